import { keepCode } from './kept-code';

/** The chunk that works out the days of events, and no other; named by `vite/named-chunks.ts`. */
export function isDateCode(url: string): boolean {
	return /\/dates\.[\w-]+\.(?:js|css)$/.test(url);
}

/** Keeps the code that works out the days of events for districts that have some. */
export function keepDateCode(files: readonly string[]): void {
	keepCode({
		cache: 'lotse-date-code',
		files,
		comesWith: (kept) => (kept.length > 0 ? files : [])
	});
}
