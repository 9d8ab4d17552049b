import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const LANG = 'src/routes/[lang=locale]';

/** What is on the screen when somebody opens the address of a record, and when opening it fails. */
const FIRST_VIEW = [
	'src/routes/+layout.svelte',
	`${LANG}/+layout.svelte`,
	`${LANG}/+error.svelte`,
	`${LANG}/offers/[id]/+page.svelte`,
	`${LANG}/places/[id]/+page.svelte`,
	`${LANG}/guides/[id]/+page.svelte`
];

/**
 * A sync can only fail once its code is there, and the other words come with that code. Without a network
 * neither may have come, and that is said at once.
 */
const SAID_LATER = /^fault_(?!offline$)/;

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\s)[^'"`;]*?from\s+['"]([^'"]+)['"]/g;

/** Names of the messages that the first view says: those its modules call, followed along their import lines. */
export function firstWords(): Set<string> {
	const names = new Set<string>();
	const seen = new Set<string>();
	const waiting = [...FIRST_VIEW];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (seen.has(file)) continue;
		seen.add(file);
		const source = readFileSync(file, 'utf8');
		for (const [, name = ''] of source.matchAll(/\bm\.(\w+)\(/g)) if (!SAID_LATER.test(name)) names.add(name);
		for (const [, from = ''] of source.matchAll(IMPORT)) {
			const found = ownFile(from, file);
			if (found) waiting.push(found);
		}
	}
	return names;
}

function ownFile(from: string, file: string): string | undefined {
	const path = from.startsWith('$lib/')
		? from.replace('$lib/', 'src/lib/')
		: from.startsWith('.')
			? join(dirname(file), from)
			: undefined;
	return path && [path, `${path}.ts`].find((name) => /\.(?:ts|svelte)$/.test(name) && existsSync(name));
}
