import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { keyId, verifySigned, type Certificate, type Signed, type Trust } from './trust';
import {
	certify,
	makePair,
	makePublisher,
	replaceContent,
	replaceRoot,
	type Publisher
} from './publisher.spec-support';

const TEXT = '{"seq":7,"name":"Lügde"}';

let publisher: Publisher;
let stranger: Publisher;
let signed: Signed;
beforeAll(async () => {
	[publisher, stranger] = await Promise.all([makePublisher(), makePublisher()]);
	signed = await publisher.content.sign(TEXT);
});

const verify = (what: Signed, by: Publisher, trust: Trust = publisher.trust) =>
	verifySigned(what, by.chain, trust);

describe('a signature', () => {
	test('of the publisher holds, and teaches nothing new', async () => {
		expect(await verify(signed, publisher)).toEqual(publisher.trust);
	});

	test('holds for exactly one text', async () => {
		expect(await verify({ ...signed, payload: TEXT.replace('7', '8') }, publisher)).toBeUndefined();
		expect(await verify({ ...signed, payload: `${TEXT} ` }, publisher)).toBeUndefined();
		expect(await verify({ ...signed, payload: '' }, publisher)).toBeUndefined();
	});

	test.each([
		['empty', () => ''],
		['no base64url', () => '§§§'],
		['cut short', (text: string) => text.slice(0, 40)],
		['of all zeros', () => 'A'.repeat(86)],
		['in another alphabet that says the same bytes twice', (text: string) => text + text]
	])('that is %s does not hold', async (_, change) => {
		expect(await verify({ ...signed, signature: change(signed.signature) }, publisher)).toBeUndefined();
	});

	test('of a stranger does not hold, whoever’s chain he shows', async () => {
		const forged = await stranger.content.sign(TEXT);
		expect(await verify(forged, stranger)).toBeUndefined();
		expect(await verify(forged, publisher)).toBeUndefined();
		expect(await verify({ ...forged, keyid: signed.keyid }, publisher)).toBeUndefined();
	});

	test('of the root itself does not hold: it only certifies', async () => {
		const byRoot = await publisher.root.sign(TEXT);
		expect(await verify(byRoot, publisher)).toBeUndefined();
		const itself = await certify(publisher.root, { role: 'root', version: 1, key: publisher.root.key });
		expect(await verifySigned(byRoot, [...publisher.chain, itself], publisher.trust)).toBeUndefined();
	});

	test('without its certificate does not hold', async () => {
		expect(await verifySigned(signed, [], publisher.trust)).toBeUndefined();
	});

	test('under a certificate that somebody has edited does not hold', async () => {
		const [certificate] = publisher.chain as [Certificate];
		const payload = certificate.payload.replace('"version":1', '"version":2');
		expect(payload).not.toBe(certificate.payload);
		expect(await verifySigned(signed, [{ ...certificate, payload }], publisher.trust)).toBeUndefined();
	});

	test('under the name of another key does not hold, neither its own nor its certificate’s', async () => {
		const keyid = '0'.repeat(16);
		const [certificate] = publisher.chain as [Certificate];
		expect(await verify({ ...signed, keyid }, publisher)).toBeUndefined();
		expect(await verifySigned(signed, [{ ...certificate, keyid }], publisher.trust)).toBeUndefined();
	});

	test('is found among certificates that are broken or of a later kind', async () => {
		const noise = await Promise.all([
			publisher.root.sign('not JSON'),
			publisher.root.sign('{"role":"mirror","version":1}'),
			certify(stranger.root, { role: 'content', version: 9, key: stranger.content.key })
		]);
		expect(await verifySigned(signed, [...noise, ...publisher.chain], publisher.trust)).toEqual(
			publisher.trust
		);
	});
});

describe('a content key that was replaced', () => {
	test('gives way to the new one, which is remembered', async () => {
		const renewed = await replaceContent(publisher);
		expect(await verify(await renewed.content.sign(TEXT), renewed)).toEqual(renewed.trust);
		expect(renewed.trust.content).toBe(2);
	});

	test('is accepted no more once the new one is known, though its certificate is genuine', async () => {
		const renewed = await replaceContent(publisher);
		expect(await verify(signed, publisher, renewed.trust)).toBeUndefined();
		expect(await verify(signed, renewed, renewed.trust)).toBeUndefined();
	});
});

describe('a root that was replaced', () => {
	test('is followed from the old one, over as many as there were', async () => {
		const second = await replaceRoot(publisher);
		const third = await replaceRoot(second);
		expect(await verify(signed, third)).toEqual(third.trust);
		expect(await verify(signed, third, second.trust)).toEqual(third.trust);
		expect(await verify(signed, third, third.trust)).toEqual(third.trust);
	});

	test('is followed even when the chain stands in another order', async () => {
		const third = await replaceRoot(await replaceRoot(publisher));
		expect(await verifySigned(signed, [...third.chain].reverse(), publisher.trust)).toEqual(third.trust);
	});

	test('cannot be skipped', async () => {
		const second = await replaceRoot(publisher);
		const third = await replaceRoot(second);
		const gap = third.chain.filter(({ payload }) => !/"root","version":2/.test(payload));
		expect(gap).toHaveLength(third.chain.length - 1);
		expect(await verifySigned(await third.content.sign(TEXT), gap, publisher.trust)).toEqual(publisher.trust);
	});

	test('cannot be named by a stranger, nor by the content key', async () => {
		const grant = { role: 'root' as const, version: 2, key: stranger.root.key };
		const byStranger = await certify(stranger.root, grant);
		const byContent = await certify(publisher.content, grant);
		const content = await certify(stranger.root, { role: 'content', version: 1, key: stranger.content.key });
		const forged = await stranger.content.sign(TEXT);
		expect(await verifySigned(forged, [byStranger, content], publisher.trust)).toBeUndefined();
		expect(await verifySigned(forged, [byContent, content], publisher.trust)).toBeUndefined();
	});

	test('can certify nothing any more', async () => {
		const second = await replaceRoot(publisher);
		const late = await makePair();
		const certificate = await certify(publisher.root, { role: 'content', version: 5, key: late.key });
		const forged = await late.sign(TEXT);
		expect(await verifySigned(forged, [...second.chain, certificate], second.trust)).toBeUndefined();
		expect(await verifySigned(forged, [certificate], second.trust)).toBeUndefined();
	});
});

test('a key has the same name on every machine, whatever order its halves were written in', async () => {
	const { x, y } = publisher.root.key;
	const name = createHash('sha256').update(`{"x":"${x}","y":"${y}"}`).digest('hex').slice(0, 16);
	expect(await keyId({ x, y })).toBe(name);
	expect(await keyId({ y, x })).toBe(name);
	expect(await keyId({ x: y, y: x })).not.toBe(name);
});
