import { expect, test } from 'vitest';
import { buildIndex, dumpIndex, loadIndex } from './index';
import { loadLanguages } from './language';
import { search } from './search';
import { indexOf, said } from './texts.spec-support';

const TEXTS = {
	kita: said('Einen Kitaplatz finden', 'Melden Sie Ihr Kind früh an.'),
	auto: said('Ein Auto anmelden', 'Zuständig ist das Straßenverkehrsamt.')
};
const QUERIES = ['kita', 'Verkehrsamt?', 'Wo melde ich mein Auto an?', 'Kitaplaz?', 'k', 'children'];

test('an index that was kept, cloned and loaded finds the same', async () => {
	const index = await indexOf('en', { kita: said('Finding childcare', 'For children.') }, TEXTS, [
		['Kita', 'nursery']
	]);
	const loaded = loadIndex(structuredClone(dumpIndex(index)), await loadLanguages('en'));
	if (!loaded) throw new Error('refused');
	for (const query of [...QUERIES, 'nursery']) {
		expect(search(loaded, query)).toEqual(search(index, query));
		expect([query, search(index, query).length]).not.toEqual([query, 0]);
	}
});

test('an index kept by other code is not read', async () => {
	const dump = { ...dumpIndex(await indexOf('de', TEXTS)), format: 0 };
	expect(loadIndex(dump as never, await loadLanguages('de'))).toBeUndefined();
});

test('an index is built in slices, so that whoever waits is let through', async () => {
	let pauses = 0;
	const many = Array.from({ length: 200 }, (_, n) => ({
		address: `guide/${n}` as const,
		own: said(`Wort${n}`, `Satz${n}.`)
	}));
	await buildIndex(many, [], await loadLanguages('de'), async () => void (pauses += 1));
	expect(pauses).toBeGreaterThan(many.length / 8);
});

test('an index over nothing finds nothing', async () => {
	const index = await indexOf('en', {});
	expect(search(index, 'anything?')).toEqual([]);
	const loaded = loadIndex(structuredClone(dumpIndex(index)), await loadLanguages('en'));
	expect(loaded && search(loaded, 'anything?')).toEqual([]);
});
