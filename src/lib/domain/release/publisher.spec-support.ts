import type { Envelope } from './format';
import { keyId, type Certificate, type Grant, type PublicKey, type Signed, type Trust } from './trust';

/** A key pair as a publisher has it; made anew for every run. */
export interface KeyPair {
	key: PublicKey;
	sign(payload: string): Promise<Signed>;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

export async function makePair(): Promise<KeyPair> {
	const pair = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
	const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
	const key = { x, y };
	return {
		key,
		async sign(payload) {
			const bytes = new TextEncoder().encode(payload);
			const signature = await crypto.subtle.sign({ ...CURVE, hash: 'SHA-256' }, pair.privateKey, bytes);
			return { payload, keyid: await keyId(key), signature: toBase64Url(signature) };
		}
	};
}

export function certify(root: KeyPair, grant: Grant): Promise<Certificate> {
	return root.sign(JSON.stringify(grant));
}

/** Who signs releases, and what a shell of the same publisher starts from. */
export interface Publisher {
	root: KeyPair;
	content: KeyPair;
	chain: Certificate[];
	trust: Trust;
	/** The text of a manifest file around this payload. */
	seal(payload: string): Promise<string>;
}

export async function makePublisher(): Promise<Publisher> {
	const [root, content] = await Promise.all([makePair(), makePair()]);
	const chain = [await certify(root, { role: 'content', version: 1, key: content.key })];
	const trust = { root: { version: 1, key: root.key }, content: 1 };
	return publisherOf(root, content, chain, trust);
}

/** The same publisher after the content key was replaced. */
export async function replaceContent({ root, trust, chain }: Publisher): Promise<Publisher> {
	const content = await makePair();
	const version = trust.content + 1;
	const certificate = await certify(root, { role: 'content', version, key: content.key });
	return publisherOf(root, content, [...chain, certificate], { ...trust, content: version });
}

/** The same publisher after the root key was replaced; the content key is certified anew. */
export async function replaceRoot({ root, content, trust, chain }: Publisher): Promise<Publisher> {
	const next = await makePair();
	const version = trust.root.version + 1;
	const certificates = [
		...chain,
		await certify(root, { role: 'root', version, key: next.key }),
		await certify(next, { role: 'content', version: trust.content, key: content.key })
	];
	return publisherOf(next, content, certificates, { ...trust, root: { version, key: next.key } });
}

function publisherOf(root: KeyPair, content: KeyPair, chain: Certificate[], trust: Trust): Publisher {
	return {
		root,
		content,
		chain,
		trust,
		async seal(payload) {
			const envelope: Envelope = { ...(await content.sign(payload)), chain };
			return JSON.stringify(envelope);
		}
	};
}

function toBase64Url(bytes: ArrayBuffer): string {
	return btoa(String.fromCharCode(...new Uint8Array(bytes)))
		.replaceAll('+', '-')
		.replaceAll('/', '_')
		.replaceAll('=', '');
}
