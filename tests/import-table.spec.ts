import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

/** A room, where it lies, and what its import lines may name. The table of design section 3, as code. */
interface Room {
	name: string;
	files: RegExp;
	/** Rooms and packages; a room's own files are always allowed. */
	may: (string | RegExp)[];
	why: string;
}

const ROOMS: Room[] = [
	{
		name: 'domain',
		files: /^src\/lib\/domain\//,
		// The search library, and one stemmer and list of stop words for each language; rrule, which says when an event
		// comes again, is loaded only with a page that has one.
		may: ['valibot', 'canonicalize', 'rrule', /^minisearch(?:\/|$)/, /^@orama\/(?:stemmers|stopwords)\//],
		why: 'domain is pure: it knows what a record is, not where it runs'
	},
	{
		name: 'storage',
		files: /^src\/lib\/storage\//,
		may: ['domain', 'idb'],
		why: 'storage is IndexedDB and only that'
	},
	{
		name: 'sync',
		files: /^src\/lib\/sync\//,
		may: ['domain', 'storage:types'],
		why: 'sync gets its store, fetch and clock handed in, so that it runs in page, worker and test'
	},
	{
		name: 'library',
		files: /^src\/lib\/(?:library|street-source)\.ts$/,
		may: ['domain', 'storage:types'],
		why: 'the reading desk gets its store handed in'
	},
	{
		name: 'search',
		files: /^src\/lib\/search\//,
		may: ['domain', 'storage'],
		why: 'the engine works in a thread of its own, without a screen and without a network'
	},
	{
		name: 'state',
		files: /^src\/lib\/state\//,
		may: ['domain', 'storage', 'sync', 'search', 'library', 'svelte', 'workbox-window'],
		why: 'state is what the screen watches, not the screen'
	},
	{
		name: 'ui/map',
		files: /^src\/lib\/ui\/map\//,
		may: [
			'domain',
			'ui',
			'messages',
			'svelte',
			'style',
			/^leaflet(?:\/src\/|$)/,
			'supercluster',
			'pmtiles',
			'protomaps-leaflet',
			// The colours that the drawing comes with; part of it already.
			'@protomaps/basemaps'
		],
		why: 'the map room is the one that knows Leaflet; what comes in and goes out is ours'
	},
	{
		name: 'ui',
		files: /^src\/lib\/ui\/(?!map\/)/,
		// A style that several components share; QR codes are something to draw, see src/lib/ui/qr.ts.
		may: ['domain', 'messages', 'svelte', 'lucide', 'lean-qr/nano', 'style'],
		why: 'components take props and send events; they fetch and keep nothing'
	},
	{
		name: 'routes',
		files: /^src\/(?:routes|params)\/|^src\/app\.d\.ts$/,
		may: [
			'domain',
			'storage',
			'sync',
			'search',
			'library',
			'state',
			'ui',
			'ui/map',
			'messages',
			'svelte',
			'style',
			'@sveltejs/kit',
			'virtual:words',
			'virtual:trust',
			/^\$app\//,
			'lucide'
		],
		why: 'pages put the rooms together; databases, maps and workers have rooms of their own'
	},
	{
		name: 'hooks',
		files: /^src\/hooks\.server\.ts$/,
		may: ['domain', 'messages', '@sveltejs/kit', /^node:/],
		why: 'the hooks run at build time only and hand the release to the pages'
	},
	{
		name: 'service-worker',
		files: /^src\/service-worker\//,
		may: ['domain', 'storage', 'sync', /^workbox-/, '$service-worker', /^\$app\//, 'virtual:trust'],
		why: 'the worker has no screen; it syncs unseen, so the keys it believes are built in'
	},
	{
		name: 'publish',
		files: /^src\/publish\//,
		may: [
			'domain',
			/^node:/,
			'yaml',
			'opening_hours',
			'diff',
			'valibot',
			'canonicalize',
			// Measures pictures and makes them small.
			'sharp',
			// Reads PMTiles, and writes their directories; see src/publish/pmtiles/.
			'pmtiles',
			's2-pmtiles',
			/^libphonenumber-js/,
			/^mdast/,
			/^micromark-extension-/,
			// Reads the HTML of imported pages and hands it to the Markdown libraries; see src/publish/sources/.
			/^hast/,
			/^unist/
		],
		why: 'publish runs before the app exists'
	}
];

/** Room names for what is not a room: generated words, styles, the types of virtual modules. */
const PLACES: [RegExp, string][] = [
	[/^src\/paraglide\//, 'messages'],
	[/\.css$/, 'style'],
	[/^src\/lib\/storage\//, 'storage']
];

const IMPORT =
	/(?:^|\n)\s*(?:import|export)\s+(type\s+)?[^'"`;]*?from\s+['"]([^'"]+)['"]|(?:^|\n)\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function sourceFiles(): string[] {
	return readdirSync('src', { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name))
		.filter((file) => !file.startsWith('src/paraglide/') && !/\.spec(?:-support)?\.ts$/.test(file));
}

function importsOf(file: string): { from: string; types: boolean }[] {
	return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, types, from, bare, dynamic]) => ({
		from: from ?? bare ?? dynamic ?? '',
		types: types !== undefined
	}));
}

