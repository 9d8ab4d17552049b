import { expect, test } from 'vitest';
import type { Block } from '$lib/domain/blocks';
import { Translation, type TranslatorApi } from './translation.svelte';

type Availability = Awaited<ReturnType<TranslatorApi['availability']>>;
const paragraph = (text: string): Block => ({ type: 'paragraph', text: [text] });
const TEXT = { title: 'Wohnen', blocks: [paragraph('Eins'), paragraph('Zwei')] };
const ENGLISH = { title: 'EN Wohnen', blocks: [paragraph('EN Eins'), paragraph('EN Zwei')] };

/** The browser's part, which counts what it was made to do. */
function browser(availability: Availability) {
	const asked = { created: 0, destroyed: 0, pairs: [] as unknown[] };
	let translate = (text: string) => Promise.resolve(`EN ${text}`);
	const api: TranslatorApi = {
		availability: (pair) => {
			asked.pairs.push(pair);
			return Promise.resolve(availability);
		},
		create: () => {
			asked.created += 1;
			return Promise.resolve({
				translate: (text) => translate(text),
				destroy: () => void (asked.destroyed += 1)
			});
		}
	};
	return { api, asked, instead: (other: typeof translate) => (translate = other) };
}

test('a browser without a translator, or without this language, offers nothing', async () => {
	const without = new Translation(undefined, 'de', 'en');
	await without.look();
	expect(without.status).toBe('none');
	const unable = new Translation(browser('unavailable').api, 'de', 'en');
	await unable.look();
	expect(unable.status).toBe('none');
	const refusing = new Translation(
		{ ...browser('available').api, availability: () => Promise.reject(new Error('policy')) },
		'de',
		'en'
	);
	await refusing.look();
	expect(refusing.status).toBe('none');
});

test('looking translates nothing and downloads nothing', async () => {
	const { api, asked } = browser('downloadable');
	const translation = new Translation(api, 'de', 'en');
	await translation.look();
	expect(translation.status).toBe('offered');
	expect(asked).toEqual({
		created: 0,
		destroyed: 0,
		pairs: [{ sourceLanguage: 'de', targetLanguage: 'en' }]
	});
});

test('a tap translates at once where the browser is ready', async () => {
	const { api, asked } = browser('available');
	const translation = new Translation(api, 'de', 'en');
	await translation.look();
	await translation.ask(TEXT);
	expect(translation.status).toBe('done');
	expect(translation.done).toEqual(ENGLISH);
	expect(asked).toMatchObject({ created: 1, destroyed: 1 });
});

test('a tap downloads nothing before the reader was told', async () => {
	for (const availability of ['downloadable', 'downloading'] as const) {
		const { api, asked } = browser(availability);
		const translation = new Translation(api, 'de', 'en');
		await translation.look();
		await translation.ask(TEXT);
		expect([translation.status, asked.created]).toEqual(['asks', 0]);
		await translation.translate(TEXT);
		expect([translation.status, asked.created]).toEqual(['done', 1]);
	}
});

test('blocks arrive one by one', async () => {
	const { api, instead } = browser('available');
	const release: (() => void)[] = [];
	instead((text) => new Promise((resolve) => release.push(() => resolve(`EN ${text}`))));
	const translation = new Translation(api, 'de', 'en');
	const over = translation.translate(TEXT);
	await expect.poll(() => release.length).toBe(1);
	expect(translation.done).toBeUndefined();
	release[0]?.();
	await expect.poll(() => translation.done).toEqual({ title: 'EN Wohnen', blocks: [] });
	release[1]?.();
	await expect.poll(() => translation.done?.blocks).toEqual([paragraph('EN Eins')]);
	release[2]?.();
	await over;
	expect(translation.done).toEqual(ENGLISH);
});

test('what arrives after the way back changes nothing', async () => {
	const { api, asked, instead } = browser('available');
	let release = () => {};
	instead(() => new Promise((resolve) => (release = () => resolve('late'))));
	const translation = new Translation(api, 'de', 'en');
	const over = translation.translate(TEXT);
	await expect.poll(() => translation.status).toBe('works');
	translation.undo();
	release();
	await over;
	expect([translation.status, translation.done]).toEqual(['offered', undefined]);
	expect(asked.destroyed).toBe(1);
});

test('a translation that breaks off half way leaves the German text whole', async () => {
	const { api, asked, instead } = browser('available');
	instead((text) => (text === 'Zwei' ? Promise.reject(new Error('gone')) : Promise.resolve(text)));
	const translation = new Translation(api, 'de', 'en');
	await translation.translate(TEXT);
	expect([translation.status, translation.done, asked.destroyed]).toEqual(['failed', undefined, 1]);
	instead((text) => Promise.resolve(`EN ${text}`));
	await translation.translate(TEXT);
	expect(translation.status).toBe('done');
});
