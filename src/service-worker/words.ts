/// <reference lib="webworker" />
import { WORDS_CACHE, type KeepWords } from '../lib/sync/words';
import { addMissing, forget, keepCode } from './kept-code';

declare const self: ServiceWorkerGlobalScope;

const WORDS = /\/words\.([a-z-]+)\.[\w-]+\.js$/;

/** A chunk with the words of one language, or with how the search reads it, and nothing else; named by `vite/named-chunks.ts`. */
export function isWords(url: string): boolean {
	return WORDS.test(url);
}

/** Keeps the interface words of the languages on this phone, and of no other. `files` are those of this shell. */
export function keepWords(files: readonly string[]): void {
	keepCode({
		cache: WORDS_CACHE,
		files,
		comesWith: async (kept) => {
			// The first install runs beside a page whose words came before there was a worker.
			const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
			const open = pages.map(({ url }) => new URL(url).pathname.split('/')[1]);
			const wanted = [...open, ...kept.map(languageOf)];
			return files.filter((file) => wanted.includes(languageOf(file)));
		}
	});
	self.addEventListener('message', (event) => {
		const wish = event.data as KeepWords | null;
		if (wish?.type === 'KEEP_WORDS') event.waitUntil(follow(wish.locales, files));
	});
}

async function follow(locales: readonly string[], files: readonly string[]): Promise<void> {
	const unwanted = (path: string) => !locales.includes(languageOf(path) ?? '');
	await forget(WORDS_CACHE, unwanted);
	// Without a network they come with the next page that says them.
	await addMissing(
		WORDS_CACHE,
		files.filter((file) => !unwanted(file))
	).catch(() => undefined);
}

function languageOf(path: string): string | undefined {
	return WORDS.exec(path)?.[1];
}
