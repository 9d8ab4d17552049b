import canonicalize from 'canonicalize';
import * as v from 'valibot';
import { sha256 } from './hash';

/**
 * Who may publish. A root key certifies the next root and the content key; the content key signs manifests.
 * ECDSA P-256 with SHA-256 over the UTF-8 of a payload, signatures as IEEE P1363 in base64url, as WebCrypto
 * makes them (https://www.w3.org/TR/webcrypto-2/#ecdsa).
 */

const Coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/));
const Version = v.pipe(v.number(), v.integer(), v.minValue(1));

/** The public half of a key: the point on the curve, base64url as in a JWK. */
const KeySchema = v.object({ x: Coordinate, y: Coordinate });
export type PublicKey = v.InferOutput<typeof KeySchema>;

const CertificateSchema = v.object({
	/** A `Grant` as JSON text: exactly the bytes that are signed. */
	payload: v.string(),
	/** Id of the root key that signed. */
	keyid: v.string(),
	signature: v.string()
});
export type Certificate = v.InferOutput<typeof CertificateSchema>;

/** What a certificate says. Versions rise by one for roots, and strictly for content keys. */
const GrantSchema = v.object({
	role: v.picklist(['root', 'content']),
	version: Version,
	key: KeySchema
});
export type Grant = v.InferOutput<typeof GrantSchema>;

/** What a phone trusts: one root, and no content key older than the newest it has seen. */
const TrustSchema = v.object({
	root: v.object({ version: Version, key: KeySchema }),
	/** The lowest version of a content key that is still accepted. */
	content: Version
});
export type Trust = v.InferOutput<typeof TrustSchema>;

export { CertificateSchema, KeySchema, TrustSchema };

export interface Signed {
	payload: string;
	keyid: string;
	signature: string;
}

/** The name of a key: the first 16 hex digits of SHA-256 over its canonical public half. */
export async function keyId({ x, y }: PublicKey): Promise<string> {
	return (await sha256(canonicalize({ x, y }) as string)).slice(0, 16);
}

/**
 * Follows the chain from what is trusted to the key that signed. Answers the trust to remember from now on,
 * or `undefined` when the signature does not hold: unknown key, skipped root, an older content key, another
 * text.
 */
export async function verifySigned(
	signed: Signed,
	chain: readonly Certificate[],
	trusted: Trust
): Promise<Trust | undefined> {
	let trust = trusted;
	const grants = chain.map((certificate) => ({ certificate, grant: parseGrant(certificate.payload) }));
	const roots = grants
		.filter(({ grant }) => grant?.role === 'root')
		.sort((a, b) => (a.grant?.version ?? 0) - (b.grant?.version ?? 0));
	for (const { certificate, grant } of roots) {
		// A root is followed only from the one right before it, so that none can be skipped.
		if (grant?.version !== trust.root.version + 1) continue;
		if (!(await isSignedBy(certificate, trust.root.key))) return undefined;
		trust = { ...trust, root: { version: grant.version, key: grant.key } };
	}
	for (const { certificate, grant } of grants) {
		if (grant?.role !== 'content' || grant.version < trust.content) continue;
		if ((await keyId(grant.key)) !== signed.keyid) continue;
		if (!(await isSignedBy(certificate, trust.root.key))) continue;
		if (await isSignedBy(signed, grant.key)) return { ...trust, content: grant.version };
	}
	return undefined;
}

async function isSignedBy({ payload, keyid, signature }: Signed, { x, y }: PublicKey): Promise<boolean> {
	if (keyid !== (await keyId({ x, y }))) return false;
	try {
		const key = await crypto.subtle.importKey(
			'jwk',
			{ kty: 'EC', crv: 'P-256', x, y },
			{ name: 'ECDSA', namedCurve: 'P-256' },
			false,
			['verify']
		);
		return await crypto.subtle.verify(
			{ name: 'ECDSA', hash: 'SHA-256' },
			key,
			fromBase64Url(signature),
			new TextEncoder().encode(payload)
		);
	} catch {
		// Not a point on the curve, or not base64url: not a signature.
		return false;
	}
}

function parseGrant(text: string): Grant | undefined {
	try {
		const result = v.safeParse(GrantSchema, JSON.parse(text));
		return result.success ? result.output : undefined;
	} catch {
		return undefined;
	}
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
	const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
	return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
