import { webcrypto } from 'node:crypto';
import * as v from 'valibot';
import { keyId, KeySchema, type PublicKey, type Signed } from '../../lib/domain/release/trust';

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** Both halves of a key as a JWK (RFC 7517); `d` is the secret. */
export const PrivateKeySchema = v.object({
	kty: v.literal('EC'),
	crv: v.literal('P-256'),
	...KeySchema.entries,
	d: v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
});
export type PrivateKey = v.InferOutput<typeof PrivateKeySchema>;

export async function makeKey(): Promise<PrivateKey> {
	const { privateKey } = await webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
	// Of the fields that WebCrypto exports only these; `ext` and `key_ops` say nothing about the key.
	return v.parse(PrivateKeySchema, await webcrypto.subtle.exportKey('jwk', privateKey));
}

export function publicHalf({ x, y }: PublicKey): PublicKey {
	return { x, y };
}

export function isSameKey(a: PublicKey, b: PublicKey): boolean {
	return a.x === b.x && a.y === b.y;
}

/** Signs the UTF-8 of a text the way `verifySigned` reads it. */
export async function signWith(key: PrivateKey, payload: string): Promise<Signed> {
	const secret = await webcrypto.subtle.importKey('jwk', key, CURVE, false, ['sign']);
	const signature = await webcrypto.subtle.sign(
		{ name: 'ECDSA', hash: 'SHA-256' },
		secret,
		Buffer.from(payload, 'utf8')
	);
	return { payload, keyid: await keyId(key), signature: Buffer.from(signature).toString('base64url') };
}
