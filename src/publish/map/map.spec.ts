import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PMTiles } from 'pmtiles';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BOX, makeArchive, METADATA } from '../pmtiles/archive.spec-support';
import { tileBox } from '../pmtiles/tile-box';
import { streetVariants } from '../streets/variants';
import type { Box } from './box';
import { diskSentence } from './disk';
import { makeMap, type MapOrder } from './make';
import { rangeServer, type RangeServer } from './range-server.spec-support';

/** A country around the region, deeper and shallower than it needs. */
const PLANET_BOX = [8.6, 51.8, 9.3, 52.2] as const;
const PLANET = await makeArchive({ bbox: PLANET_BOX, roads: 4_000, minZoom: 5, maxZoom: 15 });

let dir: string;
let server: RangeServer;
let order: MapOrder;
beforeEach(async () => {
	dir = await mkdtemp(join(tmpdir(), 'lotse-map-'));
	server = await rangeServer(PLANET);
	await writeFile(join(dir, 'planet.pmtiles'), PLANET);
	order = { from: server.url, box: BOX, out: join(dir, 'streets.pmtiles'), cacheDir: join(dir, 'cache') };
});
afterEach(async () => {
	await server.close();
	await rm(dir, { recursive: true, force: true });
});

const over = (bytes: Uint8Array) =>
	new PMTiles({
		getKey: () => crypto.randomUUID(),
		getBytes: async (at, length) => ({ data: bytes.slice(at, at + length).buffer as ArrayBuffer })
	});
/** Not a Buffer, whose slices are no copies. */
const made = async () => new Uint8Array(await readFile(order.out));
const sentence = (words: RegExp) => ({ name: 'Sentence', message: expect.stringMatching(words) as string });

const bytesOf = (tile: { data: ArrayBuffer } | undefined) => new Uint8Array(tile?.data ?? new ArrayBuffer());

/** Zoom, column and row of every tile that touches a box. */
function tilesIn(box: Box, from: number, to: number): [number, number, number][] {
	const tiles: [number, number, number][] = [];
	for (let z = from; z <= to; z += 1) {
		const { west, east, north, south } = tileBox(box, z);
		for (let x = west; x <= east; x += 1) for (let y = north; y <= south; y += 1) tiles.push([z, x, y]);
	}
	return tiles;
}

describe.each(['a file', 'an address'])('out of %s', (kind) => {
	beforeEach(() => {
		if (kind === 'a file') order.from = join(dir, 'planet.pmtiles');
	});

	test('comes the region, zoom 8 to 14, each tile as it was, and no other', async () => {
		const { tiles, bytes } = await makeMap(order);
		const [planet, region] = [over(PLANET), over(await made())];
		const wanted = tilesIn(BOX, 8, 14);
		// As many as were asked for below, so no other.
		expect(tiles).toBe(wanted.length);
		expect((await made()).length).toBe(bytes);
		const header = await region.getHeader();
		expect(header).toMatchObject({ minZoom: 8, maxZoom: 14, numAddressedTiles: wanted.length });
		expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual([...BOX]);
		expect(await region.getMetadata()).toEqual(METADATA);
		for (const tile of wanted) {
			const [found, expected] = await Promise.all([region.getZxy(...tile), planet.getZxy(...tile)]);
			expect(Buffer.compare(bytesOf(found), bytesOf(expected))).toBe(0);
		}
	});

	test('that publish takes as it is', async () => {
		await makeMap(order);
		expect((await streetVariants(order.out)).map(({ offer }) => offer.zoom)).toEqual([12, 14]);
	});

	test('a dry run tells tiles and bytes, and writes nothing', async () => {
		const told = await makeMap({ ...order, dryRun: true });
		expect(await readdir(dir)).toEqual(['planet.pmtiles']);
		expect(await makeMap(order)).toEqual(told);
		expect(told.bytes).toBe((await made()).length);
	});

	test('another region is said not to be in it', async () => {
		const berlin = makeMap({ ...order, box: [13.1, 52.3, 13.7, 52.7] });
		await expect(berlin).rejects.toMatchObject(sentence(/andere Gegend/));
	});
});

