import { expect, test } from 'vitest';
import { guideFacts, offerFacts, packsWith, placeFacts } from '../records.spec-support';
import { documentsOf } from './document';

const { facts, texts } = packsWith({
	'guide/school': [guideFacts({ topics: [] }), { title: 'Schule' }],
	'guide/enrol': [
		guideFacts({ parent: 'school' }),
		{
			title: 'Einschulung',
			summary: 'Mit sechs Jahren.',
			body: [
				{ type: 'heading', level: 2, text: ['Wann'] },
				{ type: 'paragraph', text: ['Im ', { type: 'strong', text: ['August'] }, '.'] },
				{ type: 'note', blocks: [{ type: 'list', items: [['Pass'], ['Foto']] }] },
				{ type: 'table', head: [['Tag']], rows: [[['Montag'], ['8 Uhr']]] },
				{ type: 'contact', place: 'rathaus' }
			]
		}
	],
	'place/rathaus': [
		placeFacts({ address: { street: 'Markt 1', postcode: '32657', town: 'Lemgo' } }),
		{ title: 'Rathaus', hoursNote: 'Mit Termin.' }
	],
	'offer/cafe': [offerFacts({ places: ['rathaus'], municipalities: ['detmold'] }), { title: 'Café' }]
});
const german = documentsOf(texts, undefined, facts, 'de');
const of = (address: string) => german.find((document) => document.address === address);

test('offers, places and guides can be found, topics and providers cannot', () => {
	expect(german.map(({ address }) => address).sort()).toEqual([
		'guide/enrol',
		'guide/school',
		'offer/cafe',
		'place/rathaus'
	]);
});

test('each block that says something is a passage under its heading', () => {
	expect(of('guide/enrol')?.own?.passages).toEqual([
		{ text: 'Mit sechs Jahren.' },
		{ heading: 'Wann', text: 'Im August.' },
		{ heading: 'Wann', text: 'Pass\nFoto' },
		{ heading: 'Wann', text: 'Tag' },
		{ heading: 'Wann', text: 'Montag · 8 Uhr' }
	]);
	expect(of('place/rathaus')?.own?.passages).toEqual([{ text: 'Mit Termin.' }]);
});

test('a record is found by what it stands under and where it is', () => {
	expect(of('guide/enrol')?.own?.around).toEqual(['Schule', 'Ankommen']);
	expect(of('offer/cafe')?.own?.around).toEqual([
		'Deutsch lernen',
		'Kommunales Integrationszentrum',
		'Rathaus',
		'Markt 1',
		'32657',
		'Lemgo',
		'Detmold'
	]);
});

test('a cycle of parents ends', () => {
	const ring = packsWith({
		'guide/a': [guideFacts({ parent: 'b', topics: [] }), { title: 'A' }],
		'guide/b': [guideFacts({ parent: 'a', topics: [] }), { title: 'B' }]
	});
	const [a] = documentsOf(ring.texts, undefined, ring.facts, 'de').filter(
		({ address }) => address === 'guide/a'
	);
	expect(a?.own?.around).toEqual(['B', 'A']);
});

test('a reader of another language has both texts, and German ones never as their own', () => {
	const english = documentsOf(
		{
			...texts,
			'guide/enrol': { ...texts['guide/enrol'], title: 'Starting school', german: ['body', 'summary'] },
			'guide/school': { title: 'Schule', lang: 'de' }
		},
		texts,
		facts,
		'en'
	);
	const enrol = english.find(({ address }) => address === 'guide/enrol');
	expect(enrol?.own).toMatchObject({ title: 'Starting school', passages: [] });
	expect(enrol?.german?.passages).toHaveLength(5);
	const school = english.find(({ address }) => address === 'guide/school');
	expect(school?.own).toBeUndefined();
	expect(school?.german?.title).toBe('Schule');
});

test('a record is found by its German words while the German pack is missing, if nobody has translated it', () => {
	const untranslated = { 'guide/school': { title: 'Schule', lang: 'de' as const } };
	const [school] = documentsOf(untranslated, undefined, facts, 'en');
	expect(school?.own).toBeUndefined();
	expect(school?.german?.title).toBe('Schule');
});
