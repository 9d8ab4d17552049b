import '../../print.css';

export { default as PageTools } from './RecordTools.svelte';