describe('over the network', () => {
	const fetched = () => server.asked.reduce((sum, { length }) => sum + length, 0);

	test('neighbouring tiles come in one request, and little more than they', async () => {
		const { requests, fetched: wanted, bytes } = await makeMap(order);
		expect(requests).toBeLessThan(tilesIn(BOX, 8, 14).length / 4);
		expect(wanted).toBeLessThan(bytes * 1.5);
		expect(fetched()).toBeLessThan(wanted + 300_000);
		expect(fetched()).toBeLessThan(PLANET.length / 2);
		for (const { length } of server.asked) expect(length).toBeLessThanOrEqual(4_194_304);
	});

	test('progress begins with what is here and ends with all', async () => {
		const seen: number[] = [];
		const { fetched: total } = await makeMap({ ...order, progress: (done) => void seen.push(done) });
		expect([seen[0], seen.at(-1)]).toEqual([0, total]);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
	});

	test('cut off after any request it goes on where it was, and fetches no stretch twice', async () => {
		const { requests } = await makeMap({ ...order, dryRun: true });
		expect(requests).toBeGreaterThan(3);
		const directories = server.asked.length;
		for (let kill = 1; kill <= requests; kill += 1) {
			order.cacheDir = join(dir, `cache-${kill}`);
			server.asked = [];
			server.rig = (req) => {
				if (server.asked.length < directories + kill - 1) return false;
				req.destroy();
				return true;
			};
			await expect(makeMap(order)).rejects.toMatchObject(sentence(/macht dort weiter/));
			server.rig = undefined;
			const told = await makeMap({ ...order, dryRun: true });
			expect(told.left).toBeLessThan(told.fetched + (kill === 1 ? 1 : 0));
			await makeMap(order);
			const stretches = server.asked
				.filter(({ offset }) => offset > 20_000)
				.map(({ offset, length }) => `${offset} ${length}`);
			expect(new Set(stretches).size).toBe(stretches.length);
			expect(await readdir(order.cacheDir)).toEqual([]);
		}
	}, 60_000);

	test('what was left of another edition of the planet is not mixed in', async () => {
		const { requests } = await makeMap({ ...order, dryRun: true });
		server.asked = [];
		server.rig = (req) => {
			if (server.asked.length < requests) return false;
			req.destroy();
			return true;
		};
		await expect(makeMap(order)).rejects.toThrow();
		server.rig = undefined;
		server.etag = '"two"';
		const told = await makeMap({ ...order, dryRun: true });
		expect(told.left).toBe(told.fetched);
	});

	test('a file that changes while it is read is noticed', async () => {
		server.rig = () => {
			if (server.asked.length === 3) server.etag = '"two"';
			return false;
		};
		await expect(makeMap(order)).rejects.toMatchObject(sentence(/während des Ladens geändert/));
	});

	test.each<[string, RangeServer['rig'], RegExp]>([
		['no such file', (_, res) => !!res.writeHead(404).end(), /gibt es nicht \(404\)/],
		[
			'a host without ranges',
			(_, res) => !!res.writeHead(200).end('x'.repeat(99)),
			/Range.*laden Sie die Datei selbst/
		],
		['a broken host', (_, res) => !!res.writeHead(503).end(), /Fehler 503/],
		['a page', (_, res) => !!res.writeHead(206).end('<!doctype html>'.repeat(20)), /kein PMTiles-Archiv/],
		['an empty file', (_, res) => !!res.writeHead(416).end(), /kürzer/]
	])('%s is said in words', async (_, rig, words) => {
		server.rig = rig;
		await expect(makeMap(order)).rejects.toMatchObject(sentence(words));
		expect(await readdir(dir)).toEqual(['planet.pmtiles']);
	});

	test('no network is said in words', async () => {
		await server.close();
		await expect(makeMap(order)).rejects.toMatchObject(sentence(/nicht erreichbar.*Internet/));
		server = await rangeServer(PLANET);
	});
});

