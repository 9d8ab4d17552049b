import * as v from 'valibot';
import type { PackName, PackRecords } from '../records';
import { Count, Hash } from './fields';
import { StreetOfferSchema } from './streets';
import { CertificateSchema } from './trust';
import { putWordsBack } from './words-apart';

/**
 * The release: the contract between publisher and phone. Files under `/content/`:
 * `manifest.json`, `<sha256>.json` (a part of a full pack), `ledger/<seq>.json`; for the street pack see `streets.ts`.
 */

/** Raised when an older phone could no longer read what publish writes. */
export const FORMAT = 1;
/** Raised when a release needs code this shell does not have yet; compared with `minApp`. */
export const APP_LEVEL = 2;

/** Caps of what a phone is willing to read, in bytes; a captive portal's page or a bomb is cut here. */
export const MANIFEST_CAP = 16_384;
export const PART_CAP = 4_194_304;

const Instant = v.pipe(v.string(), v.isoTimestamp());

const isObject = (value: unknown): value is object =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records by address. The schema library would copy each of them, and take a list for one. */
export const RecordsSchema = v.custom<PackRecords>(
	(value) =>
		isObject(value) && Object.entries(value).every(([id, record]) => id !== '__proto__' && isObject(record))
);

const PartSchema = v.object({
	hash: Hash,
	/** Length of the file as parsed. */
	bytes: v.pipe(Count, v.maxValue(PART_CAP)),
	/** Length as it travels, compressed with brotli; for telling the reader, not for checking. */
	packed: Count
});

const PackSchema = v.object({
	/** SHA-256 over the sorted lines `id recordHash`. */
	root: Hash,
	records: Count,
	full: v.array(PartSchema),
	/** The oldest `seq` there is a diff from; equal to the release's own `seq` when there is none. */
	oldest: Count
});

const ManifestSchema = v.object({
	format: v.literal(FORMAT),
	/** Strictly increasing. */
	seq: v.pipe(Count, v.minValue(1)),
	issued: Instant,
	/** After this the content is shown as "not confirmed since …", never deleted. */
	expires: Instant,
	minApp: Count,
	/** By name; without the facts no page can be drawn. */
	packs: v.objectWithRest({ facts: PackSchema }, PackSchema),
	/**
	 * The street packs to choose from, the smallest first. Shells from before ignore it, and one that cannot read
	 * what a later publisher writes here goes without a street pack, not without content.
	 */
	streets: v.optional(v.fallback(v.array(StreetOfferSchema), []))
});

const EnvelopeSchema = v.object({
	/** The manifest as JSON text: exactly the bytes that are signed. */
	payload: v.string(),
	/** By a content key, over `payload`; null on a release that nobody signed, which phones refuse. */
	signature: v.nullable(v.string()),
	keyid: v.nullable(v.string()),
	/** Everything it takes to follow the keys from the first root to the one that signed. */
	chain: v.optional(v.pipe(v.array(CertificateSchema), v.maxLength(20)), [])
});

const PackFileSchema = v.object({
	pack: v.string(),
	/** Of a text pack; see `words-apart.ts`. */
	words: v.optional(v.array(v.string())),
	records: RecordsSchema
});

export type Part = v.InferOutput<typeof PartSchema>;
export type PackInfo = v.InferOutput<typeof PackSchema>;
export type Manifest = Omit<v.InferOutput<typeof ManifestSchema>, 'packs'> & {
	packs: Partial<Record<PackName, PackInfo>>;
};
export type Envelope = v.InferOutput<typeof EnvelopeSchema>;
export interface PackFile {
	pack: PackName;
	records: PackRecords;
}

/** Why a release was refused; words for each are in `messages/`. */
export type ReleaseFault = 'bad-manifest' | 'bad-signature' | 'newer-format' | 'hash-mismatch' | 'bad-part';

export type Parsed<T> = { ok: true; value: T } | { ok: false; fault: ReleaseFault };

/** Reads the text of `manifest.json`. Anything else, e.g. a login page, is `bad-manifest`. */
export function parseEnvelope(text: string): Parsed<Envelope> {
	const envelope = v.safeParse(EnvelopeSchema, parseJson(text));
	return envelope.success ? { ok: true, value: envelope.output } : { ok: false, fault: 'bad-manifest' };
}

/** Reads what an envelope carries; on a phone only after its signature held. */
export function parsePayload(payload: string): Parsed<Manifest> {
	const json = parseJson(payload);
	const newer = v.safeParse(v.looseObject({ format: v.pipe(v.number(), v.minValue(FORMAT + 1)) }), json);
	if (newer.success) return { ok: false, fault: 'newer-format' };
	const manifest = v.safeParse(ManifestSchema, json);
	if (!manifest.success) return { ok: false, fault: 'bad-manifest' };
	if (manifest.output.minApp > APP_LEVEL) return { ok: false, fault: 'newer-format' };
	return { ok: true, value: manifest.output as Manifest };
}

/** Both at once, for the publisher's side, where no signature is asked for. */
export function parseManifest(text: string): Parsed<{ manifest: Manifest; envelope: Envelope }> {
	const envelope = parseEnvelope(text);
	if (!envelope.ok) return envelope;
	const manifest = parsePayload(envelope.value.payload);
	return manifest.ok ? { ok: true, value: { manifest: manifest.value, envelope: envelope.value } } : manifest;
}

/**
 * Reads one part of a full pack. The caller has already compared its SHA-256 with the manifest, so a
 * record's own fields are what publish checked; here only the frame is.
 */
export function parsePart(text: string, pack: PackName): Parsed<PackRecords> {
	const file = v.safeParse(PackFileSchema, parseJson(text));
	if (!file.success || file.output.pack !== pack) return { ok: false, fault: 'bad-part' };
	const { words, records } = file.output;
	const whole = words ? putWordsBack({ words, records }) : records;
	if (!whole) return { ok: false, fault: 'bad-part' };
	return { ok: true, value: whole };
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
