import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantDesk, savedPage, type Desk } from '../saved.spec-support';
import { networkAnswers } from './network';

let desk: Desk;
let server: Server;
let base: string;
let answer: RequestListener;
let asked: { url: string; agent: string; open: number }[];

beforeEach(async () => {
	desk = await plantDesk();
	asked = [];
	let open = 0;
	server = createServer((req, res) => {
		open += 1;
		asked.push({ url: req.url ?? '', agent: req.headers['user-agent'] ?? '', open });
		res.on('close', () => (open -= 1));
		answer(req, res);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await desk.remove();
});

const said = (url: string): unknown =>
	url.endsWith('/regions/musterkreis/')
		? { languages: [{ code: 'de' }, { code: 'en' }, { code: 'xx' }] }
		: url.includes('/de/pages/')
			? [savedPage('de', { path: 'a', title: 'A' })]
			: [];
const good: RequestListener = (req, res) => {
	res.setHeader('content-type', 'application/json');
	res.end(JSON.stringify(said(req.url ?? '')));
};
const fromServer = () => desk.import({ from: undefined, base });

test('a region is asked for one answer at a time, by a name, and only in languages the app knows', async () => {
	answer = good;
	expect(await fromServer()).toMatchObject({ guides: 1, passedOver: ['xx'] });
	expect(asked.map(({ url }) => url)).toEqual([
		'/api/v3/regions/musterkreis/',
		...['de', 'en'].flatMap((code) => [
			`/api/v3/musterkreis/${code}/pages/`,
			`/api/v3/musterkreis/${code}/locations/?on_map=1`,
			`/api/v3/musterkreis/${code}/events/?combine_recurring=True`
		])
	]);
	expect(asked.every(({ agent, open }) => agent.startsWith('Lippe-Lotse') && open === 1)).toBe(true);
});

test.each<[string, RequestListener, RegExp]>([
	[
		'a region that does not exist',
		(_, res) => void res.writeHead(404).end(),
		/gibt es nicht \(404\).*Region/
	],
	['a server in trouble', (_, res) => void res.writeHead(503).end(), /Fehler 503/],
	['a login page', (_, res) => void res.end('<html><form>'), /Internetseite \(HTML\)/],
	['an answer without languages', (_, res) => void res.end('{}'), /welche Sprachen/],
	[
		'a connection that is cut',
		(_, res) => {
			res.writeHead(200, { 'content-length': '1000' });
			res.write('[');
			setImmediate(() => res.destroy());
		},
		/nicht erreichbar/
	]
])('%s is told in a sentence, and the last snapshot stays', async (_, trouble, sentence) => {
	answer = good;
	await fromServer();
	const file = desk.snapshotPath('guides/10-musterkreis-a/de.md');
	const before = await readFile(file, 'utf8');
	answer = trouble;
	await expect(fromServer()).rejects.toThrow(sentence);
	expect(await readFile(file, 'utf8')).toBe(before);
});

test('no network at all is told', async () => {
	await new Promise((done) => server.close(done));
	await expect(fromServer()).rejects.toThrow(/nicht erreichbar\. Besteht eine Verbindung/);
});

test('a server that never ends is waited for so long and no longer', async () => {
	answer = (_, res) => void res.write('[');
	await expect(networkAnswers(base, 'musterkreis', 200).languages()).rejects.toThrow(
		/keine vollständige Antwort in 0.2/
	);
});

test('an answer without end is cut off', async () => {
	answer = (_, res) => {
		const chunk = Buffer.alloc(64 * 1024, ' ');
		const more = () => {
			while (!res.destroyed && res.write(chunk));
			if (!res.destroyed) res.once('drain', more);
		};
		more();
	};
	await expect(networkAnswers(base, 'musterkreis', 60_000, 1_000_000).languages()).rejects.toThrow(
		/mehr als 1 MB/
	);
});
