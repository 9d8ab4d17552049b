import { openDB } from 'idb';
import { describe, expect, test } from 'vitest';
import type { PackName, PackRecords } from './domain/records';
import { offerFacts, packsWith } from './domain/records.spec-support';
import { buildRelease, envelope, type ReleaseFiles } from './domain/release/release.spec-support';
import { libraryOver, readRelease } from './library';
import { openContentStore, type ContentStore } from './storage/content-store';
import { packOf, put } from './storage/content-store.spec-support';
import { freshDatabases } from './storage/databases.spec-support';

const databases = freshDatabases(openContentStore);

function germanRelease(seq: number, title: string): Promise<ReleaseFiles> {
	const { facts, texts } = packsWith({ 'offer/course': [offerFacts(), { title }] });
	return buildRelease(seq, { facts: [facts], 'text/de': [texts] });
}

/** Puts a release on the phone as a sync would. */
async function hold(store: ContentStore, { manifest, files, parts }: ReleaseFiles): Promise<void> {
	const names = Object.keys(manifest.packs) as PackName[];
	const packs = names.map((name) => {
		const [file = ''] = parts(name);
		return packOf(name, (JSON.parse(files.get(file) ?? '') as { records: PackRecords }).records);
	});
	const base = (await store.active())?.manifest.seq ?? 0;
	await put(store, { manifest, packs: names, stored: 1, checked: 1 }, packs, base);
}

describe('the phone’s own copy', () => {
	test('is read in the language it is held in', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(3, 'Kurs'));
		const shelf = await libraryOver(() => Promise.resolve(store)).local('de');
		expect(shelf).toMatchObject({ seq: 3, issued: '2026-11-23T12:00:00.000Z' });
		expect(shelf?.region.name).toBe('Kreis Lippe');
		expect(shelf?.get('offer', 'course')?.text.title).toBe('Kurs');
	});

	test('is none in a language that is not held, rather than half a page', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(3, 'Kurs'));
		expect(await libraryOver(() => Promise.resolve(store)).local('en')).toBeUndefined();
	});

	test('is none while the phone holds nothing, and is there as soon as the first sync is', async () => {
		const store = await databases.open();
		const library = libraryOver(() => Promise.resolve(store));
		expect(await library.local('de')).toBeUndefined();
		await hold(store, await germanRelease(1, 'Kurs'));
		expect((await library.local('de'))?.seq).toBe(1);
	});

	test('is joined once for all pages of a release', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(1, 'Kurs'));
		const library = libraryOver(() => Promise.resolve(store));
		const [one, other] = await Promise.all([library.local('de'), library.local('de')]);
		expect(other).toBe(one);
		expect(await library.local('de')).toBe(one);
	});

	test('shows a new release only after it was told to forget the old one', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(1, 'Kurs'));
		const library = libraryOver(() => Promise.resolve(store));
		await library.local('de');
		await hold(store, await germanRelease(2, 'Neuer Kurs'));
		expect((await library.local('de'))?.seq).toBe(1);
		library.forget();
		expect((await library.local('de'))?.get('offer', 'course')?.text.title).toBe('Neuer Kurs');
	});

	test('of a district without an overview has an empty one, and not one that is yet to come', async () => {
		const store = await databases.open();
		const library = libraryOver(() => Promise.resolve(store));
		expect(await library.overview(), 'nothing is here yet').toBeUndefined();
		const release = await germanRelease(1, 'Kurs');
		await hold(store, release);
		expect(await library.overview()).toEqual({ points: [], lines: [], credits: [] });

		const drawn = await buildRelease(2, { facts: [], 'text/de': [], map: [{}] });
		await put(store, { manifest: drawn.manifest, packs: ['facts', 'text/de'], stored: 1, checked: 1 }, [], 1);
		expect(await library.overview(), 'it has not arrived').toBeUndefined();
	});

	test('in a database that does not open counts as none, and is tried again', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(1, 'Kurs'));
		let failing = true;
		const library = libraryOver(() =>
			failing ? Promise.reject(new DOMException('in private mode', 'SecurityError')) : Promise.resolve(store)
		);
		expect(await library.local('de')).toBeUndefined();
		failing = false;
		expect((await library.local('de'))?.seq).toBe(1);
	});

	test('is there again after the phone dropped the connection in the background', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(1, 'Kurs'));
		store.close();
		expect((await libraryOver(() => Promise.resolve(store)).local('de'))?.seq).toBe(1);
	});

	test('made over by a newer app counts as none', async () => {
		const store = await databases.open();
		await hold(store, await germanRelease(1, 'Kurs'));
		(await openDB(databases.name(), 99)).close();
		expect(await libraryOver(() => Promise.resolve(store)).local('de')).toBeUndefined();
	});

	test('of a release without a region counts as none, so that the page is read from the host', async () => {
		const store = await databases.open();
		await hold(store, await buildRelease(1, { facts: [{}], 'text/de': [{}] }));
		expect(await libraryOver(() => Promise.resolve(store)).local('de')).toBeUndefined();
	});
});

describe('the release files themselves', () => {
	const readerOf =
		({ files }: ReleaseFiles) =>
		(file: string): Promise<string> => {
			const text = files.get(file);
			return text === undefined ? Promise.reject(new Error(`no such file: ${file}`)) : Promise.resolve(text);
		};

	test('are read into the same shelf, part by part', async () => {
		const { facts, texts } = packsWith({ 'offer/course': [offerFacts(), { title: 'Kurs' }] });
		const entries = Object.entries(facts);
		const halves = [Object.fromEntries(entries.slice(0, 2)), Object.fromEntries(entries.slice(2))];
		const release = await buildRelease(4, { facts: halves, 'text/de': [texts] });
		const shelf = await readRelease(readerOf(release), 'de');
		expect(shelf).toMatchObject({ seq: 4, region: { name: 'Kreis Lippe' } });
		expect(shelf.get('offer', 'course')).toMatchObject({ facts: { cost: 'free' }, text: { title: 'Kurs' } });
	});

	test('in a language the release does not have hold no records, but a region', async () => {
		const shelf = await readRelease(readerOf(await germanRelease(1, 'Kurs')), 'en');
		expect(shelf.all('offer')).toEqual([]);
		expect(shelf.region.name).toBe('Kreis Lippe');
	});

	test('without a manifest fail by its name', async () => {
		const release = await germanRelease(1, 'Kurs');
		release.files.delete('manifest.json');
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow('no such file: manifest.json');
		release.files.set('manifest.json', '<!doctype html>');
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow('manifest.json: bad-manifest');
		release.files.set('manifest.json', envelope({ format: 2 }));
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow('manifest.json: newer-format');
	});

	test('with a part that is missing or another’s fail by the name of the part', async () => {
		const release = await germanRelease(1, 'Kurs');
		const [facts = ''] = release.parts('facts');
		const [words = ''] = release.parts('text/de');
		release.files.set(words, release.files.get(facts) ?? '');
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow(`${words}: bad-part`);
		release.files.delete(words);
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow(`no such file: ${words}`);
	});

	test('without a region fail, because no page can do without', async () => {
		const release = await buildRelease(9, { facts: [{}], 'text/de': [{}] });
		await expect(readRelease(readerOf(release), 'de')).rejects.toThrow('release 9 has no region/here');
	});
});
