import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackName, PackRecords } from '../lib/domain/records';
import { parseManifest, parsePart } from '../lib/domain/release/format';
import { makeRing } from './keys/ring';
import { signerOf, type Signer } from './keys/signer';
import type { Problem } from './problem';
import { publish, type Order, type Outcome } from './publish';

/** The day on which the specs publish unless they say otherwise. */
export const TODAY = '2026-11-23T12:00:00Z';

/** A small region in which everything is right: each spec breaks one thing. */
export const GOOD: Readonly<Record<string, string>> = {
	'README.md': '# Für die Redaktion\n',
	'region.yaml': `name: Kreis Lippe
bbox: [8.6, 51.7, 9.4, 52.3]
timeZone: Europe/Berlin
country: DE
state: Nordrhein-Westfalen
municipalities:
  - { id: detmold, name: Detmold, postcodes: ['32756'], lat: 51.936, lon: 8.878 }
  - { id: lemgo, name: Lemgo, postcodes: ['32657'], lat: 52.028, lon: 8.899 }
authorities:
  address:
    - { place: rathaus-lemgo, municipalities: [lemgo] }
    - { place: kreishaus, municipalities: [] }
source: ausgedacht
`,
	'topics.yaml': `german: { order: 20, icon: languages, tint: sky, field: false, texts: { de: { title: Deutsch lernen }, en: { title: Learning German } } }
arriving: { order: 10, icon: file-text, tint: clay, field: false, texts: { de: { title: Ankommen und Papiere } } }
`,
	'providers/ki-lippe.yaml': `phones: ['05231 62-0', 112]
web: https://www.kreis-lippe.de
source: ausgedacht
owner: KI Kreis Lippe
texts:
  de:
    title: Kommunales Integrationszentrum
`,
	'places/kreishaus.yaml': `topics: [arriving]
provider: ki-lippe
municipality: detmold
address: { street: Felix-Fechenbach-Straße 5, postcode: 32756, town: Detmold }
position: { lat: 51.9346, lon: 8.8756, precision: door }
hours: 'Mo-Fr 08:00-12:00; PH off'
source: ausgedacht
owner: KI Kreis Lippe
texts:
  de:
    title: Kreishaus
`,
	'places/rathaus-lemgo.yaml': `topics: [arriving]
provider: ki-lippe
municipality: lemgo
source: ausgedacht
owner: KI Kreis Lippe
texts:
  de:
    title: Rathaus Lemgo
`,
	'offers/sprachcafe.yaml': `topics: [german, arriving]
provider: ki-lippe
places: [kreishaus]
audience: [newcomers, families]
municipalities: all
languages: [de, ar]
cost: free
registration: none
email: beispiel@kreis-lippe.de
hours: 'Mo-Fr 09:00-12:00; PH off'
closure: { from: 2026-12-24, until: 2027-01-01 }
source: ausgedacht
checked: 2026-11-20
owner: KI Kreis Lippe
texts:
  de:
    title: Sprachcafé
    summary: Deutsch üben bei Kaffee und Tee.
    body: |
      Ein kurzer Text mit **wichtigen Wörtern**.

      [Rathaus Lemgo](place/rathaus-lemgo)
  en:
    translated: machine
    title: Language café
    summary: Practise German over coffee and tea.
`,
	'guides/10-anmelden/de.md': `---
title: Die Wohnung anmelden
summary: Innerhalb von zwei Wochen.
topics: [arriving]
audience: [everyone]
source: ausgedacht
checked: null
owner: KI Kreis Lippe
---

## Was Sie brauchen

1. Ihren Pass
2. Die Bestätigung vom Vermieter
`,
	'guides/10-anmelden/en.md': `---
title: Registering your address
translated: human
---

## What you need
`,
	'guides/10-anmelden/20-ummelden/de.md': `---
title: Umziehen
topics: [arriving]
audience: [everyone]
source: ausgedacht
owner: KI Kreis Lippe
---
Siehe [Anmelden](guide/anmelden).
`
};

/** `null` removes the file, a function changes its text. */
export type Change = string | Uint8Array | null | ((text: string) => string);

export interface Tree {
	/** Changes files of the content folder. */
	write(changes: Record<string, Change>): Promise<void>;
	/** Signed with keys of the specs' own unless `order` says otherwise. */
	publish(now?: string, order?: Partial<Order>): Promise<Outcome>;
	/** Publishes and expects to fail. */
	problems(changes: Record<string, Change>): Promise<Problem[]>;
	/** Publishes and expects to succeed. */
	release(now?: string, order?: Partial<Order>): Promise<Extract<Outcome, { ok: true }>>;
	/** The records of one pack of the release in force. */
	records(pack: PackName): Promise<PackRecords>;
	/** All files of the release folder by name, as base64. */
	snapshot(): Promise<Record<string, string>>;
	/** Holds the two folders below and nothing else. */
	root: string;
	contentDir: string;
	outDir: string;
	remove(): Promise<void>;
}

let signer: Promise<Signer> | undefined;

/** One for all specs of a file, so that the same content stays the same release. */
export function testSigner(): Promise<Signer> {
	signer ??= makeRing().then(({ content, ring }) => signerOf(content, ring));
	return signer;
}

/** A content folder of its own with the good fixture in it, and an empty place for its releases. */
export async function plantTree(): Promise<Tree> {
	const root = await mkdtemp(join(tmpdir(), 'lippe-lotse-'));
	const contentDir = join(root, 'content');
	const outDir = join(root, 'release');
	const tree: Tree = {
		root,
		contentDir,
		outDir,
		async write(changes) {
			for (const [name, change] of Object.entries(changes)) {
				const path = join(contentDir, name);
				if (change === null) {
					await rm(path);
					continue;
				}
				await mkdir(dirname(path), { recursive: true });
				await writeFile(path, typeof change === 'function' ? change(await readFile(path, 'utf8')) : change);
			}
		},
		publish: async (now = TODAY, order = {}) =>
			publish({ contentDir, outDir, now: new Date(now), signer: await testSigner(), ...order }),
		async problems(changes) {
			await tree.write(changes);
			const outcome = await tree.publish();
			if (outcome.ok) throw new Error('Nothing was wrong, although something should have been');
			return outcome.problems;
		},
		async release(now, order) {
			const outcome = await tree.publish(now, order);
			if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems, null, '\t'));
			return outcome;
		},
		async records(pack) {
			const manifest = parseManifest(await readFile(join(outDir, 'manifest.json'), 'utf8'));
			if (!manifest.ok) throw new Error(manifest.fault);
			const records: PackRecords = {};
			for (const { hash } of manifest.value.manifest.packs[pack]?.full ?? []) {
				const part = parsePart(await readFile(join(outDir, `${hash}.json`), 'utf8'), pack);
				if (!part.ok) throw new Error(part.fault);
				Object.assign(records, part.value);
			}
			return records;
		},
		async snapshot() {
			const names = await readdir(outDir, { recursive: true, withFileTypes: true });
			const files = names
				.filter((entry) => entry.isFile())
				.map((entry) => join(entry.parentPath, entry.name));
			const pairs = files
				.sort()
				.map(async (file) => [file.slice(outDir.length + 1), await readFile(file, 'base64')]);
			return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
		},
		remove: () => rm(root, { recursive: true, force: true })
	};
	await tree.write(GOOD);
	return tree;
}
