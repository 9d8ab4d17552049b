import { describe, expect, test } from 'vitest';
import type { Manifest } from './format';
import { APP_LEVEL, FORMAT, MANIFEST_CAP, PART_CAP, parseEnvelope, parseManifest, parsePart } from './format';
import { buildRelease, envelope } from './release.spec-support';

const LOGIN_PAGE = '<!doctype html><title>Free WiFi</title><form action="/login"></form>';
const HASH = 'a1'.repeat(32);

const PART = { hash: HASH, bytes: 100, packed: 40 };
const PACK = { root: HASH, records: 2, full: [PART], oldest: 3 };
const GOOD: Manifest = {
	format: FORMAT,
	seq: 3,
	issued: '2026-11-23T12:00:00.000Z',
	expires: '2027-02-21T12:00:00.000Z',
	minApp: APP_LEVEL,
	packs: { facts: PACK, 'text/de': PACK }
};

const GOOD_TEXT = JSON.stringify(GOOD);
const SIGNED = { payload: GOOD_TEXT, signature: 'x', keyid: 'y' };
const LINK = { payload: '{}', keyid: 'y', signature: 'x' };

const BAD = { ok: false, fault: 'bad-manifest' };
const NEWER = { ok: false, fault: 'newer-format' };
const parse = (change: object) => parseManifest(envelope({ ...GOOD, ...change }));
const parsePack = (change: object) => parse({ packs: { facts: { ...PACK, ...change } } });
const parsePartInfo = (change: object) => parsePack({ full: [{ ...PART, ...change }] });

describe('a manifest', () => {
	test('of today is read as it was written', async () => {
		expect(parse({})).toMatchObject({ ok: true, value: { manifest: GOOD } });
		const { files, manifest } = await buildRelease(1, { facts: [{ 'offer/a': { title: 'A' } }] });
		expect(parseManifest(files.get('manifest.json') ?? '')).toMatchObject({ ok: true, value: { manifest } });
	});

	test('of sixteen languages in many parts still fits under the cap', () => {
		const pack = { ...PACK, full: Array.from({ length: 4 }, () => PART) };
		const packs = Object.fromEntries(Array.from({ length: 17 }, (_, at) => [`text/l${at}`, pack]));
		expect(envelope({ ...GOOD, packs }).length).toBeLessThan(MANIFEST_CAP);
	});

	test.each([
		['the login page of a café', LOGIN_PAGE],
		['nothing', ''],
		['half of one', envelope(GOOD).slice(0, 80)],
		['a number', '7'],
		['null', 'null'],
		['a list', '[]'],
		['the payload without its envelope', JSON.stringify(GOOD)],
		[
			'an envelope whose payload is a page',
			JSON.stringify({ payload: LOGIN_PAGE, signature: null, keyid: null })
		],
		['an envelope whose payload is no text', JSON.stringify({ payload: GOOD, signature: null, keyid: null })],
		['an envelope without a place for the signature', JSON.stringify({ payload: GOOD_TEXT, keyid: null })],
		['an envelope that does not say whose', JSON.stringify({ payload: GOOD_TEXT, signature: null })],
		['an envelope with a chain that is none', JSON.stringify({ ...SIGNED, chain: 'x' })],
		['an envelope with certificates of no shape', JSON.stringify({ ...SIGNED, chain: [{ payload: 'x' }] })],
		['an envelope with an endless chain', JSON.stringify({ ...SIGNED, chain: Array(21).fill(LINK) })]
	])('%s is not one', (_, text) => {
		expect(parseManifest(text)).toEqual(BAD);
	});

	test.each([
		['a number that is a text', { seq: '3' }],
		['the number 0, which no release has', { seq: 0 }],
		['half a number', { seq: 1.5 }],
		['a negative number', { seq: -1 }],
		['no number', { seq: undefined }],
		['a day that is no instant', { issued: '23.11.2026' }],
		['no end', { expires: null }],
		['no packs', { packs: undefined }],
		['an older format', { format: 0 }],
		['a format in words', { format: 'two' }]
	])('with %s is refused', (_, change) => {
		expect(parse(change)).toEqual(BAD);
	});

	test.each([
		['in capitals', HASH.toUpperCase()],
		['too short', HASH.slice(1)],
		['too long', `${HASH}0`],
		['not hexadecimal', `g${HASH.slice(1)}`],
		['a way out of the folder', `../${HASH.slice(3)}`],
		['a good one with a line break', `${HASH}\n`],
		['empty', '']
	])('with a hash that is %s is refused', (_, hash) => {
		expect(parsePartInfo({ hash })).toEqual(BAD);
		expect(parsePack({ root: hash })).toEqual(BAD);
	});

	test('with a part of no sensible length is refused', () => {
		for (const bytes of [-1, 0.5, '100', null]) expect(parsePartInfo({ bytes })).toEqual(BAD);
		expect(parsePack({ full: undefined })).toEqual(BAD);
	});

	test('comes with the whole chain of its keys', () => {
		const chain = Array.from({ length: 20 }, () => LINK);
		expect(parseEnvelope(JSON.stringify({ ...SIGNED, chain }))).toEqual({
			ok: true,
			value: { ...SIGNED, chain }
		});
		expect(parseEnvelope(JSON.stringify(SIGNED))).toMatchObject({ ok: true, value: { chain: [] } });
	});

	test('with fields of a later publisher is read all the same', () => {
		expect(parse({ streets: { bytes: 5_000_000 } })).toMatchObject({ ok: true });
	});
});

