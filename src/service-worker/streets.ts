import { STREET_CODE_CACHE } from '../lib/sync/street-code';
import { keepCode } from './kept-code';

/** The chunk that draws the streets, and no other; named by `vite/named-chunks.ts`. */
export function isStreetCode(url: string): boolean {
	return /\/streets\.[\w-]+\.js$/.test(url);
}

/** Keeps the code that draws the streets for those who have them. */
export function keepStreetCode(files: readonly string[]): void {
	keepCode({
		cache: STREET_CODE_CACHE,
		files,
		comesWith: (kept) => (kept.length > 0 ? files : [])
	});
}
