import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { Sentence } from '../sentence';
import { PrivateKeySchema, type PrivateKey } from './key';
import { RingSchema, type Ring } from './ring';

/** The publisher's keys; only the public file in it is committed. */
export const KEYS = 'keys';
export const RING = 'trust.json';

export type Role = 'root' | 'content';

export function privateFile(role: Role): string {
	return `${role}.private.json`;
}

/** The public side of the keys in a folder; undefined when there is none. Throws a Sentence when it is broken. */
export async function readRing(dir: string): Promise<Ring | undefined> {
	const file = join(dir, RING);
	const text = await readOrNothing(file);
	if (text === undefined) return undefined;
	const ring = v.safeParse(RingSchema, jsonOf(text));
	if (ring.success) return ring.output;
	throw new Sentence(
		`${file} ist keine Schlüsselkette. Bitte holen Sie die Datei aus der Versionsverwaltung zurück.`
	);
}

/** A private key of a folder; undefined when it is not there. */
export async function readPrivate(dir: string, name: string): Promise<PrivateKey | undefined> {
	const text = await readOrNothing(join(dir, name));
	return text === undefined ? undefined : parsePrivate(text, join(dir, name));
}

/** Reads a JWK. What is wrong is said without a letter of the text, because the text is a secret. */
export function parsePrivate(text: string, from: string): PrivateKey {
	const key = v.safeParse(PrivateKeySchema, jsonOf(text));
	if (key.success) return key.output;
	throw new Sentence(
		`In ${from} steht kein privater Schlüssel. Erwartet wird der ganze Inhalt einer Datei content.private.json.`
	);
}

/** Writes a private key that only its owner can read; fails when the file is there. */
export async function writePrivate(dir: string, name: string, key: PrivateKey): Promise<void> {
	await writeNew(join(dir, name), JSON.stringify(key), 0o600);
}

/** Puts the ring in force; the one before it is there and whole until then. */
export async function writeRing(dir: string, ring: Ring): Promise<void> {
	const draft = join(dir, `.${RING}`);
	await rm(draft, { force: true });
	await writeNew(draft, JSON.stringify(ring, null, '\t'), 0o644);
	await rename(draft, join(dir, RING));
}

async function writeNew(path: string, text: string, mode: number): Promise<void> {
	await mkdir(join(path, '..'), { recursive: true });
	const file = await open(path, 'wx', mode);
	try {
		await file.writeFile(`${text}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
}

export async function readOrNothing(path: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		// Anything else, e.g. a file that may not be read, must not pass for no file.
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new Sentence(
			`${path} lässt sich nicht lesen (${(error as NodeJS.ErrnoException).code ?? 'Fehler'}).`
		);
	}
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
