import { describe, expect, test } from 'vitest';
import { PAGES } from './pages';
import type { Facts, Text } from './records';
import { guideFacts, placeFacts, shelfWith } from './records.spec-support';

type Records = Record<string, [Facts, Text]>;
const titled = (title: string): Text => ({ title });

describe('a guide', () => {
	const tree: Records = {
		'guide/root': [guideFacts(), titled('Wohnen')],
		'guide/middle': [guideFacts({ parent: 'root' }), titled('Umziehen')],
		'guide/leaf': [guideFacts({ parent: 'middle', order: 2 }), titled('Anmelden')],
		'guide/old-leaf': [guideFacts({ parent: 'middle', order: 1 }), titled('Packen')]
	};

	test('knows the way down to itself, and its children in order', () => {
		const shelf = shelfWith(tree);
		expect(PAGES.guide(shelf, 'leaf')?.parents).toEqual([
			{ id: 'root', title: 'Wohnen' },
			{ id: 'middle', title: 'Umziehen' }
		]);
		expect(PAGES.guide(shelf, 'middle')?.children.map(({ id }) => id)).toEqual(['old-leaf', 'leaf']);
		expect(PAGES.guide(shelf, 'root')?.parents).toEqual([]);
	});

	test('whose parents form a circle does not hang the page', () => {
		const circle = shelfWith({
			'guide/a': [guideFacts({ parent: 'b' }), titled('A')],
			'guide/b': [guideFacts({ parent: 'a' }), titled('B')],
			'guide/self': [guideFacts({ parent: 'self' }), titled('S')]
		});
		expect(PAGES.guide(circle, 'a')?.parents.length).toBeLessThanOrEqual(3);
		expect(PAGES.guide(circle, 'self')?.parents.length).toBeLessThanOrEqual(3);
		expect(PAGES.guides(circle).groups).toEqual([]);
	});

	test('whose parent is gone stands without one', () => {
		const shelf = shelfWith({ 'guide/leaf': [guideFacts({ parent: 'gone' }), titled('Anmelden')] });
		expect(PAGES.guide(shelf, 'leaf')?.parents).toEqual([]);
	});

	test('carries the places its contact blocks show, and leaves out one that is gone', () => {
		const body: Text['body'] = [
			{ type: 'paragraph', text: ['Hier:'] },
			{ type: 'contact', place: 'rathaus' },
			{ type: 'contact', place: 'gone' }
		];
		const shelf = shelfWith({
			'place/rathaus': [placeFacts(), titled('Rathaus')],
			'place/other': [placeFacts(), titled('Anderes')],
			'guide/leaf': [guideFacts(), { title: 'Anmelden', body }]
		});
		expect(Object.keys(PAGES.guide(shelf, 'leaf')?.contacts ?? {})).toEqual(['rathaus']);
	});

	test('that stands under another is not on the first pages', () => {
		const shelf = shelfWith(tree);
		expect(PAGES.start(shelf).guides.map(({ id }) => id)).toEqual(['root']);
		expect(PAGES.guides(shelf).groups).toMatchObject([
			{ topic: { id: 'arriving' }, cards: [{ id: 'root' }] }
		]);
	});

	test('whose topic is gone is listed last, and not lost', () => {
		const shelf = shelfWith({
			'guide/lost': [guideFacts({ topics: ['gone'], order: 1 }), titled('Ohne Thema')],
			'guide/found': [guideFacts({ order: 2 }), titled('Mit Thema')]
		});
		const groups = PAGES.guides(shelf).groups;
		expect(groups.map(({ topic, cards }) => [topic?.id, cards.map(({ id }) => id)])).toEqual([
			['arriving', ['found']],
			[undefined, ['lost']]
		]);
	});

	test('says on its card how many stand directly under it', () => {
		const shelf = shelfWith(tree);
		expect(PAGES.guides(shelf).groups[0]?.cards.map(({ under }) => under)).toEqual([1]);
		expect(PAGES.guide(shelf, 'root')?.children.map(({ under }) => under)).toEqual([2]);
		expect(PAGES.guide(shelf, 'middle')?.children.map(({ under }) => under)).toEqual([0, 0]);
	});

	test('names a German neighbour as German', () => {
		const shelf = shelfWith({
			'guide/root': [guideFacts(), { title: 'Wohnen', lang: 'de' }],
			'guide/leaf': [guideFacts({ parent: 'root' }), titled('Registering')]
		});
		expect(PAGES.guide(shelf, 'leaf')).toMatchObject({
			parents: [{ id: 'root', lang: 'de' }],
			previous: { id: 'root', title: 'Wohnen', lang: 'de' }
		});
		expect(PAGES.guide(shelf, 'root')?.next).toEqual({ id: 'leaf', title: 'Registering' });
	});
});

describe('reading on from guide to guide', () => {
	const shelf = shelfWith({
		'guide/german': [guideFacts({ topics: ['german'], order: 1 }), titled('Deutsch')],
		'guide/home': [guideFacts({ order: 2 }), titled('Wohnen')],
		'guide/move': [guideFacts({ parent: 'home', order: 1 }), titled('Umziehen')],
		'guide/pack': [guideFacts({ parent: 'move' }), titled('Packen')],
		'guide/rent': [guideFacts({ parent: 'home', order: 2 }), titled('Mieten')],
		'guide/arrive': [guideFacts({ order: 1 }), titled('Ankommen')]
	});
	/** Follows the links to the next guide from the first one on. */
	function followed(from: string, way: 'next' | 'previous'): string[] {
		const ids = [from];
		for (let at: string | undefined = from; at;) {
			at = PAGES.guide(shelf, at)?.[way]?.id;
			if (at) ids.push(at);
			expect(ids.length, 'goes round in a circle').toBeLessThan(10);
		}
		return ids;
	}

	test('goes into what stands under a guide before it goes on, and through topics as the index lists them', () => {
		expect(followed('arrive', 'next')).toEqual(['arrive', 'home', 'move', 'pack', 'rent', 'german']);
	});

	test('goes back the same way', () => {
		expect(followed('german', 'previous')).toEqual(followed('arrive', 'next').reverse());
	});

	test('starts and ends without a neighbour that is not there', () => {
		expect(PAGES.guide(shelf, 'arrive')).not.toHaveProperty('previous');
		expect(PAGES.guide(shelf, 'german')).not.toHaveProperty('next');
	});

	test('never enters a circle, nor leaves one', () => {
		const circle = shelfWith({
			'guide/a': [guideFacts({ parent: 'b' }), titled('A')],
			'guide/b': [guideFacts({ parent: 'a' }), titled('B')],
			'guide/self': [guideFacts({ parent: 'self' }), titled('S')],
			'guide/only': [guideFacts(), titled('Allein')]
		});
		for (const id of ['a', 'b', 'self', 'only']) {
			expect(PAGES.guide(circle, id)).not.toHaveProperty('next');
			expect(PAGES.guide(circle, id)).not.toHaveProperty('previous');
		}
	});

	test('a guide whose parent is gone can still be found', () => {
		const orphan = shelfWith({ 'guide/leaf': [guideFacts({ parent: 'gone' }), titled('Anmelden')] });
		expect(PAGES.guides(orphan).groups).toMatchObject([{ cards: [{ id: 'leaf' }] }]);
	});
});
