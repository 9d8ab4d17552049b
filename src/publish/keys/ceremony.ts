import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Sentence } from '../sentence';
import {
	privateFile,
	readOrNothing,
	readPrivate,
	readRing,
	RING,
	writePrivate,
	writeRing,
	type Role
} from './folder';
import { isSameKey, type PrivateKey } from './key';
import { contentKeyOf, hasRoomForRoot, makeRing, replaceContent, replaceRoot, type Ring } from './ring';

/** A key on its way: it is there before the ring names it, and takes its place after. */
const NEXT: Record<Role, string> = { root: 'root.next.private.json', content: 'content.next.private.json' };

/** Makes the first keys of a publisher. Throws a Sentence rather than overwrite any. */
export async function makeKeys(dir: string): Promise<Ring> {
	for (const name of [privateFile('root'), privateFile('content'), RING]) {
		if ((await readOrNothing(join(dir, name))) === undefined) continue;
		throw new Sentence(
			`${join(dir, name)} gibt es schon und wird nicht überschrieben: Mit neuen Schlüsseln würde kein Telefon die nächste Ausgabe annehmen. Einen Schlüssel tauschen Sie mit «npm run keys -- --rotate content» oder «--rotate root».`
		);
	}
	const { root, content, ring } = await makeRing();
	await writePrivate(dir, privateFile('root'), root);
	await writePrivate(dir, privateFile('content'), content);
	await writeRing(dir, ring);
	return ring;
}

/**
 * Replaces one key by a new one that the root certifies. Cut off at any point, either the old or the new key is in
 * force and its private half is there.
 */
export async function rotateKey(dir: string, role: Role): Promise<Ring> {
	const before = await readRing(dir);
	if (!before) throw new Sentence(`In ${dir}/ fehlt ${RING}. Die ersten Schlüssel macht «npm run keys».`);
	await settle(dir, before);
	const root = await rootOf(dir, before);
	if (role === 'root' && !hasRoomForRoot(before)) {
		throw new Sentence('Die Kette der Hauptschlüssel ist so lang, dass Telefone keinen weiteren annehmen.');
	}
	const { key, ring } = await (role === 'root' ? replaceRoot : replaceContent)(root, before);
	await writePrivate(dir, NEXT[role], key);
	await writeRing(dir, ring);
	await settle(dir, ring);
	return ring;
}

async function rootOf(dir: string, { trust }: Ring): Promise<PrivateKey> {
	const file = join(dir, privateFile('root'));
	const root = await readPrivate(dir, privateFile('root'));
	if (!root) {
		throw new Sentence(`${file} fehlt. Bitte legen Sie die Datei vom Stick für diesen Schritt dorthin.`);
	}
	if (isSameKey(root, trust.root.key)) return root;
	throw new Sentence(
		`${file} ist nicht der Hauptschlüssel Nummer ${trust.root.version}, den ${RING} nennt. Bitte nehmen Sie den neuesten.`
	);
}

/** Ends a rotation: the key on its way takes its place when the ring names it, and is nothing otherwise. */
async function settle(dir: string, { trust, chain }: Ring): Promise<void> {
	const named = { root: trust.root.key, content: contentKeyOf(chain) };
	for (const role of ['root', 'content'] as const) {
		const key = await readPrivate(dir, NEXT[role]);
		if (!key) continue;
		if (isSameKey(key, named[role])) await rename(join(dir, NEXT[role]), join(dir, privateFile(role)));
		else await rm(join(dir, NEXT[role]));
	}
}
