import { createHash } from 'node:crypto';
import { compare } from '../../problem';

/** A path in one spelling: percent signs decoded, letters composed, one slash at the end. */
export function plainPath(path: string): string {
	return `/${stepsOf(path).join('/')}/`;
}

/** The steps of a path: region, language, then the slugs. */
export function stepsOf(path: string): string[] {
	return path
		.split('/')
		.filter((step) => step !== '')
		.map((step) => decode(step).normalize('NFC'));
}

function decode(step: string): string {
	try {
		return decodeURIComponent(step);
	} catch {
		return step;
	}
}

/** Letters, digits and hyphens of ASCII, at most 60; empty where nothing is left, as in a slug all in Arabic. */
export function asciiSlug(slug: string): string {
	return slug
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
}

/**
 * An id for every path: the region and the last slug, and where two would be the same the start of the path's hash
 * behind both. An id depends on its own path and on whether there is a twin, never on an order.
 */
export function idsFor(region: string, paths: readonly string[]): Map<string, string> {
	const wished = new Map<string, string[]>();
	for (const path of [...paths].sort(compare)) {
		const slug = asciiSlug(stepsOf(path).at(-1) ?? '');
		wished.set(slug, [...(wished.get(slug) ?? []), path]);
	}
	const ids = new Map<string, string>();
	for (const [slug, group] of wished) {
		for (const path of group) {
			const own = slug !== '' && group.length === 1;
			const parts = own ? [region, slug] : [region, slug, hashOf(path)];
			ids.set(path, parts.filter((part) => part !== '').join('-'));
		}
	}
	return ids;
}

function hashOf(path: string): string {
	return createHash('sha256').update(path).digest('hex').slice(0, 8);
}
