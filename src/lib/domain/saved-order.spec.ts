import { expect, test } from 'vitest';
import type { Address } from './records';
import { movedBy } from './saved-order';

const saved: Address[] = ['offer/a', 'guide/gone', 'place/b', 'offer/c'];
const shown: Address[] = ['offer/a', 'place/b', 'offer/c'];

test('one step is one step on the screen, also past a record that is not shown', () => {
	expect(movedBy(saved, shown, 'place/b', -1)).toEqual(['place/b', 'offer/a', 'guide/gone', 'offer/c']);
	expect(movedBy(saved, shown, 'offer/a', 1)).toEqual(['guide/gone', 'place/b', 'offer/a', 'offer/c']);
	expect(movedBy(saved, shown, 'place/b', 1)).toEqual(['offer/a', 'guide/gone', 'offer/c', 'place/b']);
});

test('at either end, and for what is not there, nothing moves and nothing is lost', () => {
	expect(movedBy(saved, shown, 'offer/a', -1)).toEqual(saved);
	expect(movedBy(saved, shown, 'offer/c', 1)).toEqual(saved);
	expect(movedBy(saved, shown, 'guide/gone', 1)).toEqual(saved);
	expect(movedBy(saved, shown, 'offer/x', 1)).toEqual(saved);
});
