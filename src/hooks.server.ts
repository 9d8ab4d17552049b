import { AsyncLocalStorage } from 'node:async_hooks';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handle } from '@sveltejs/kit';
import { isLocale, SOURCE_LOCALE, type Locale } from '$lib/domain/records';
import { overwriteGetLocale } from './paraglide/runtime.js';

/** The published release on disk. It is not among the static files, so no shell file ever lists it. */
const RELEASE = 'release';
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
	return renderLocale.run(locale, () =>
		resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%dir%', directionOf(locale))
		})
	);
};

function directionOf(locale: Locale): 'ltr' | 'rtl' {
	return /^(?:ar|fa)/.test(locale) ? 'rtl' : 'ltr';
}
