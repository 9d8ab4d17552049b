import { brotliCompressSync, gzipSync } from 'node:zlib';

const HASH = 'a'.repeat(64);
const TEXT = '{"words":"Lippe"}'.repeat(50);

/** What is asked for, by what it is about. Each answer of nginx has to be the one of our own server. */
export const ADDRESSES: Record<string, string[]> = {
	'a page at its clean address': [
		'/',
		'/de',
		'/de/offers',
		'/de/offers/course?open=1',
		'/index.html',
		'/map'
	],
	'an address with a slash at its end': ['/de/', '/de/offers/?q=%C3%A4&open=1', '/m%C3%BCll/', '/content/'],
	'what keeps its name': ['/shell.html', '/service-worker.js', '/content/manifest.json', '/robots.txt'],
	'what is for ever': [
		'/_app/immutable/app.js',
		'/_app/immutable/app.css',
		`/content/${HASH}.json`,
		`/content/map/${HASH}.pmtiles`,
		'/content/diff/text/de/1-2.json'
	],
	'what is not for ever, although it looks like it': ['/content/ledger/1.json', '/_app/version.json'],
	'every kind of file': [
		'/app.webmanifest',
		'/mark.svg',
		'/icon.png',
		'/map.pmtiles',
		'/m%C3%BCll',
		'/a%20b'
	],
	'a page that does not exist': [
		'/nowhere',
		'/de/nowhere',
		'/de/offers/nowhere.html',
		'/content',
		'/favicon.ico'
	],
	'data that does not exist': [
		`/content/${'b'.repeat(64)}.json`,
		'/content/diff/facts/0-2.json',
		'/content/nothing',
		'/_app/immutable/old.js'
	],
	'what is nobody’s honest address': [
		'/.hidden',
		'/%2ehidden',
		'/de/.hidden',
		'/.git/config',
		'/../secret.txt',
		'/de/../../secret.txt',
		'/de/../de',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/..%5csecret.txt',
		'//elsewhere.example/',
		'/\\elsewhere.example/',
		'/%2Felsewhere.example/',
		'/de//offers',
		'/%00',
		'/%'
	],
	'.well-known, which is not hidden': ['/.well-known/acme-challenge/token']
};

/** A site with a file of every kind and one that must not be found. */
export async function putSite(write: (path: string, bytes: string | Buffer) => Promise<void>): Promise<void> {
	const packed = [
		'index.html',
		'shell.html',
		'de.html',
		'de/offers.html',
		'de/offers/course.html',
		'map/index.html',
		'müll.html',
		'a b.html',
		'service-worker.js',
		'app.webmanifest',
		'mark.svg',
		'robots.txt',
		'_app/version.json',
		'_app/immutable/app.js',
		'_app/immutable/app.css',
		'content/manifest.json',
		`content/${HASH}.json`,
		'content/diff/text/de/1-2.json'
	];
	for (const path of packed) {
		const text = `${path}\n${TEXT}`;
		await write(`build/${path}`, text);
		await write(`build/${path}.br`, brotliCompressSync(text));
		await write(`build/${path}.gz`, gzipSync(text));
	}
	const plain = [
		'icon.png',
		'map.pmtiles',
		`content/map/${HASH}.pmtiles`,
		'content/ledger/1.json',
		'.hidden',
		'.git/config',
		'de/.hidden',
		'.well-known/acme-challenge/token'
	];
	for (const path of plain) await write(`build/${path}`, path);
	await write('secret.txt', 'secret');
}