describe('what cannot be a map of streets', () => {
	test.each<[string, () => Promise<Uint8Array>, RegExp]>([
		[
			'is another schema',
			() => makeArchive({ roads: 1, metadata: { vector_layers: [{ id: 'x' }] } }),
			/Fassung 4/
		],
		['is cut short', async () => PLANET.slice(0, 200_000), /abgeschnitten/],
		['is a text', async () => new TextEncoder().encode('x'.repeat(500)), /kein PMTiles/]
	])('%s: said in words, and an earlier map stays', async (_, bytes, words) => {
		await writeFile(order.out, 'the map of last month');
		await writeFile(join(dir, 'planet.pmtiles'), await bytes());
		const making = makeMap({ ...order, from: join(dir, 'planet.pmtiles') });
		await expect(making).rejects.toMatchObject(sentence(words));
		expect(await readFile(order.out, 'utf8')).toBe('the map of last month');
		expect((await readdir(dir)).sort()).toEqual(['planet.pmtiles', 'streets.pmtiles']);
	});

	test('a tile that is damaged in the planet is noticed before the old map goes', async () => {
		await writeFile(order.out, 'the map of last month');
		const broken = PLANET.slice();
		// Deep among the tiles.
		broken.fill(7, broken.length >> 2, broken.length >> 1);
		server.file = broken;
		await expect(makeMap(order)).rejects.toMatchObject(sentence(/Kachel .* beschädigt/));
		expect(await readFile(order.out, 'utf8')).toBe('the map of last month');
	});
});

test.each([
	['ENOSPC', /kein Platz/],
	['EACCES', /darf .* nicht/],
	['EROFS', /Datenträger/]
])('a disk that answers %s is spoken of in words', (code, words) => {
	const said = diskSentence(Object.assign(new Error(), { code }), 'streets.pmtiles');
	expect(said).toMatchObject(sentence(words));
	expect(diskSentence(new TypeError('x'), 'y')).toBeInstanceOf(TypeError);
});

test('a folder that is not there is said in words', async () => {
	const making = makeMap({ ...order, out: join(dir, 'nowhere/streets.pmtiles') });
	await expect(making).rejects.toMatchObject(sentence(/Den Ordner .* gibt es nicht/));
	const into = makeMap({ ...order, out: dir });
	await expect(into).rejects.toMatchObject(sentence(/ist ein Ordner/));
});

// Writing there always fails for want of room: https://man7.org/linux/man-pages/man4/full.4.html
test.runIf(process.platform === 'linux')(
	'a full disk is said in words, and nothing is left on it',
	async () => {
		await symlink('/dev/full', `${order.out}.part`);
		await expect(makeMap(order)).rejects.toMatchObject(sentence(/kein Platz/));
		expect((await readdir(dir)).sort()).toEqual(['cache', 'planet.pmtiles']);
	}
);

describe('the command', () => {
	const run = (...args: string[]) =>
		promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/publish/map/cli.ts', ...args]).then(
			({ stdout }) => ({ code: 0, said: stdout }),
			(error: { code: number; stderr: string }) => ({ code: error.code, said: error.stderr })
		);

	test('reads the box out of region.yaml and says in German what it did', async () => {
		await mkdir(join(dir, 'content'));
		await writeFile(join(dir, 'content/region.yaml'), `bbox: [${BOX.join(', ')}]\n`);
		const args = [server.url, '--content', join(dir, 'content'), '--out', order.out];
		const dry = await run(...args, '--dry-run');
		expect(dry).toMatchObject({
			code: 0,
			said: expect.stringMatching(/\d+ Kacheln, \d+ Bytes.*\n.*Anfragen/) as string
		});
		const done = await run(...args);
		expect(done).toMatchObject({
			code: 0,
			said: expect.stringMatching(/geladen\n.*Kacheln.*npm run content/s) as string
		});
		expect((await made()).length).toBeGreaterThan(100_000);
	}, 20_000);

	test('without a source, or without a region, it explains itself', async () => {
		expect(await run()).toMatchObject({
			code: 1,
			said: expect.stringContaining('npm run map -- <archiv') as string
		});
		const nowhere = await run('x.pmtiles', '--content', join(dir, 'nothing'));
		expect(nowhere).toMatchObject({ code: 1, said: expect.stringMatching(/region\.yaml fehlt/) as string });
	}, 20_000);
});
