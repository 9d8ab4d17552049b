import { expect, test } from 'vitest';
import type { StreetPack } from '$lib/domain/release/streets';
import { heldBytes, streetRows } from './street-rows';

const pack = (list: string, zoom: number, letters: string): StreetPack => ({
	list,
	zoom,
	bytes: letters.length * 10,
	parts: [...letters].map((hash) => ({ hash, bytes: 10 }))
});
const SMALL = pack('small', 12, 'ab');
const LARGE = pack('large', 14, 'abcd');
const OFFERS = [SMALL, LARGE];
const rows = (
	held: { whole?: StreetPack; next?: StreetPack; parts: string },
	running: { list: string; arrived: number } | null = null,
	offers = OFFERS
) =>
	streetRows(offers, { whole: held.whole, next: held.next, parts: new Set(held.parts) }, running).map(
		({ offer, state, arrived }) => `${offer.list} ${state} ${arrived}`
	);

test('what a reader sees of the street packs', () => {
	expect(rows({ parts: '' })).toEqual(['small offered 0', 'large offered 0']);
	expect(rows({ next: LARGE, parts: 'ab' })).toEqual(['small offered 0', 'large partly 20']);
	expect(rows({ next: LARGE, parts: 'ab' }, { list: 'large', arrived: 25 })).toEqual([
		'small offered 0',
		'large running 25'
	]);
	expect(rows({ whole: SMALL, parts: 'ab' })).toEqual(['small kept 20', 'large offered 0']);
});

test('a download that is all here but for its last step is not called kept', () => {
	expect(rows({ next: SMALL, parts: 'ab' })).toEqual(['small partly 20', 'large offered 0']);
});

test('a part found damaged can be fetched again', () => {
	expect(rows({ whole: SMALL, parts: 'a' })).toEqual(['small partly 10', 'large offered 0']);
});

test('an older pack is offered anew, and stands there as long as it is kept', () => {
	const old = pack('old', 12, 'xy');
	expect(rows({ whole: old, parts: 'xy' })).toEqual(['old older 20', 'small newer 0', 'large offered 0']);
	expect(rows({ whole: old, parts: 'xy' }, null, [])).toEqual(['old older 20']);
});

test('what deleting gives back counts a shared part once, and no part that has not come', () => {
	const held = new Set('abc');
	expect(heldBytes([SMALL, LARGE], held)).toBe(30);
	expect(heldBytes([SMALL], held)).toBe(20);
	expect(heldBytes([undefined, undefined], held)).toBe(0);
});
