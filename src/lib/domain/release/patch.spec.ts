import { describe, expect, test } from 'vitest';
import { applyPatch, applyPatches, type Patch } from './patch';

const RECORD = { title: 'Kurs', body: ['a', 'b', 'c', 'd'], cost: 'free' };
const patch = (change: Partial<Patch>): Patch => ({ set: {}, splice: {}, del: [], ...change });

describe('a patch', () => {
	test('changes, adds and takes away fields, and leaves the rest and the old record alone', () => {
		const change = patch({ set: { title: 'Neuer Kurs', owner: 'ki' }, del: ['cost'] });
		expect(applyPatch(RECORD, change)).toEqual({ title: 'Neuer Kurs', body: RECORD.body, owner: 'ki' });
		expect(RECORD).toEqual({ title: 'Kurs', body: ['a', 'b', 'c', 'd'], cost: 'free' });
	});

	test.each<[string, unknown[], string[]]>([
		['puts in at the beginning', [[0, 0, 'x']], ['x', 'a', 'b', 'c', 'd']],
		['puts in at the end', [[4, 0, 'x', 'y']], ['a', 'b', 'c', 'd', 'x', 'y']],
		['replaces in the middle', [[1, 2, 'x']], ['a', 'x', 'd']],
		['cuts everything', [[0, 4]], []],
		[
			'does several, counted in the old list',
			[
				[0, 1, 'x', 'y'],
				[1, 1],
				[3, 1, 'z']
			],
			['x', 'y', 'c', 'z']
		]
	])('of a list %s', (_, splices, body) => {
		expect(applyPatch(RECORD, patch({ splice: { body: splices as never } }))).toEqual({ ...RECORD, body });
	});

	test.each<[string, Partial<Patch>]>([
		['beyond the end of the list', { splice: { body: [[3, 2]] } }],
		['that starts beyond it', { splice: { body: [[5, 0, 'x']] } }],
		[
			'whose cuts overlap',
			{
				splice: {
					body: [
						[0, 2],
						[1, 1]
					]
				}
			}
		],
		[
			'whose cuts stand in the wrong order',
			{
				splice: {
					body: [
						[2, 1],
						[0, 1]
					]
				}
			}
		],
		['of a list that is a text', { splice: { title: [[0, 1]] } }],
		['of a list that is not there', { splice: { places: [[0, 0, 'x']] } }],
		['that takes away what is not there', { del: ['phones'] }],
		['that takes away what every object inherits', { del: ['toString'] }]
	])('%s was made for another record', (_, change) => {
		expect(applyPatch(RECORD, patch(change))).toBeUndefined();
	});
});

test('a patch for a record that is not held spoils them all', () => {
	const held = { 'offer/a': { title: 'a' } };
	expect(applyPatches(held, { 'offer/a': patch({ set: { title: 'b' } }) })).toEqual({
		'offer/a': { title: 'b' }
	});
	expect(applyPatches(held, { 'offer/a': patch({}), 'offer/b': patch({}) })).toBeUndefined();
	expect(applyPatches(held, { constructor: patch({}) })).toBeUndefined();
});