describe('a release for later shells', () => {
	test('in a newer format asks for a new shell, whatever else it has become', () => {
		expect(parse({ format: FORMAT + 1 })).toEqual(NEWER);
		expect(parseManifest(envelope({ format: FORMAT + 7, everything: 'else' }))).toEqual(NEWER);
	});

	test('that needs a newer shell asks for it', () => {
		expect(parse({ minApp: APP_LEVEL + 1 })).toEqual(NEWER);
		expect(parse({ minApp: APP_LEVEL })).toMatchObject({ ok: true });
	});

	test('that is broken is broken first: nobody is sent to look for a new shell in vain', () => {
		expect(parse({ minApp: APP_LEVEL + 1, seq: 'x' })).toEqual(BAD);
	});
});

describe('a part', () => {
	const text = JSON.stringify({ pack: 'text/de', records: { 'offer/a': { title: 'A', later: [1] } } });

	test('is read with every field it has, known to this shell or not', () => {
		expect(parsePart(text, 'text/de')).toEqual({
			ok: true,
			value: { 'offer/a': { title: 'A', later: [1] } }
		});
	});

	test('whose words stand apart is read with each in its place', () => {
		const records = { 'offer/a': { title: '', body: [{ type: 'paragraph', text: [''] }] } };
		const apart = (words: string[]) =>
			parsePart(JSON.stringify({ pack: 'text/de', words, records }), 'text/de');
		expect(apart(['A', 'Im Rathaus.'])).toEqual({
			ok: true,
			value: { 'offer/a': { title: 'A', body: [{ type: 'paragraph', text: ['Im Rathaus.'] }] } }
		});
		expect(apart(['A'])).toEqual({ ok: false, fault: 'bad-part' });
	});

	test('of another pack is refused, be it as well-formed as it may', () => {
		expect(parsePart(text, 'text/en')).toEqual({ ok: false, fault: 'bad-part' });
		expect(parsePart(text, 'facts')).toEqual({ ok: false, fault: 'bad-part' });
	});

	test.each([
		['a login page', LOGIN_PAGE],
		['nothing', ''],
		['half a part', text.slice(0, -3)],
		['one without records', JSON.stringify({ pack: 'text/de' })],
		['one whose record is a text', JSON.stringify({ pack: 'text/de', records: { 'offer/a': 'A' } })],
		['one whose record is null', JSON.stringify({ pack: 'text/de', records: { 'offer/a': null } })],
		['one whose record is a list', JSON.stringify({ pack: 'text/de', records: { 'offer/a': [] } })],
		['one with a record that all others would inherit', '{"pack":"text/de","records":{"__proto__":{}}}']
	])('%s is refused', (_, broken) => {
		expect(parsePart(broken, 'text/de')).toEqual({ ok: false, fault: 'bad-part' });
	});
});

describe('what the schema library would let through', () => {
	test.each([[{}], [[PACK]]])('a manifest with packs %j is refused', (packs) => {
		expect(parse({ packs })).toEqual(BAD);
	});

	test('a part whose records are a list is refused', () => {
		const text = JSON.stringify({ pack: 'text/de', records: [{ title: 'A' }] });
		expect(parsePart(text, 'text/de')).toEqual({ ok: false, fault: 'bad-part' });
	});

	test('a part larger than any may be is refused', () => {
		expect(parsePartInfo({ bytes: PART_CAP + 1 })).toEqual(BAD);
	});
});
