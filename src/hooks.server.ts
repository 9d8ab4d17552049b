import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handle, RequestEvent } from '@sveltejs/kit';
import { linkedData } from '$lib/domain/json-ld';
import { directionOf } from '$lib/domain/locale';
import { isLocale, SOURCE_LOCALE, type Locale } from '$lib/domain/records';
import { parseManifest } from '$lib/domain/release/format';
import { overwriteGetLocale } from './paraglide/runtime.js';

/** The published release on disk. It is not among the static files, so no shell file ever lists it. */
const RELEASE = process.env.LOTSE_RELEASE ?? 'release';
const KIT_OUTPUT = join(process.env.LOTSE_KIT ?? '.svelte-kit', 'output');
const RELEASE_FILE = /^\/content\/([\w-]+(?:\/[\w-]+)*\.json)$/;

// One process renders pages of every language at once; each render asks for its own.
const renderLocale = new AsyncLocalStorage<Locale>();
overwriteGetLocale(() => renderLocale.getStore() ?? SOURCE_LOCALE);

/** Runs at build time and in dev only: the finished site is static files. */
export const handle: Handle = async ({ event, resolve }) => {
	const file = RELEASE_FILE.exec(event.url.pathname)?.[1];
	if (file) {
		const text = await readFile(join(RELEASE, file), 'utf8').catch(() => undefined);
		return text === undefined
			? new Response('not found', { status: 404 })
			: new Response(text, { headers: { 'content-type': 'application/json' } });
	}
	const asked = event.params.lang ?? event.url.pathname.split('/')[1] ?? '';
	const locale = isLocale(asked) ? asked : SOURCE_LOCALE;
	const data = await linkedDataScript(event);
	const preload = await preloads(event.url.pathname, locale);
	const written = ` data-written="${await sequence()}"`;
	return renderLocale.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				html
					.replace('%lang%', locale)
					.replace('%dir%', directionOf(locale))
					.replace('%written%', html.includes('data-sveltekit-fetched') ? written : '')
					.replace('%linked-data%', () => preload + data)
		})
	);
};

let published: Promise<number> | undefined;

/** Which release pages are written from. Only one that carries its content says so. */
function sequence(): Promise<number> {
	published ??= readFile(join(RELEASE, 'manifest.json'), 'utf8').then((text) => {
		const parsed = parseManifest(text);
		if (!parsed.ok) throw new Error(`manifest.json: ${parsed.fault}`);
		return parsed.value.manifest.seq;
	});
	return published;
}

interface Chunk {
	file: string;
	name?: string;
}
let clientChunks: Promise<Record<string, Chunk>> | undefined;

const KIND_OF: Record<string, string> = { offers: 'offer', places: 'place', guides: 'guide' };

/** What search engines read. It is worked out here, so that no phone downloads the code for it. */
async function linkedDataScript({ url, fetch }: RequestEvent): Promise<string> {
	const [, lang, section = '', id] = url.pathname.split('/');
	const kind = KIND_OF[section];
	if (!kind || !id) return '';
	const response = await fetch(`/${lang}/data/${kind}/${id}.json`);
	if (!response.ok) return '';
	// Inside a script element only "<" could end it.
	const json = JSON.stringify(linkedData(await response.json())).replaceAll('<', '\\u003c');
	return `<script type="application/ld+json">${json}</script>`;
}

/** What Kit asks for to make the page that the worker answers every address with, in every language. */
const SHELL = '/[fallback]';
/** What almost every page needs next: its frames, the phone's own copy, and cards. By the names of their chunks. */
const NEXT = ['nodes/1', 'nodes/2', 'nodes/3', 'phone', 'cards'];
/** The page that begins to fetch, beside its scripts, what it is drawn from and can be read without. */
const MAP = /^(\/[^/]+)\/map$/;
/** The pages that do with the first words; see vite/words.ts. */
const RECORD = /^\/[^/]+\/(?:offers|places|guides)\/[^/]+$/;

/**
 * What a page asks for at once, instead of one after the other as it finds out: the words of its language, which are
 * needed before the first render, or where the language is not known yet the code that every language needs.
 */
async function preloads(path: string, locale: Locale): Promise<string> {
	if (import.meta.env.DEV) return '';
	clientChunks ??= readFile(join(KIT_OUTPUT, 'client/.vite/manifest.json'), 'utf8').then(
		(text) => JSON.parse(text) as Record<string, Chunk>
	);
	const chunks = await clientChunks;
	const words = `src/paraglide/messages/${locale}.js`;
	const wanted =
		path === SHELL
			? NEXT.map((name) => Object.values(chunks).find((chunk) => chunk.name === name))
			: [words, `${words}?part=more`].slice(0, RECORD.test(path) ? 1 : 2).map((key) => chunks[key]);
	const links = wanted.map((chunk) => {
		if (!chunk) throw new Error(`the build lacks a chunk that ${path} needs`);
		return `<link rel="modulepreload" href="/${chunk.file}">`;
	});
	const ofMap = MAP.exec(path)?.[1];
	if (ofMap) links.push(`<link rel="preload" as="fetch" crossorigin href="${ofMap}/data/overview.json">`);
	return links.join('');
}
