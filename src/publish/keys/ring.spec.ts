import { mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifySigned, type Trust } from '../../lib/domain/release/trust';
import { makeKeys, rotateKey } from './ceremony';
import { readPrivate } from './folder';
import { makeKey, signWith, type PrivateKey } from './key';
import { makeRing, replaceContent, replaceRoot, type Ring } from './ring';
import { signerOf } from './signer';

const PAYLOAD = '{"seq":7,"umlaut":"ü"}';

/** What a phone remembers after a release, undefined when it refuses it. */
async function phoneSees(key: PrivateKey, { chain }: Ring, trusted: Trust): Promise<Trust | undefined> {
	return verifySigned(await signWith(key, PAYLOAD), chain, trusted);
}

describe('a phone', () => {
	test('accepts what the first content key signed, and nothing else under that signature', async () => {
		const { content, ring } = await makeRing();
		const signed = await signWith(content, PAYLOAD);
		expect(await verifySigned(signed, ring.chain, ring.trust)).toEqual(ring.trust);
		const other = { ...signed, payload: PAYLOAD.replace('7', '8') };
		expect(await verifySigned(other, ring.chain, ring.trust)).toBeUndefined();
	});

	test('that saw the new content key refuses the one it replaced', async () => {
		const first = await makeRing();
		const second = await replaceContent(first.root, first.ring);
		const learnt = await phoneSees(second.key, second.ring, first.ring.trust);
		expect(learnt).toEqual(second.ring.trust);
		expect(await phoneSees(first.content, first.ring, learnt as Trust)).toBeUndefined();
		expect(second.ring.chain).toHaveLength(1);
	});

	test('that knows only the first root follows two new ones', async () => {
		const first = await makeRing();
		const second = await replaceRoot(first.root, first.ring);
		const third = await replaceRoot(second.key, second.ring);
		expect(third.ring.trust).toMatchObject({ root: { version: 3 }, content: 1 });
		for (const trusted of [first.ring.trust, second.ring.trust, third.ring.trust]) {
			expect(await phoneSees(first.content, third.ring, trusted)).toEqual(third.ring.trust);
		}
	});

	test('refuses a chain in which a root is skipped', async () => {
		const first = await makeRing();
		const second = await replaceRoot(first.root, first.ring);
		const third = await replaceRoot(second.key, second.ring);
		const skipped = { ...third.ring, chain: third.ring.chain.slice(1) };
		expect(await phoneSees(first.content, skipped, first.ring.trust)).toBeUndefined();
	});

	test('that saw the new root refuses a content key by the old one', async () => {
		const first = await makeRing();
		const second = await replaceRoot(first.root, first.ring);
		const stolen = await replaceContent(first.root, first.ring);
		expect(await phoneSees(stolen.key, stolen.ring, second.ring.trust)).toBeUndefined();
	});
});

describe('the folder of keys', () => {
	let dir: string;
	beforeEach(async () => {
		dir = await mkdtemp(join(tmpdir(), 'lotse-keys-'));
	});
	afterEach(() => rm(dir, { recursive: true, force: true }));

	const secret = async (name: string) => (await readPrivate(dir, name)) as PrivateKey;
	const ringIn = async () => JSON.parse(await readFile(join(dir, 'trust.json'), 'utf8')) as Ring;
	const snapshot = async () =>
		Promise.all(
			(await readdir(dir)).sort().map(async (name) => [name, await readFile(join(dir, name), 'utf8')])
		);

	test('holds two private keys for its owner only, and a public file without a secret in it', async () => {
		await makeKeys(dir);
		expect((await readdir(dir)).sort()).toEqual(['content.private.json', 'root.private.json', 'trust.json']);
		const committed = await readFile(join(dir, 'trust.json'), 'utf8');
		for (const name of ['root.private.json', 'content.private.json']) {
			expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
			expect(committed).not.toContain((await secret(name)).d);
		}
		await expect(signerOf(await secret('content.private.json'), await ringIn())).resolves.toBeTruthy();
	});

	for (const name of ['root.private.json', 'content.private.json', 'trust.json']) {
		test(`is left alone when there is a ${name} already`, async () => {
			await writeFile(join(dir, name), 'mine');
			await expect(makeKeys(dir)).rejects.toThrow(`${name} gibt es schon`);
			expect(await snapshot()).toEqual([[name, 'mine']]);
		});
	}

	test('after both kinds of rotation still signs what an old phone believes', async () => {
		const { trust } = await makeKeys(dir);
		await rotateKey(dir, 'content');
		await rotateKey(dir, 'root');
		await rotateKey(dir, 'content');
		const ring = await ringIn();
		expect(ring.trust).toMatchObject({ root: { version: 2 }, content: 3 });
		expect(await phoneSees(await secret('content.private.json'), ring, trust)).toEqual(ring.trust);
		expect(await readdir(dir)).toHaveLength(3);
		expect((await stat(join(dir, 'root.private.json'))).mode & 0o777).toBe(0o600);
	});

	test('rotates nothing without the newest root key', async () => {
		await makeKeys(dir);
		const old = await readFile(join(dir, 'root.private.json'), 'utf8');
		await rotateKey(dir, 'root');
		await writeFile(join(dir, 'root.private.json'), old);
		const before = await snapshot();
		await expect(rotateKey(dir, 'content')).rejects.toThrow('nicht der Hauptschlüssel Nummer 2');
		expect(await snapshot()).toEqual(before);
		await rm(join(dir, 'root.private.json'));
		await expect(rotateKey(dir, 'content')).rejects.toThrow('vom Stick');
	});

	for (const role of ['root', 'content'] as const) {
		test(`keeps the new ${role} key when a rotation dies before its last step`, async () => {
			await makeKeys(dir);
			const old = await readFile(join(dir, `${role}.private.json`), 'utf8');
			await rotateKey(dir, role);
			await rename(join(dir, `${role}.private.json`), join(dir, `${role}.next.private.json`));
			await writeFile(join(dir, `${role}.private.json`), old);
			await rotateKey(dir, 'content');
			await expect(signerOf(await secret('content.private.json'), await ringIn())).resolves.toBeTruthy();
			expect(await readdir(dir)).toHaveLength(3);
		});

		test(`keeps the old ${role} key when a rotation dies before the new one is in force`, async () => {
			const { trust } = await makeKeys(dir);
			await writeFile(join(dir, `${role}.next.private.json`), JSON.stringify(await makeKey()));
			const ring = await rotateKey(dir, 'content');
			expect(await phoneSees(await secret('content.private.json'), ring, trust)).toEqual(ring.trust);
			expect(await readdir(dir)).toHaveLength(3);
		});
	}
});
