import { describe, expect, test } from 'vitest';
import type { PhraseFacts, StepFacts } from './first-steps';
import { PAGES } from './pages';
import { guideFacts, offerFacts, placeFacts, shelfWith } from './records.spec-support';

const stepFacts = (change: Partial<StepFacts> = {}): StepFacts => ({
	source: 'ausgedacht',
	checked: null,
	owner: 'KI Kreis Lippe',
	order: 10,
	situations: [],
	municipalities: [],
	places: [],
	offers: [],
	...change
});
const phrase = (order: number): PhraseFacts => ({ order, group: 'talking', german: `Satz ${order}` });

describe('the page of the first weeks', () => {
	const shelf = shelfWith({
		'step/later': [stepFacts({ order: 30 }), { title: 'Später' }],
		'step/register': [
			stepFacts({
				term: { weeks: 2 },
				authority: 'foreigners-office',
				guide: 'register',
				offers: ['gone', 'help'],
				places: ['abh-kreis']
			}),
			{ title: 'Register', german: ['summary'], summary: 'Beim Amt' }
		],
		'guide/register': [guideFacts(), { title: 'Anmelden', lang: 'de' }],
		'offer/help': [offerFacts(), { title: 'Hilfe' }],
		'place/abh-kreis': [placeFacts(), { title: 'Kreis' }]
	});
	const page = PAGES['first-weeks'](shelf);

	test('has the steps in the editors’ order, each with what it leads to, and without what is gone', () => {
		expect(page.steps.map(({ id }) => id)).toEqual(['register', 'later']);
		expect(page.steps[0]?.links).toEqual([
			{ kind: 'guide', id: 'register', title: 'Anmelden', lang: 'de' },
			{ kind: 'place', id: 'abh-kreis', title: 'Kreis' },
			{ kind: 'offer', id: 'help', title: 'Hilfe' }
		]);
	});

	test('says which words are German', () => {
		expect(page.steps[0]).toMatchObject({ title: 'Register', summaryLang: 'de' });
		expect(page.steps[0]).not.toHaveProperty('lang');
	});

	test('carries the offices that a step names and no others; one whose place is gone is not offered', () => {
		expect(Object.keys(page.authorities)).toEqual(['foreigners-office']);
		expect(page.offices).toEqual({ 'abh-kreis': { kind: 'place', id: 'abh-kreis', title: 'Kreis' } });
	});

	test('survives the journey inside prerendered HTML unchanged, also with no step at all', () => {
		expect(JSON.parse(JSON.stringify(page))).toEqual(page);
		expect(PAGES['first-weeks'](shelfWith()).steps).toEqual([]);
	});
});

test('sentence cards stand in the editors’ order', () => {
	const shelf = shelfWith({
		'phrase/b': [phrase(20), { title: 'B' }],
		'phrase/a': [phrase(10), { title: 'A', lang: 'de' }]
	});
	expect(PAGES.show(shelf).phrases).toEqual([
		{ id: 'a', title: 'A', lang: 'de', group: 'talking', german: 'Satz 10' },
		{ id: 'b', title: 'B', group: 'talking', german: 'Satz 20' }
	]);
});

test('the welcome asks for a town by name and carries no more of it', () => {
	expect(PAGES.welcome(shelfWith()).municipalities).toEqual([
		{ id: 'detmold', name: 'Detmold' },
		{ id: 'lemgo', name: 'Lemgo' }
	]);
});
