import canonicalize from 'canonicalize';
import * as v from 'valibot';
import {
	CertificateSchema,
	KeySchema,
	TrustSchema,
	type Certificate,
	type Grant,
	type PublicKey,
	type Trust
} from '../../lib/domain/release/trust';
import { makeKey, publicHalf, signWith, type PrivateKey } from './key';

/** What phones refuse to read beyond; see `Envelope.chain`. */
const LONGEST_CHAIN = 20;

/** The public side of the keys, `trust.json`. */
export const RingSchema = v.object({
	/** The newest of each kind: what a shell built now starts from. */
	trust: TrustSchema,
	/** Every root by the one before it, in order, then the content key by the newest root. */
	chain: v.pipe(v.array(CertificateSchema), v.minLength(1), v.maxLength(LONGEST_CHAIN))
});
export type Ring = v.InferOutput<typeof RingSchema>;

/** A new key and the ring in which it is certified. */
export interface Made {
	key: PrivateKey;
	ring: Ring;
}

/** The first root key, the first content key, and the ring that says so. */
export async function makeRing(): Promise<{ root: PrivateKey; content: PrivateKey; ring: Ring }> {
	const [root, content] = await Promise.all([makeKey(), makeKey()]);
	const certificate = await certify(root, { role: 'content', version: 1, key: publicHalf(content) });
	const trust = { root: { version: 1, key: publicHalf(root) }, content: 1 };
	return { root, content, ring: { trust, chain: [certificate] } };
}

/** A new content key; a phone that has seen it refuses the old one from then on. */
export async function replaceContent(root: PrivateKey, { trust, chain }: Ring): Promise<Made> {
	const key = await makeKey();
	const version = trust.content + 1;
	const certificate = await certify(root, { role: 'content', version, key: publicHalf(key) });
	return { key, ring: { trust: { ...trust, content: version }, chain: [...rootsOf(chain), certificate] } };
}

/** A new root key, certified by the old one; the content key stays and is certified anew. */
export async function replaceRoot(root: PrivateKey, { trust, chain }: Ring): Promise<Made> {
	const key = await makeKey();
	const next = { version: trust.root.version + 1, key: publicHalf(key) };
	const certificates = [
		...rootsOf(chain),
		await certify(root, { role: 'root', ...next }),
		await certify(key, { role: 'content', version: trust.content, key: contentKeyOf(chain) })
	];
	return { key, ring: { trust: { ...trust, root: next }, chain: certificates } };
}

export function hasRoomForRoot({ chain }: Ring): boolean {
	return chain.length < LONGEST_CHAIN;
}

/**
 * The oldest trust that the ring leads on from, as far as it can tell: the root after the first, or the first when
 * there is no other. Undefined when a root is missing, whose phones would be left behind.
 */
export function oldestTrust({ trust, chain }: Ring): Trust | undefined {
	const [second] = rootsOf(chain).map(grantOf);
	if (!second) return trust.root.version === 1 ? trust : undefined;
	const key = v.safeParse(KeySchema, second.key);
	return second.version === 2 && key.success
		? { root: { version: 2, key: key.output }, content: trust.content }
		: undefined;
}

/** The public half of the content key that the ring certifies. */
export function contentKeyOf(chain: readonly Certificate[]): PublicKey {
	const grant = chain.map(grantOf).find(({ role }) => role === 'content');
	return v.parse(KeySchema, grant?.key);
}

function rootsOf(chain: readonly Certificate[]): Certificate[] {
	return chain.filter((certificate) => grantOf(certificate).role === 'root');
}

function grantOf({ payload }: Certificate): Partial<Grant> {
	try {
		return JSON.parse(payload) as Partial<Grant>;
	} catch {
		return {};
	}
}

function certify(root: PrivateKey, grant: Grant): Promise<Certificate> {
	return signWith(root, canonicalize(grant) as string);
}
