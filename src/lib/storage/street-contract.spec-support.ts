import { expect, test } from 'vitest';
import type { StreetPack } from '../domain/release/streets';
import type { StreetStore } from './street-store';

/** A pack of parts called by letters, and the bytes of one. */
export function packOfParts(list: string, letters: string, zoom = 12): StreetPack {
	const parts = [...letters].map((letter) => ({ hash: letter.repeat(64), bytes: 8 }));
	return { zoom, bytes: parts.length * 8, list: list.repeat(64), parts };
}
const hash = (letter: string) => letter.repeat(64);
const bytesOf = (letter: string) => new TextEncoder().encode(letter.repeat(8)).buffer;

async function arrive(store: StreetStore, letters: string): Promise<void> {
	for (const letter of letters) await store.keep(hash(letter), bytesOf(letter));
}
const letters = async (store: StreetStore) =>
	[...(await store.held()).parts]
		.map((name) => name[0])
		.sort()
		.join('');

/** What every store of streets promises, the one in memory too, or a spec that stands on it would prove nothing. */
export function promisesOfStreetStore(open: () => Promise<StreetStore>): void {
	test('an empty store is a normal state, not an error', async () => {
		const store = await open();
		expect(await store.held()).toEqual({ whole: undefined, next: undefined, parts: new Set() });
		expect(await store.part(hash('a'))).toBeUndefined();
		await store.drop(hash('a'));
		await store.clear();
	});

	test('a part comes back byte for byte', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'a');
		expect(new Uint8Array((await store.part(hash('a'))) as ArrayBuffer)).toEqual(
			new Uint8Array(bytesOf('a'))
		);
		expect(await store.part(hash('b'))).toBeUndefined();
		expect(await store.held()).toEqual({
			whole: undefined,
			next: packOfParts('1', 'ab'),
			parts: new Set([hash('a')])
		});
	});

	test('a pack is whole only with every part', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'a');
		await expect(store.finish(hash('1'))).rejects.toMatchObject({ name: 'MissingStreetPartError' });
		expect((await store.held()).whole).toBeUndefined();
		await arrive(store, 'b');
		await store.finish(hash('1'));
		expect(await store.held()).toMatchObject({ whole: packOfParts('1', 'ab'), next: undefined });
	});

	test('the old pack is whole until the new one is, and then only what the new one has stays', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'abc'));
		await arrive(store, 'abc');
		await store.finish(hash('1'));
		await store.begin(packOfParts('2', 'bde', 14));
		await arrive(store, 'd');
		expect(await store.held()).toMatchObject({
			whole: packOfParts('1', 'abc'),
			next: packOfParts('2', 'bde', 14)
		});
		expect(await letters(store)).toBe('abcd');
		await arrive(store, 'e');
		await store.finish(hash('2'));
		expect((await store.held()).whole).toEqual(packOfParts('2', 'bde', 14));
		expect(await letters(store)).toBe('bde');
	});

	test('a download begun for another pack drops what nobody will need', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'ab');
		await store.begin(packOfParts('2', 'bc'));
		expect(await letters(store)).toBe('b');
		await expect(store.finish(hash('1'))).rejects.toMatchObject({ name: 'MissingStreetPartError' });
	});

	test('a part found damaged is forgotten, and can come back', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'ab');
		await store.finish(hash('1'));
		await store.drop(hash('a'));
		expect(await letters(store)).toBe('b');
		await arrive(store, 'a');
		expect(await letters(store)).toBe('ab');
	});

	test('a download dropped takes along what only it has, and nothing of the whole pack', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'ab');
		await store.finish(hash('1'));
		await store.begin(packOfParts('2', 'bcd'));
		await arrive(store, 'c');
		await store.forget();
		expect(await store.held()).toMatchObject({ whole: packOfParts('1', 'ab'), next: undefined });
		expect(await letters(store)).toBe('ab');
		await expect(arrive(store, 'd')).rejects.toMatchObject({ name: 'MissingStreetPartError' });
		await store.forget();
		expect(await letters(store)).toBe('ab');
	});

	test('what was deleted stays deleted, though a download in another tab goes on', async () => {
		const store = await open();
		await store.begin(packOfParts('1', 'ab'));
		await arrive(store, 'a');
		await store.clear();
		await expect(arrive(store, 'b')).rejects.toMatchObject({ name: 'MissingStreetPartError' });
		expect(await store.held()).toEqual({ whole: undefined, next: undefined, parts: new Set() });
	});
}