/** The room or package that an import line names. */
function nameOf(from: string, file: string, types: boolean): string {
	const path = from.startsWith('$lib/')
		? from.replace('$lib/', 'src/lib/')
		: from === '$words'
			? 'src/paraglide/messages.js'
			: from.startsWith('.')
				? relative('.', join(dirname(file), from))
				: undefined;
	if (path === undefined) return from.startsWith('svelte/') ? 'svelte' : from;
	const place = PLACES.find(([pattern]) => pattern.test(path))?.[1];
	const room = place ?? ROOMS.find(({ files }) => files.test(path) || files.test(`${path}.ts`))?.name ?? path;
	return types && room === 'storage' ? 'storage:types' : room;
}

function wrongs(): string[] {
	return sourceFiles().flatMap((file) => {
		const room = ROOMS.find(({ files }) => files.test(file));
		if (!room) return file === 'src/virtual.d.ts' ? [] : [`${file}: stands in no room`];
		return importsOf(file).flatMap(({ from, types }) => {
			// The types SvelteKit writes for each route.
			if (from === './$types') return [];
			const name = nameOf(from, file, types);
			const allowed =
				name.replace(':types', '') === room.name ||
				room.may.some((may) =>
					may instanceof RegExp
						? may.test(name)
						: may === name || (name === 'storage:types' && may === 'storage')
				);
			return allowed ? [] : [`${file}: imports ${from}; ${room.why}`];
		});
	});
}

describe('the import table', () => {
	it('holds for every line of src', () => {
		expect(wrongs()).toEqual([]);
	});

	it('sees the lines it judges', () => {
		const seen = sourceFiles().flatMap((file) => importsOf(file).map(({ from }) => from));
		expect(seen).toEqual(
			expect.arrayContaining(['idb', 'valibot', 'workbox-precaching', './phone', 'svelte', 'supercluster'])
		);
	});

	it('loads Leaflet with the map and never with a page', () => {
		const eager = sourceFiles()
			.filter((file) => file.startsWith('src/routes/') || file === 'src/lib/ui/map/Map.svelte')
			.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(IMPORT)])
			.filter(([, types, from = '']) => !types && /lotse-map|pin-layer|overview-layer|leaflet/.test(from));
		expect(eager).toEqual([]);
	});

	it('loads what draws the streets on demand and never with a page or the map', () => {
		const eager = sourceFiles()
			.filter((file) => !file.startsWith('src/lib/ui/map/streets'))
			.flatMap((file) =>
				[...readFileSync(file, 'utf8').matchAll(IMPORT)].filter(([, types, from = '']) => {
					const path = from.startsWith('.') ? join(dirname(file), from) : from;
					return !types && /lib\/ui\/map\/streets|^@?protomaps/.test(path);
				})
			);
		expect(eager.map(([line]) => line.trim())).toEqual([]);
	});

	it('keeps {@html} out of every component', () => {
		const offenders = sourceFiles().filter((file) => readFileSync(file, 'utf8').includes('{@html'));
		expect(offenders).toEqual([]);
	});
});
