import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium, type CDPSession, type Page } from '@playwright/test';
import { build } from 'vite';
import { serve } from '../../scripts/serve.mjs';
import type { PackRecords, Text } from '../../src/lib/domain/records';
import { makePublisher } from '../../src/lib/domain/release/publisher.spec-support';
import { buildRelease, type ReleaseFiles } from '../../src/lib/domain/release/release.spec-support';
import { chromiumLaunch } from '../../scripts/chromium.mjs';

/** What a pack of 10^5 records asks of a phone, in Chromium with the real store; times in milliseconds. */
export interface Scale {
	records: number;
	/** Length of the full pack as parsed, bytes. */
	packBytes: number;
	/** The first sync: download, check and store everything. Goal: under 20 000. */
	fullMs: number;
	/** A sync that brings 100 changed records. Goal: under 1 000. */
	diffMs: number;
	/** Opening the pack as a page does. */
	readMs: number;
	/** The most memory the first sync held, as a share of the pack held once as records. Goal: under 1. */
	fullHeapRatio: number;
}

const RECORDS = 100_000;
const PER_PART = 1_000;
const CHANGED = 100;

export async function measureScale(): Promise<Scale> {
	const dir = await mkdtemp(join(tmpdir(), 'lotse-scale-'));
	const site = await serve({ dir });
	const browser = await chromium.launch(chromiumLaunch(['--disable-gpu']));
	try {
		const { first, second, trust } = await makeReleases();
		await writeFile(join(dir, 'index.html'), '<!doctype html><script src="/phone.js"></script>');
		await writeFile(join(dir, 'phone.js'), await bundle());
		const page = await browser.newPage();
		const session = await page.context().newCDPSession(page);
		await page.goto(`${site.url}/`);

		await write(dir, first);
		const full = await page.evaluate((by) => window.syncFacts(by), trust);
		await page.evaluate(() => window.forget());
		// A second time to look at the memory, since looking makes it slow.
		const empty = await heapOf(session);
		const watch = watchHeap(session);
		await page.evaluate((by) => window.syncFacts(by), trust);
		const peak = await watch.stop();
		await write(dir, second);
		const diff = await page.evaluate((by) => window.syncFacts(by), trust);
		const read = await page.evaluate(() => window.readFacts());
		if (full.result !== 'updated' || diff.result !== 'updated' || read.records !== RECORDS) {
			throw new Error(`full: ${full.result}, diff: ${diff.result}, read: ${read.records}`);
		}
		return {
			records: RECORDS,
			packBytes: first.manifest.packs.facts?.full.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0,
			fullMs: Math.round(full.ms),
			diffMs: Math.round(diff.ms),
			readMs: Math.round(read.ms),
			fullHeapRatio: Number(((peak - empty) / (await heapOfRecords(page, session))).toFixed(2))
		};
	} finally {
		await browser.close();
		await site.close();
		await rm(dir, { recursive: true, force: true });
	}
}

/** Two releases of a large pack, the second with a diff of a hundred records. */
async function makeReleases() {
	const { seal, trust } = await makePublisher();
	const before = partsOf(() => '');
	const after = partsOf((n) => (n % (RECORDS / CHANGED) === 0 ? ' Neu.' : ''));
	const first = await buildRelease(1, { facts: before }, { seal });
	const earlier = [{ seq: 1, packs: { facts: before } }];
	return { first, second: await buildRelease(2, { facts: after }, { seal, earlier }), trust };
}

function partsOf(addition: (n: number) => string): PackRecords<Text>[] {
	return Array.from({ length: RECORDS / PER_PART }, (_, part) =>
		Object.fromEntries(
			Array.from({ length: PER_PART }, (_, index) => {
				const n = part * PER_PART + index;
				return [`offer/${String(n).padStart(6, '0')}`, recordOf(n, addition(n))];
			})
		)
	);
}

function recordOf(n: number, addition: string): Text {
	return {
		title: `Angebot ${n}: Sprechstunde und Beratung`,
		summary: `Beratung ${n} in der eigenen Sprache, ohne Anmeldung, jeden ${(n % 28) + 1}. im Monat.${addition}`,
		body: [
			{ type: 'paragraph', text: [`Bitte bringen Sie die Papiere ${n} mit. Fragen beantwortet das Amt.`] }
		]
	};
}

async function write(dir: string, { files }: ReleaseFiles): Promise<void> {
	for (const [name, text] of files) {
		const path = join(dir, 'content', name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, text);
	}
}

/** Store and sync as a page loads them. */
async function bundle(): Promise<string> {
	const result = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry: 'bench/scale/phone.ts', formats: ['iife'], name: 'phone' } }
	});
	const [output] = [result].flat();
	if (!output || !('output' in output)) throw new Error('nothing was bundled');
	return output.output[0].code;
}

async function heapOf(session: CDPSession): Promise<number> {
	await session.send('HeapProfiler.collectGarbage');
	return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Looks at the heap, garbage left out, again and again until stopped; answers the most it saw, in bytes. */
function watchHeap(session: CDPSession) {
	let most = 0;
	let going = true;
	const looking = (async () => {
		while (going) most = Math.max(most, await heapOf(session));
	})();
	return {
		async stop(): Promise<number> {
			going = false;
			await looking;
			return most;
		}
	};
}

/** What the pack takes as records in memory, as the page in use holds it. */
async function heapOfRecords(page: Page, session: CDPSession): Promise<number> {
	const before = await heapOf(session);
	await page.evaluate(async () => {
		const database = await new Promise<IDBDatabase>((done) => {
			const opening = indexedDB.open('lotse-content');
			opening.onsuccess = () => done(opening.result);
		});
		const all = await new Promise<unknown>((done) => {
			const asking = database.transaction('blocks').objectStore('blocks').getAll();
			asking.onsuccess = () => done(asking.result);
		});
		Object.assign(window, { held: all });
	});
	return (await heapOf(session)) - before;
}
