import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { recordHash, recordHashes, rootOf, sha256 } from './hash';

/** Another implementation than the one under test. */
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256', () => {
	test('of nothing and of "abc" is what the standard says (FIPS 180-4)', async () => {
		expect(await sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
		expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
	});

	test('counts bytes, not letters, and takes bytes as they are', async () => {
		expect(await sha256('Lügde, مرحبا, 😀')).toBe(sha('Lügde, مرحبا, 😀'));
		const bytes = new Uint8Array([0, 255, 10]);
		expect(await sha256(bytes.buffer)).toBe(createHash('sha256').update(bytes).digest('hex'));
	});
});

describe('the hash of a record', () => {
	test('is that of the canonical JSON in the example of RFC 8785, section 3.2.2', async () => {
		const record = JSON.parse(
			String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`
		) as object;
		const canonical = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
		expect(await recordHash(record)).toBe(sha(canonical));
	});

	test('sorts keys by UTF-16 code units, as in the example of RFC 8785, section 3.2.3', async () => {
		const record = {
			'\u20ac': 'Euro Sign',
			'\r': 'Carriage Return',
			'\ufb33': 'Hebrew Letter Dalet With Dagesh',
			'1': 'One',
			'\ud83d\ude00': 'Emoji: Grinning Face',
			'\u0080': 'Control',
			'\u00f6': 'Latin Small Letter O With Diaeresis'
		};
		const canonical =
			'{"\\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis",' +
			'"\u20ac":"Euro Sign","\ud83d\ude00":"Emoji: Grinning Face",' +
			'"\ufb33":"Hebrew Letter Dalet With Dagesh"}';
		expect(await recordHash(record)).toBe(sha(canonical));
	});

	test('does not depend on the order in which fields were written, at any depth', async () => {
		const one = { title: 'A', hours: { from: 'x', until: 'y' }, topics: ['a', 'b'] };
		const other = { topics: ['a', 'b'], hours: { until: 'y', from: 'x' }, title: 'A' };
		expect(await recordHash(other)).toBe(await recordHash(one));
	});

	test('depends on the order of a list, which has a meaning', async () => {
		expect(await recordHash({ topics: ['b', 'a'] })).not.toBe(await recordHash({ topics: ['a', 'b'] }));
	});
});

describe('the root of a pack', () => {
	const RECORDS = { 'offer/a': { title: 'A' }, 'offer/b': { title: 'B' } };
	const root = async (records: Record<string, object>) => rootOf(await recordHashes(records));

	test('is the hash of the sorted lines', async () => {
		expect(await rootOf({ 'place/z': '22', 'offer/a': '11' })).toBe(sha('offer/a 11\nplace/z 22'));
		expect(await rootOf({})).toBe(sha(''));
	});

	test('sorts as every browser does, by UTF-16 code units: 😀 stands before דּ', async () => {
		const ids = {
			'offer/\ufb33': '1',
			'offer/\ud83d\ude00': '2',
			'offer/ä': '3',
			'offer/z': '4',
			'offer/Z': '5'
		};
		expect(await rootOf(ids)).toBe(
			sha('offer/Z 5\noffer/z 4\noffer/ä 3\noffer/\ud83d\ude00 2\noffer/\ufb33 1')
		);
	});

	test('does not depend on the order in which records arrived', async () => {
		const turned = Object.fromEntries(Object.entries(RECORDS).reverse());
		expect(await root(turned)).toBe(await root(RECORDS));
	});

	test.each<[string, Record<string, object>]>([
		['one letter', { ...RECORDS, 'offer/b': { title: 'C' } }],
		['a field more', { ...RECORDS, 'offer/b': { title: 'B', lang: 'de' } }],
		['a record more', { ...RECORDS, 'offer/c': { title: 'B' } }],
		['a record less', { 'offer/a': RECORDS['offer/a'] }],
		['another name', { 'offer/a': RECORDS['offer/a'], 'offer/c': RECORDS['offer/b'] }],
		['swapped names', { 'offer/a': RECORDS['offer/b'], 'offer/b': RECORDS['offer/a'] }]
	])('changes with %s', async (_, records) => {
		expect(await root(records)).not.toBe(await root(RECORDS));
	});
});
