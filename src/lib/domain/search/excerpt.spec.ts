import { expect, test } from 'vitest';
import { search } from './search';
import { indexOf, marked, said } from './texts.spec-support';

async function passage(text: string, query: string) {
	const [hit] = search(await indexOf('de', { one: said('Titel', text) }), query);
	if (!hit) throw new Error('nothing found');
	return { ...hit.passage, marked: marked(hit).passage };
}

test('a sentence does not end at a shortened word or a date', async () => {
	const { text } = await passage('Bringen Sie z. B. einen Pass bis 3. Mai mit. Danach nicht.', 'Mai?');
	expect(text).toBe('Bringen Sie z. B. einen Pass bis 3. Mai mit.');
});

test('an address on the web is not cut at its points', async () => {
	const { text } = await passage('Siehe www.beispiel.de/wohnen für mehr. Ende.', 'wohnen?');
	expect(text).toBe('Siehe www.beispiel.de/wohnen für mehr.');
});

test('a line of a list stands alone', async () => {
	expect((await passage('Pass\nFoto\nMietvertrag', 'Foto?')).text).toBe('Foto');
});

test('a sentence without end is cut around its hits, and the marks go with it', async () => {
	const long = `${'Wort und noch eines '.repeat(30)}Mietvertrag ${'und so weiter '.repeat(30)}`;
	const { text, marked: hits } = await passage(long, 'Mietvertrag?');
	expect(text.length).toBeLessThan(240);
	expect(text).toMatch(/^… .* …$/);
	expect(hits).toEqual(['Mietvertrag']);
});

test('one endless word is cut as well', async () => {
	const { text } = await passage(`Mietvertrag ${'x'.repeat(5000)}`, 'Mietvertrag?');
	expect(text.length).toBeLessThan(240);
});
