import { expect, test } from 'vitest';
import type { Card } from './cards';
import { townFirst } from './town-first';

const card = (id: string, ...municipalities: string[]): Card => ({
	kind: 'offer',
	id,
	title: id,
	topics: [],
	towns: [],
	municipalities,
	audience: [],
	languages: [],
	spots: []
});
const cards = [
	card('all'),
	card('detmold', 'detmold'),
	card('lemgo', 'lemgo'),
	card('both', 'detmold', 'lemgo')
];
const order = (town: string | undefined) => townFirst(cards, town).map(({ id }) => id);

test('the reader’s town comes first, and within and behind it the editors’ order stays', () => {
	expect(order('lemgo')).toEqual(['lemgo', 'both', 'all', 'detmold']);
});

test('nothing is hidden, and without a town nothing moves', () => {
	expect(order(undefined)).toEqual(['all', 'detmold', 'lemgo', 'both']);
	expect(order('gone')).toEqual(['all', 'detmold', 'lemgo', 'both']);
});
