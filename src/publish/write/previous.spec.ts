import { execFile } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeKeys } from '../keys/ceremony';
import { plantTree, TODAY, type Tree } from '../content-tree.spec-support';
import { withPrevious } from './previous';

const cafe = 'offers/sprachcafe.yaml';
const LOGIN = '<!doctype html><title>Hotspot</title>';

let tree: Tree;
/** The release folder of the live site. */
let live: string;
let server: Server;
let url: string;
let asked: string[];
/** Answers instead of the site, by file. */
let rig: Record<string, (() => { status: number; body: string } | undefined) | undefined>;

beforeEach(async () => {
	tree = await plantTree();
	live = join(tree.root, 'live');
	asked = [];
	rig = {};
	server = createServer(async (req, res) => {
		const file = (req.url ?? '').replace('/content/', '');
		asked.push(file);
		const rigged = rig[file];
		if (rigged) {
			const answer = rigged();
			if (answer) res.writeHead(answer.status).end(answer.body);
			return;
		}
		const body = await readFile(join(live, file)).catch(() => undefined);
		res.writeHead(body ? 200 : 404).end(body ?? '<h1>Not found</h1>');
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await tree.remove();
});

async function change(word: string): Promise<void> {
	await tree.write({
		[cafe]: (text) => text.replace(/summary: .*\n {4}body/, `summary: ${word}.\n    body`)
	});
}

/** The site has three releases, and this machine none. */
async function goLive(...words: string[]): Promise<void> {
	for (const word of words) {
		await change(word);
		await tree.release(TODAY, { outDir: live });
	}
}

const manifestOf = (dir: string) => readFile(join(dir, 'manifest.json'), 'utf8');

for (const [kind, source] of [
	['the live site', () => url],
	['a release folder', () => live]
] as const) {
	describe(`--previous with ${kind}`, () => {
		test('gives the next number, the diffs to it, and keeps the ledgers for the one after', async () => {
			await goLive('Eins', 'Zwei', 'Drei');
			await change('Vier');
			expect(await tree.release(TODAY, { previous: source() })).toMatchObject({ seq: 4, changed: true });
			expect((await readdir(join(tree.outDir, 'ledger'))).sort()).toEqual(
				[1, 2, 3, 4].map((seq) => `${seq}.json`)
			);
			for (const from of [1, 2, 3]) {
				expect(await readdir(join(tree.outDir, 'diff/text/de'))).toContain(`${from}-4.json`);
				expect(await readFile(join(tree.outDir, `ledger/${from}.json`))).toEqual(
					await readFile(join(live, `ledger/${from}.json`))
				);
			}
		});

		test('makes no new number out of equal content, but the very release that phones have', async () => {
			await goLive('Eins', 'Zwei');
			const outcome = await tree.release('2026-11-25T12:00:00Z', { previous: source() });
			expect(outcome).toMatchObject({ seq: 2, changed: false });
			expect(await manifestOf(tree.outDir)).toBe(await manifestOf(live));
			const made = await tree.snapshot();
			for (const name of Object.keys(made)) {
				expect(made[name]).toBe(await readFile(join(live, name), 'base64'));
			}
			const parts = outcome.packs['text/de']?.full ?? [];
			expect(Object.keys(made)).toEqual(expect.arrayContaining(parts.map(({ hash }) => `${hash}.json.br`)));
			expect(Object.keys(made)).toContain('diff/text/de/1-2.json');
		});

		test('believes it rather than what this machine once made under the same number', async () => {
			await change('Nie veröffentlicht');
			await tree.release();
			await goLive('Eins', 'Zwei');
			await change('Drei');
			expect(await tree.release(TODAY, { previous: source() })).toMatchObject({ seq: 3 });
			expect(await readFile(join(tree.outDir, 'ledger/1.json'))).toEqual(
				await readFile(join(live, 'ledger/1.json'))
			);
			const diff = await readFile(join(tree.outDir, 'diff/text/de/1-3.json'), 'utf8');
			expect(JSON.parse(diff)).toMatchObject({ set: {}, patch: { 'offer/sprachcafe': {} } });
		});

		test('a release only this machine has is not taken for the live one when their pasts differ', async () => {
			await change('Nie veröffentlicht');
			await tree.release();
			await change('Zwei');
			await tree.release();
			await goLive('Eins');
			await change('Zwei');
			expect(await tree.release(TODAY, { previous: source() })).toMatchObject({ seq: 3, changed: true });
		});

		test('a ledger that is missing in the middle ends the chain of diffs there', async () => {
			await goLive('Eins', 'Zwei', 'Drei');
			await rm(join(live, 'ledger/2.json'));
			await change('Vier');
			const { packs } = await tree.release(TODAY, { previous: source() });
			expect(packs['text/de']?.oldest).toBe(3);
		});
	});
}

describe('nothing is written', () => {
	const cases: [string, (site: Record<string, unknown>) => void, RegExp][] = [
		[
			'when a login page stands where the manifest should',
			(site) => (site['manifest.json'] = () => ({ status: 200, body: LOGIN })),
			/manifest\.json ist kein Verzeichnis einer Ausgabe, sondern eine Internetseite/
		],
		[
			'when a login page stands where a ledger should',
			(site) => (site['ledger/1.json'] = () => ({ status: 200, body: LOGIN })),
			/ledger\/1\.json ist nicht die Liste der Ausgabe 1, sondern eine Internetseite/
		],
		[
			'when a ledger is the one of another release',
			(site) =>
				(site['ledger/1.json'] = () => ({
					status: 200,
					body: '{"issued":"2026-11-23T12:00:00.000Z","packs":{},"parts":[],"seq":2}'
				})),
			/ledger\/1\.json ist nicht die Liste der Ausgabe 1\. /
		],
		[
			'when the site is out of order',
			(site) => (site['ledger/2.json'] = () => ({ status: 503, body: '' })),
			/antwortet mit Fehler 503/
		],
		[
			'when there is no release at the address',
			(site) => (site['manifest.json'] = () => ({ status: 404, body: '' })),
			/manifest\.json gibt es nicht \(404\)/
		]
	];
	for (const [name, spoil, sentence] of cases) {
		test(name, async () => {
			await goLive('Eins', 'Zwei');
			await change('Drei');
			spoil(rig);
			await expect(tree.publish(TODAY, { previous: url })).rejects.toThrow(sentence);
			await expect(readdir(tree.outDir)).rejects.toThrow('ENOENT');
		});
	}

	test('when the site cannot be reached', async () => {
		await expect(tree.publish(TODAY, { previous: 'http://127.0.0.1:1' })).rejects.toThrow(
			/ist nicht erreichbar\. Es wurde nichts veröffentlicht\.$/
		);
		await expect(readdir(tree.outDir)).rejects.toThrow('ENOENT');
	});

	test('when the site never answers', async () => {
		rig['manifest.json'] = () => undefined;
		const wait = withPrevious(url, Date.parse(TODAY), () => Promise.reject(new Error('went on')), 100);
		await expect(wait).rejects.toThrow('keine Antwort in 0.1 Sekunden');
	});

	test('when the folder holds no release, or a broken ledger', async () => {
		await expect(tree.publish(TODAY, { previous: live })).rejects.toThrow('keine manifest.json');
		await goLive('Eins');
		await writeFile(join(live, 'ledger/1.json'), '{');
		await expect(tree.publish(TODAY, { previous: live })).rejects.toThrow('nicht die Liste der Ausgabe 1');
		await expect(readdir(tree.outDir)).rejects.toThrow('ENOENT');
	});

	test('and the command says it in one sentence and fails', async () => {
		await goLive('Eins');
		rig['ledger/1.json'] = () => ({ status: 200, body: LOGIN });
		await makeKeys(join(tree.root, 'keys'));
		const run = promisify(execFile)(
			process.execPath,
			[resolve('node_modules/tsx/dist/cli.mjs'), resolve('src/publish/cli.ts'), '--previous', url],
			{ cwd: tree.root }
		);
		await expect(run).rejects.toMatchObject({
			code: 1,
			stderr: expect.stringMatching(/ledger\/1\.json ist nicht die Liste[^\n]*veröffentlicht\.\n$/) as string
		});
		await expect(readdir(tree.outDir)).rejects.toThrow('ENOENT');
	}, 30_000);
});

test('the walk through the ledgers ends where they are 18 months old', async () => {
	await goLive('Eins');
	const text = await readFile(join(live, 'ledger/1.json'), 'utf8');
	const manifest = (await manifestOf(live)).replace('\\"seq\\":1', '\\"seq\\":100');
	await writeFile(join(live, 'manifest.json'), manifest);
	for (let seq = 1; seq <= 100; seq += 1) {
		const issued = seq > 50 ? '2026-10-01T00:00:00.000Z' : '2025-05-01T00:00:00.000Z';
		await writeFile(
			join(live, `ledger/${seq}.json`),
			text.replace('"seq":1', `"seq":${seq}`).replace(/"issued":"[^"]*"/, `"issued":"${issued}"`)
		);
	}
	const kept = await withPrevious(url, Date.parse(TODAY), (dir) => readdir(join(dir ?? '', 'ledger')));
	expect(kept).toHaveLength(50);
	expect(asked.length).toBeLessThan(60);
});
