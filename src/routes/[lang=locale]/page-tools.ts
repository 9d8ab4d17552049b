import '../../print.css';

export { default as PageTools } from '$lib/ui/PageTools.svelte';
