import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import canonicalize from 'canonicalize';
import { verifySigned, type Certificate, type Signed, type Trust } from '../../lib/domain/release/trust';
import { Sentence } from '../sentence';
import {
	KEYS,
	parsePrivate,
	privateFile,
	readOrNothing,
	readRing,
	RING,
	writePrivate,
	writeRing
} from './folder';
import { signWith, type PrivateKey } from './key';
import { makeRing, oldestTrust, type Ring } from './ring';

/** Keys made on this machine because the publisher's are not there. Nobody else's phone believes them. */
export const LOCAL_KEYS = '.cache/keys';

/** What a release is signed with. */
export interface Signer {
	chain: Certificate[];
	/** What the shell of the same publisher starts from. */
	trust: Trust;
	/** True for keys made on this machine because the publisher's are not there. */
	local: boolean;
	sign(payload: string): Promise<Signed>;
}

/**
 * The publisher's signer: the chain from `keys/trust.json` (another folder by LOTSE_KEYS), the content key from
 * LOTSE_CONTENT_KEY, the file LOTSE_CONTENT_KEY_FILE, or that folder. Without any keys, one made for this machine.
 * Throws a Sentence when the keys do not fit together.
 */
export async function loadSigner(env: NodeJS.ProcessEnv = process.env): Promise<Signer> {
	// Empty is not set: this is what a build server makes of a secret that it does not have.
	const dir = env.LOTSE_KEYS || KEYS;
	const ring = await readRing(dir);
	const given = await givenKey(env, dir);
	if (ring && given) return signerOf(given, ring);
	if (ring) {
		throw new Sentence(
			`In ${dir}/ fehlt ${privateFile('content')}, deshalb lässt sich nichts unterschreiben. Bitte legen Sie die Datei dorthin oder setzen Sie LOTSE_CONTENT_KEY oder LOTSE_CONTENT_KEY_FILE. Nur zum Ausprobieren: LOTSE_KEYS=${LOCAL_KEYS}`
		);
	}
	const isLocal = resolve(dir) === resolve(LOCAL_KEYS);
	if (given || (env.LOTSE_KEYS && !isLocal)) {
		throw new Sentence(
			`${join(dir, RING)} fehlt. Ohne diese Datei glaubt kein Telefon der Unterschrift. Bitte holen Sie sie aus der Versionsverwaltung zurück oder machen Sie mit «npm run keys» neue Schlüssel.`
		);
	}
	return localSigner();
}

/**
 * A signer whose releases every phone follows that ever believed this ring. Throws a Sentence when the key is not the
 * one the ring certifies, or the ring does not hold together.
 */
export async function signerOf(key: PrivateKey, ring: Ring, local = false): Promise<Signer> {
	const { trust, chain } = ring;
	const sign = (payload: string) => signWith(key, payload);
	// Halves that do not belong together make WebCrypto refuse the key, or sign what does not verify.
	const probe = await sign('probe').catch(() => undefined);
	const oldest = oldestTrust(ring);
	const learnt = probe && oldest && (await verifySigned(probe, chain, oldest));
	// What a phone learns from the chain is what the shell is built with, or one of them is out of date.
	if (!learnt || canonicalize(learnt) !== canonicalize(trust)) {
		throw new Sentence(
			`Der private Schlüssel ist nicht der, den ${RING} beglaubigt, oder in ${RING} fehlt etwas; die Telefone würden die Ausgabe ablehnen. Bitte nehmen Sie den neuesten Schlüssel und die neueste ${RING}. Ist der Schlüssel verloren, machen Sie mit «npm run keys -- --rotate content» einen neuen.`
		);
	}
	return { chain, trust, local, sign };
}

async function givenKey(env: NodeJS.ProcessEnv, dir: string): Promise<PrivateKey | undefined> {
	const { LOTSE_CONTENT_KEY: text, LOTSE_CONTENT_KEY_FILE: file } = env;
	if (text) return parsePrivate(text, 'LOTSE_CONTENT_KEY');
	const path = file || join(dir, privateFile('content'));
	const inside = await readOrNothing(path);
	if (inside === undefined && file) throw new Sentence(`${file} aus LOTSE_CONTENT_KEY_FILE gibt es nicht.`);
	return inside === undefined ? undefined : parsePrivate(inside, path);
}

async function localSigner(): Promise<Signer> {
	if (!(await readRing(LOCAL_KEYS))) await makeLocalKeys();
	const ring = await readRing(LOCAL_KEYS);
	const key = await givenKey({}, LOCAL_KEYS);
	if (!ring || !key) throw new Sentence(`${LOCAL_KEYS}/ ist unvollständig. Bitte löschen Sie den Ordner.`);
	return signerOf(key, ring, true);
}

/** Whole or not at all; when another publish was quicker, its keys are the ones. */
async function makeLocalKeys(): Promise<void> {
	await mkdir(dirname(LOCAL_KEYS), { recursive: true });
	const draft = await mkdtemp(`${LOCAL_KEYS}-`);
	try {
		const { root, content, ring } = await makeRing();
		await writePrivate(draft, privateFile('root'), root);
		await writePrivate(draft, privateFile('content'), content);
		await writeRing(draft, ring);
		await rename(draft, LOCAL_KEYS).catch((error: NodeJS.ErrnoException) => {
			if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
		});
	} finally {
		await rm(draft, { recursive: true, force: true });
	}
}
