import { expect, test } from 'vitest';
import { arrivedOf, parseStreetList, STREET_PART_CAP, type StreetOffer } from './streets';

const HASH = 'a1'.repeat(32);
const OTHER = 'b2'.repeat(32);
const OFFER: StreetOffer = { zoom: 14, bytes: 300, list: HASH };
const PARTS = [
	{ hash: HASH, bytes: 200 },
	{ hash: OTHER, bytes: 100 }
];
const parse = (value: unknown) => parseStreetList(JSON.stringify(value), OFFER);

test('a list of parts is read as it was written', () => {
	expect(parse({ parts: PARTS })).toEqual({ ok: true, value: PARTS });
});

test.each<[string, unknown]>([
	['nothing', undefined],
	['no parts', { parts: [] }],
	['parts of another length than the offer says', { parts: PARTS.slice(1) }],
	['a part named by a path', { parts: [{ hash: '../x', bytes: 300 }] }],
	['a part that is larger than a phone reads', { parts: [{ hash: HASH, bytes: STREET_PART_CAP + 1 }] }],
	[
		'a part of less than nothing',
		{ parts: [...PARTS, { hash: HASH, bytes: 100 }, { hash: HASH, bytes: -100 }] }
	],
	[
		'a part of half a byte',
		{
			parts: [
				{ hash: HASH, bytes: 299.5 },
				{ hash: OTHER, bytes: 0.5 }
			]
		}
	]
])('%s is no list', (_, value) => {
	expect(parse(value)).toEqual({ ok: false, fault: 'bad-part' });
	expect(parseStreetList('<!doctype html>', OFFER)).toEqual({ ok: false, fault: 'bad-part' });
});

test('what has arrived of a pack is counted by its parts, not by those of another', () => {
	const pack = { ...OFFER, parts: PARTS };
	expect(arrivedOf(pack, new Set())).toBe(0);
	expect(arrivedOf(pack, new Set([OTHER, 'c3'.repeat(32)]))).toBe(100);
	expect(arrivedOf(pack, new Set([HASH, OTHER]))).toBe(300);
});
