import { expect, test } from 'vitest';
import { openUserStore, type UserStore } from '$lib/storage/user-store';
import { freshDatabases } from '$lib/storage/databases.spec-support';
import { Reader } from './reader.svelte';

const databases = freshDatabases(openUserStore);

test('what was said, when one came and what is done are there after a restart', async () => {
	const before = new Reader(() => databases.open());
	await before.say({ town: 'lemgo' });
	await before.say({ situation: 'eu' });
	await before.arrived('2026-11-25');
	await before.tick('a', true);
	await before.tick('b', true);
	await before.tick('a', false);
	await before.pass();

	const after = new Reader(() => databases.open());
	expect(after.welcomed, 'not known before it is read').toBeUndefined();
	await after.load();
	expect(after.about).toEqual({ town: 'lemgo', situation: 'eu' });
	expect(after.arrival).toBe('2026-11-25');
	expect([after.hasDone('a'), after.hasDone('b')]).toEqual([false, true]);
	expect(after.welcomed).toBe(true);
});

test('an answer and a day can be taken back', async () => {
	const reader = new Reader(() => databases.open());
	await reader.say({ town: 'lemgo', situation: 'eu' });
	await reader.arrived('2026-11-25');
	await reader.say({ town: undefined });
	await reader.arrived(undefined);
	const after = new Reader(() => databases.open());
	await after.load();
	expect(after.about).toEqual({ town: undefined, situation: 'eu' });
	expect(after.arrival).toBeUndefined();
});

test('a tap while the database is still opening is not undone by what is read then', async () => {
	const store = await databases.open();
	let opened: (store: UserStore) => void = () => undefined;
	const opening = new Promise<UserStore>((resolve) => (opened = resolve));
	const reader = new Reader(() => opening);
	const loading = reader.load();
	const ticking = reader.tick('a', true);
	opened(store);
	await Promise.all([loading, ticking]);
	expect(reader.hasDone('a')).toBe(true);
	expect(await store.ticks()).toEqual(['step/a']);
});

test('without a usable database everything still works, as long as the app is open', async () => {
	const reader = new Reader(() => Promise.reject(new Error('private window')));
	await reader.tick('a', true);
	await reader.say({ town: 'lemgo' });
	expect(reader.hasDone('a')).toBe(true);
	expect(reader.about.town).toBe('lemgo');
	expect(reader.welcomed).toBe(false);
	await reader.pass();
	expect(reader.welcomed).toBe(true);
});
