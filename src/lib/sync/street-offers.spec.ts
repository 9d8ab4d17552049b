import { expect, test } from 'vitest';
import type { StreetOffer } from '../domain/release/streets';
import { fakeServer } from './fake-server.spec-support';
import { memoryStore } from './memory-store.spec-support';
import { PACKS, PUBLISHER, releaseOf, syncAt } from './releases.spec-support';
import { buildRelease } from '../domain/release/release.spec-support';

const OFFER: StreetOffer = { zoom: 12, bytes: 9_000_000, list: 'a'.repeat(64), day: '2026-11-01' };
const release = (seq: number, streets: unknown) =>
	buildRelease(seq, PACKS, { seal: PUBLISHER.seal, change: { streets } as object });

test('the street packs of a release are known once it is held', async () => {
	const store = memoryStore();
	expect(await syncAt(fakeServer(await release(1, [OFFER])), store)).toMatchObject({ result: 'updated' });
	expect((await store.active())?.manifest.streets).toEqual([OFFER]);
	const without = memoryStore();
	await syncAt(fakeServer(await releaseOf(1)), without);
	expect((await without.active())?.manifest.streets).toBeUndefined();
});

test('a shell that learns of street packs need not wait for the next release to offer them', async () => {
	const store = memoryStore();
	const server = fakeServer(await release(1, [OFFER]));
	await syncAt(server, store);
	const active = await store.active();
	if (!active) throw new Error('nothing active');
	// As a shell kept it that did not know the field.
	const { streets: _, ...manifest } = active.manifest;
	await store.activate({ ...active, manifest }, [], 1);
	expect(await syncAt(server, store)).toEqual({ result: 'current', seq: 1 });
	expect((await store.active())?.manifest.streets).toEqual([OFFER]);
	expect((await store.active())?.stored).toBe(active.stored);
});

test('street packs of a kind that this shell cannot read cost it no content', async () => {
	for (const strange of [[{ tiles: 'vector' }], 'later', [{ ...OFFER, list: '../../x' }]]) {
		const store = memoryStore();
		expect(await syncAt(fakeServer(await release(1, strange)), store)).toMatchObject({ result: 'updated' });
		expect((await store.active())?.manifest.streets).toEqual([]);
	}
});
