import '../../print.css';

export { default as RecordTools } from './RecordTools.svelte';
