import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { PackName } from '../../lib/domain/records';
import { APP_LEVEL, FORMAT, type Envelope, type Manifest } from '../../lib/domain/release/format';
import { verifySigned } from '../../lib/domain/release/trust';
import type { StreetOffer } from '../../lib/domain/release/streets';
import type { Picture } from '../check/pictures';
import type { Signer } from '../keys/signer';
import type { StreetVariant } from '../streets/variants';
import { contentOf, putBody, type Content, type PackInfos, type Packs, type Room } from './body';
import { packAt } from './compress';
import { readEarlier, type Earlier, type Issue } from './earlier';
import { install, type Put } from './install';
import { ledgerFile } from './ledger';
import { lackingPictures, putPictures } from './pictures';
import { removeOld } from './remove';
import { offersOf, sameStreets } from './streets';

const DAY = 86_400_000;
/** How long a phone takes a release as confirmed. */
const VALID = 90 * DAY;
/** A release that nobody changed is confirmed anew when it has less than this to live. */
const RENEW = 30 * DAY;
/** The manifest is fetched on every visit; this is what it may weigh compressed. */
const MANIFEST_LIMIT = 3_000;

export interface Press extends Room {
	/** Milliseconds since 1970. */
	now: number;
	signer: Signer;
	/** A folder with the manifest and ledgers of the release that phones have, if it is not `outDir`. */
	previousDir: string | undefined;
	/** The street packs, the smallest first; none where there is no archive. */
	streets?: readonly StreetVariant[];
	/** What texts show. */
	pictures?: readonly Picture[];
}

export interface Written {
	seq: number;
	changed: boolean;
	packs: PackInfos;
	streets: readonly StreetOffer[];
	/** True when the release before had street packs and this one has none. */
	lostStreets: boolean;
}

/**
 * Writes the packs as the next release into the folder, or nothing when the release in force says the same, is signed
 * with the present keys and does not expire soon.
 */
export async function writeRelease(packs: Packs, press: Press): Promise<Written> {
	const earlier = await readEarlier(press.outDir, press.previousDir);
	const content = await contentOf(packs, press.streets ?? [], press.pictures ?? []);
	const { last } = earlier;
	if (last && (await stillStands(last, content, press))) {
		const { seq, packs, streets = [] } = last.manifest;
		const unchanged: Written = { seq, changed: false, packs, streets, lostStreets: false };
		if (earlier.complete ? await keepWhole(press, earlier) : await putBack(content, last, press, earlier)) {
			return unchanged;
		}
	}
	const written = await install(press.outDir, (put) => putNext(put, content, press, earlier));
	await removeOld(press.outDir, earlier.served ?? written.seq);
	return written;
}

async function putNext(
	put: Put,
	content: Content,
	{ now, signer, outDir, quality }: Press,
	earlier: Earlier
): Promise<Written> {
	const seq = earlier.highest + 1;
	const issued = new Date(now).toISOString();
	await putLedgers(put, earlier);
	const packs = await putBody(put, content, { seq, issued }, earlier.ledgers, { outDir, quality });
	const streets = offersOf(content.streets);
	const expires = new Date(now + VALID).toISOString();
	const manifest: Manifest = { format: FORMAT, seq, issued, expires, minApp: APP_LEVEL, packs, ...streets };
	const { payload, signature, keyid } = await signer.sign(canonicalize(manifest) as string);
	const envelope: Envelope = { payload, signature, keyid, chain: signer.chain };
	await putManifest(put, JSON.stringify(envelope));
	return {
		seq,
		changed: true,
		packs,
		streets: streets.streets ?? [],
		lostStreets: !streets.streets && (earlier.last?.manifest.streets ?? []).length > 0
	};
}

/**
 * Makes the release that phones already have out of the content, under its own number, for a machine that has none of
 * its files. False, and nothing is written, when not every file would be the same.
 */
async function putBack(
	content: Content,
	last: Issue,
	{ outDir, quality }: Press,
	earlier: Earlier
): Promise<boolean> {
	// Here already, but not whole: what was lost comes back under a new number.
	if (earlier.local) return false;
	const done = await install(outDir, async (put) => {
		await putLedgers(put, earlier);
		const made = await putBody(put, content, last.manifest, earlier.ledgers, { outDir, quality });
		if (canonicalize(made) !== canonicalize(last.manifest.packs)) return undefined;
		await putManifest(put, last.text);
		return true;
	});
	return done === true;
}

/** In the order in which they come into force: the plain file, by which the next publish counts, is the last. */
async function putManifest(put: Put, text: string): Promise<void> {
	const { plain, br, gz } = await packAt()(text);
	if (br.length > MANIFEST_LIMIT) {
		throw new Error(`The manifest weighs ${br.length} bytes compressed, more than ${MANIFEST_LIMIT}`);
	}
	await put('manifest.json.br', br);
	await put('manifest.json.gz', gz);
	await put('manifest.json', plain);
}

/** The next publish, and the site, need the ledgers that were elsewhere until now. */
async function putLedgers(put: Put, { missing, ledgers }: Earlier): Promise<void> {
	for (const seq of missing) {
		await put(ledgerFile(seq), await readFile(join(ledgers.get(seq) ?? '', ledgerFile(seq))));
	}
}

/** No manifest names ledgers or pictures, so what is lost of them comes back under the same number. */
async function keepWhole({ outDir, pictures = [] }: Press, earlier: Earlier): Promise<boolean> {
	const lacking = await lackingPictures(pictures, outDir);
	if (earlier.missing.length + lacking.length === 0) return true;
	return install(outDir, async (put) => {
		await putLedgers(put, earlier);
		await putPictures(put, lacking, outDir);
		return true;
	});
}

/** The same content, confirmed for long enough, under a signature that phones follow with the present chain. */
async function stillStands(
	{ manifest, envelope }: Issue,
	{ roots, streets }: Content,
	{ now, signer }: Press
): Promise<boolean> {
	const names = new Set([...Object.keys(manifest.packs), ...Object.keys(roots)] as PackName[]);
	const { payload, signature, keyid, chain } = envelope;
	return (
		[...names].every((name) => manifest.packs[name]?.root === roots[name]) &&
		sameStreets(manifest, streets) &&
		manifest.minApp === APP_LEVEL &&
		Date.parse(manifest.expires) - now >= RENEW &&
		signature !== null &&
		keyid !== null &&
		canonicalize(chain) === canonicalize(signer.chain) &&
		(await verifySigned({ payload, signature, keyid }, chain, signer.trust)) !== undefined
	);
}
