import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Text } from '../../lib/domain/records';
import { moving, photo, spots } from '../pictures/pictures.spec-support';
import { gatherAlbum } from './integreat/album';
import { pictureSource } from './integreat/picture-source';
import { makeLosses } from './integreat/report';
import { plantDesk, type Desk, type SavedPage } from './saved.spec-support';

let desk: Desk;
let server: Server;
let base: string;
let asked: string[];
let answers: Record<string, RequestListener>;

beforeEach(async () => {
	desk = await plantDesk();
	asked = [];
	answers = {};
	server = createServer((req, res) => {
		asked.push(req.url ?? '');
		const answer = answers[req.url ?? ''];
		if (answer) answer(req, res);
		else res.writeHead(404).end();
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
	server.closeAllConnections();
	await new Promise((done) => server.close(done));
	await desk.remove();
});

const sends =
	(data: Buffer | string, type = 'image/jpeg'): RequestListener =>
	(_, res) =>
		void res.writeHead(200, { 'content-type': type }).end(data);
const leadsTo =
	(location: string): RequestListener =>
	(_, res) =>
		void res.writeHead(302, { location }).end();
/** Pictures that are named by a path alone lie on the server. */
const say = (...pages: SavedPage[]) =>
	desk.say(
		'de',
		pages.map((each) => ({ ...each, content: each.content?.replaceAll('src="/', `src="${base}/`) ?? '' }))
	);
const page = (content: string, more: Partial<SavedPage> = {}): SavedPage => ({
	path: 'a',
	title: 'Erste Schritte',
	content,
	...more
});
const importAll = () => desk.import({ base, images: true });
const images = () => readdir(desk.snapshotPath('images')).catch(() => []);
const text = (name = 'guides/10-musterkreis-a/de.md') => readFile(desk.snapshotPath(name), 'utf8');

describe('an import with pictures', () => {
	test('brings each one once, small, with its words, and publishes it', async () => {
		answers['/a.jpg'] = sends(await photo(1));
		await say(
			page(`<p>Hier <a href="/gross.jpg"><img src="/a.jpg" alt="Das
				Rathaus" width="300"></a> ist es.</p>`),
			page(`<ul><li>Eins <img src="/a.jpg#x"></li><li>Zwei</li></ul>`, { path: 'b', title: 'Ämter' })
		);
		const { pictures, change } = await importAll();
		expect(asked).toEqual(['/a.jpg']);
		const [file] = await images();
		expect(change.added).toBe(4);
		expect(pictures?.count).toBe(1);
		expect(await text()).toContain(`Hier\n\n![Das Rathaus](images/${file})\n\nist es.`);
		expect(await text('guides/20-musterkreis-b/de.md')).toContain(`- Zwei\n\n![Ämter](images/${file})`);
		expect(await text('report.txt')).toContain(
			`images/${file} (${((pictures?.bytes ?? 0) / 1000).toFixed(1)} kB): ${base}/a.jpg`
		);
		expect(await text('report.txt')).toContain('1× Bild ohne Beschreibung');

		const { hints } = await desk.release();
		expect(hints.filter(({ file }) => file.includes('images'))).toEqual([]);
		const texts = (await desk.records('text/de')) as Record<string, Text>;
		expect(texts['guide/musterkreis-b']?.body?.at(-1)).toMatchObject({
			type: 'image',
			width: 720,
			height: 405
		});
	});

	test('done twice changes no byte; of one changed picture changes that and what shows it', async () => {
		answers['/a.jpg'] = sends(await photo(1));
		answers['/b.jpg'] = sends(await photo(2));
		await say(page('<img src="/a.jpg">'), page('<img src="/b.jpg">', { path: 'b' }));
		await importAll();
		expect((await importAll()).change).toEqual({ added: 0, changed: 0, removed: 0 });
		answers['/b.jpg'] = sends(await photo(3));
		// The page and the report.
		expect((await importAll()).change).toEqual({ added: 1, changed: 2, removed: 1 });
	});

	test('two addresses of the same picture are one file', async () => {
		answers['/a.jpg'] = answers['/b.jpg'] = sends(await photo(1));
		await say(page('<img src="/a.jpg"><img src="/b.jpg">'));
		expect((await importAll()).pictures?.count).toBe(1);
		expect((await text()).match(/!\[/g)).toHaveLength(2);
	});

	test('nobody asked for leaves all as it was without', async () => {
		await say(page('<p>x</p><img src="/a.jpg">'));
		expect((await desk.import({ base })).losses).toEqual([['Bild', 1]]);
		expect(asked).toEqual([]);
		expect(await images()).toEqual([]);
	});

	test('a moving one stands still, and that is told', async () => {
		answers['/a.gif'] = sends(await moving(1), 'image/gif');
		await say(page('<img src="/a.gif" alt="Ein Weg">'));
		const { losses, pictures } = await importAll();
		expect(pictures?.count).toBe(1);
		expect(losses).toEqual([['Bild, das sich bewegt; es steht jetzt still', 1]]);
	});

	test('a picture in a table or a heading stands after it', async () => {
		answers['/a.jpg'] = sends(await photo(1));
		await say(
			page(
				'<h2>Wo <img src="/a.jpg" alt="x"></h2><table><tr><td>eins</td><td><p><img src="/a.jpg" alt="y"></p></td></tr></table>'
			)
		);
		await importAll();
		expect(await text()).toMatch(/## Wo\n\n!\[x\][^\n]*\n\n\|[^!]*eins[^!]*\n\n!\[y\]/);
		await desk.release();
	});

	test('out of a folder needs no server, and nothing outside of the folder is a picture', async () => {
		await desk.put('bilder/x.txt', 'x');
		await writeFile(join(desk.from, 'bilder/a b.jpg'), await photo(1));
		await writeFile(join(desk.root, 'secret.jpg'), await photo(2));
		await symlink(join(desk.root, 'secret.jpg'), join(desk.from, 'bilder/link.jpg'));
		await say(
			page(
				'<img src="bilder/a%20b.jpg" alt="x"><img src="../secret.jpg" alt="y"><img src="bilder/link.jpg" alt="z">'
			)
		);
		const { pictures, losses } = await importAll();
		expect(asked).toEqual([]);
		expect(pictures?.count).toBe(1);
		expect(losses).toEqual([['Bild nicht übernommen: nicht gefunden', 2]]);
	});
});

test.each<[string, () => Promise<RequestListener> | RequestListener, string]>([
	['one that is gone', () => (_, res) => void res.writeHead(404).end(), 'nicht gefunden (404)'],
	['a server in trouble', () => (_, res) => void res.writeHead(503).end(), 'Fehler 503 des Servers'],
	['a login page', () => sends('<html><form>', 'text/html'), 'kein Bild, sondern etwas anderes'],
	[
		'a page that calls itself a picture',
		() => sends('<html><form>', 'image/png'),
		'kein Bild, das die App zeigen kann'
	],
	['an SVG', () => sends('<svg/>', 'image/svg+xml'), 'SVG'],
	['half of one', async () => sends((await photo(1)).subarray(0, 3000)), 'beschädigt oder abgeschnitten'],
	[
		'a sign',
		async () => sends(await spots(1, 64, 64).png().toBuffer(), 'image/png'),
		'nur so groß wie ein Zeichen'
	],
	['another server', () => leadsTo('http://localhost:1/b.jpg'), 'auf einen anderen Server umgeleitet'],
	['a round', () => leadsTo('/a.jpg'), 'immer weiter umgeleitet'],
	[
		'a connection that is cut',
		() => (_, res) => {
			res.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': '1000' });
			res.write('x');
			setImmediate(() => res.destroy());
		},
		'nicht erreichbar oder abgebrochen'
	]
])('%s in place of a picture is left out and told', async (_, answer, why) => {
	answers['/a.jpg'] = await answer();
	await say(page('<p>x</p><img src="/a.jpg" alt="x">'));
	const { losses, pictures } = await importAll();
	expect(losses).toEqual([[`Bild nicht übernommen: ${why}`, 1]]);
	expect(pictures).toEqual({ count: 0, bytes: 0 });
	expect(await text('report.txt')).toContain('nicht übernommen: 1');
});

test('a picture that has moved on the same server is found', async () => {
	answers['/a.jpg'] = leadsTo('/neu.jpg');
	answers['/neu.jpg'] = sends(await photo(1));
	await say(page('<img src="/a.jpg" alt="x">'));
	expect((await importAll()).pictures?.count).toBe(1);
});

test.each([
	'data:image/png;base64,AAAA',
	'file:///etc/passwd',
	'ftp://example.org/a.jpg',
	'https://a@example.org/a.jpg'
])('%s is nowhere to fetch from', (address) => {
	expect(pictureSource({ base }).resolve(address)).toBeUndefined();
});

test('another server than the source itself is asked over https only', () => {
	expect(pictureSource({ base }).resolve('http://example.org/a.jpg')).toBe('https://example.org/a.jpg');
});

test('a picture without end, and one that never ends, are waited for so long and no longer', async () => {
	const endless: RequestListener = (_, res) => {
		res.writeHead(200, { 'content-type': 'image/jpeg' });
		const more = () => {
			while (!res.destroyed && res.write(Buffer.alloc(64 * 1024)));
			if (!res.destroyed) res.once('drain', more);
		};
		more();
	};
	answers['/a.jpg'] = endless;
	answers['/b.jpg'] = (_, res) => void res.writeHead(200, { 'content-type': 'image/jpeg' }).write('x');
	const source = pictureSource({ base }, { time: 300, size: 1_000_000 });
	expect(await source.fetch(`${base}/a.jpg`)).toEqual({ ok: false, why: 'größer als 1 MB' });
	expect(await source.fetch(`${base}/b.jpg`)).toEqual({ ok: false, why: 'nicht rechtzeitig gekommen' });
});

test('no more than so many pictures are asked for', async () => {
	answers['/1.jpg'] = answers['/2.jpg'] = answers['/3.jpg'] = sends(await photo(1));
	const losses = makeLosses();
	const write = (picture: (source: string, page: string, to: typeof losses) => string | undefined) => {
		for (const name of ['/1.jpg', '/2.jpg', '/3.jpg']) picture(name, '/a/', losses);
	};
	const album = await gatherAlbum(write, pictureSource({ base }), { count: 2, time: 60_000 });
	expect(asked).toEqual(['/1.jpg', '/2.jpg']);
	write(album.pictures);
	expect(losses.counts()).toEqual([['Bild nicht übernommen: eins zu viel für einen Aufruf', 1]]);
});
