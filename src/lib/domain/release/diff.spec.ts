import { describe, expect, test } from 'vitest';
import { diffHashes, parseDiff, rootAfter } from './diff';
import { rootOf } from './hash';

const BEFORE = { 'offer/a': '1', 'offer/b': '2', 'offer/c': '3' };
const AFTER = { 'offer/a': '1', 'offer/c': '4', 'offer/d': '5' };

describe('a diff', () => {
	test('names what is new or another, and what is gone', () => {
		expect(diffHashes(BEFORE, AFTER)).toEqual({ set: ['offer/c', 'offer/d'], del: ['offer/b'] });
	});

	test('of two equal releases is empty', () => {
		expect(diffHashes(BEFORE, { ...BEFORE })).toEqual({ set: [], del: [] });
	});

	test('does not take a record for known because objects inherit its name', () => {
		expect(diffHashes({}, { constructor: '1' })).toEqual({ set: ['constructor'], del: [] });
		expect(diffHashes({ toString: '1' }, {})).toEqual({ set: [], del: ['toString'] });
	});

	test('leads from the one to the other', async () => {
		const { set, del } = diffHashes(BEFORE, AFTER);
		const setHashes = Object.fromEntries(set.map((id) => [id, AFTER[id as keyof typeof AFTER]]));
		expect(await rootAfter(BEFORE, setHashes, del)).toBe(await rootOf(AFTER));
		expect(BEFORE).toHaveProperty('offer/b');
	});

	test('that deletes what is not there was made for another base', async () => {
		expect(await rootAfter(BEFORE, {}, ['offer/b', 'offer/x'])).toBeUndefined();
		expect(await rootAfter(BEFORE, {}, ['toString'])).toBeUndefined();
		expect(await rootAfter(BEFORE, { 'offer/x': '9' }, ['offer/x'])).toBeUndefined();
	});
});

describe('the file of a diff', () => {
	const diff = { from: 3, to: 5, set: { 'offer/a': { title: 'A', later: [1] } }, del: ['offer/b'] };
	const text = (change: object) => JSON.stringify({ ...diff, ...change });

	test('is read with every field its records have', () => {
		expect(parseDiff(text({}), 3, 5)).toEqual({ ok: true, value: { ...diff, patch: {} } });
	});

	test.each([
		['from another release', text({ from: 2 })],
		['to another release', text({ to: 6 })],
		['a login page', '<!doctype html>'],
		['nothing', ''],
		['cut short', text({}).slice(0, -4)],
		['without what it deletes', text({ del: undefined })],
		['with a record that is a text', text({ set: { 'offer/a': 'A' } })],
		['with a record that is null', text({ set: { 'offer/a': null } })],
		['with numbers for names', text({ del: [7] })]
	])('%s is refused', (_, broken) => {
		expect(parseDiff(broken, 3, 5)).toEqual({ ok: false, fault: 'bad-part' });
	});
});

test.each([
	['sets and deletes', { set: { 'offer/a': { title: 'evil' } }, del: ['offer/a'] }],
	['patches and deletes', { set: {}, patch: { 'offer/a': {} }, del: ['offer/a'] }],
	['sets and patches', { set: { 'offer/a': { title: 'evil' } }, patch: { 'offer/a': {} }, del: [] }]
])('a diff that %s the same record is refused', (_, change) => {
	const text = JSON.stringify({ from: 3, to: 5, ...change });
	expect(parseDiff(text, 3, 5)).toEqual({ ok: false, fault: 'bad-part' });
});
