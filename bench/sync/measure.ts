import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import type { GuideFacts, PackName, PackRecords, Text } from '../../src/lib/domain/records';
import { memoryStore, type MemoryStore } from '../../src/lib/sync/memory-store.spec-support';
import { syncContent } from '../../src/lib/sync/sync';
import { makeRing } from '../../src/publish/keys/ring';
import { signerOf, type Signer } from '../../src/publish/keys/signer';
import { writeRelease } from '../../src/publish/write/release';
import { edited, editsOfYear, recordsFrom, type SamplePage } from './year';

/** Bytes a phone receives, headers included, over a year of a real district's edits. */
export interface SyncBytes {
	/** A check that finds nothing new. */
	checkBytes: number;
	/** One changed record, beside the manifest. */
	oneChangeBytes: number;
	/** The manifest that goes with it. */
	manifestBytes: number;
	/** The last 30 days, synced daily. */
	month30Bytes: number;
	/** The last 90 days in one sync, as a share of all packs in full. */
	behind90Ratio: number;
	behind90Bytes: number;
	/** All packs in full, once. */
	fullBytes: number;
	/** What 30 daily refreshes of whole packs cost, as Integreat does it. */
	wholePackMonthBytes: number;
	releases: number;
}

const DAY = 86_400_000;
const YEAR = 365;
/** When the phone that falls behind syncs for the last time; nothing before it is measured. */
const BEHIND_FROM = YEAR - 90;
/** From here on there is a release every day with an edit, before it one a week. */
const DAILY_FROM = YEAR - 30;
const PACKS: PackName[] = ['facts', 'text/de'];

export async function measureSync(pagesFile: string, seed = 20_261_123): Promise<SyncBytes> {
	const pages = JSON.parse(await readFile(pagesFile, 'utf8')) as SamplePage[];
	const dir = await mkdtemp(join(tmpdir(), 'lotse-year-'));
	const site = await serve({ dir });
	try {
		return await replay(pages, join(dir, 'content'), site, seed);
	} finally {
		await site.close();
		await rm(dir, { recursive: true, force: true });
	}
}

type Site = Awaited<ReturnType<typeof serve>>;

async function replay(pages: SamplePage[], outDir: string, site: Site, seed: number): Promise<SyncBytes> {
	const { content, ring } = await makeRing();
	const signer = await signerOf(content, ring);
	const texts = recordsFrom(pages);
	const facts = factsFor(Object.keys(texts));
	const edits = editsOfYear(Object.keys(texts), YEAR, seed);
	const start = Date.UTC(2026, 0, 1);
	const publish = (day: number) =>
		writeRelease(
			{ facts, 'text/de': texts },
			{ outDir, now: start + day * DAY, signer, previousDir: undefined }
		);

	const late = new Phone(site, signer, BEHIND_FROM);
	const daily = new Phone(site, signer, DAILY_FROM);
	let month30Bytes = 0;
	let releases = 0;
	for (let day = 0; day <= YEAR; day += 1) {
		for (const id of edits.get(day) ?? []) texts[id] = edited(texts[id] as Text, day);
		const due = day >= DAILY_FROM || (day >= BEHIND_FROM && (day - BEHIND_FROM) % 7 === 0);
		if (due) releases += (await publish(day)).changed ? 1 : 0;
		if (day === late.joins) await late.sync();
		if (day >= daily.joins) {
			const { bytes } = await daily.sync();
			if (day > daily.joins) month30Bytes += bytes;
		}
	}
	const behind = await late.sync();
	const check = await daily.sync();
	const [longEnough = ''] = Object.keys(texts).filter((id) => (texts[id]?.body?.length ?? 0) > 3);
	texts[longEnough] = edited(texts[longEnough] as Text, 1);
	await publish(YEAR + 1);
	const change = await daily.sync();
	const full = await new Phone(site, signer, YEAR).sync();
	return {
		checkBytes: check.bytes,
		oneChangeBytes: change.bytes - change.manifest,
		manifestBytes: change.manifest,
		month30Bytes,
		behind90Ratio: Number((behind.bytes / full.bytes).toFixed(4)),
		behind90Bytes: behind.bytes,
		fullBytes: full.bytes,
		wholePackMonthBytes: 30 * full.bytes,
		releases
	};
}

/** A phone with a store of its own and a browser's cache for the manifest. */
class Phone {
	readonly #store: MemoryStore = memoryStore();
	#cached: { etag: string; body: string } | undefined;

	constructor(
		readonly site: Site,
		readonly signer: Signer,
		readonly joins: number
	) {}

	/** Syncs, and answers what the server put on the wire for it. Throws when it failed. */
	async sync(): Promise<{ bytes: number; manifest: number }> {
		const from = this.site.requests.length;
		const outcome = await syncContent(
			{
				fetch: (url, init) => this.#fetch(url, init),
				now: () => Date.UTC(2027, 0, 1),
				store: this.#store,
				trust: this.signer.trust
			},
			PACKS
		);
		if (outcome.result === 'failed') throw new Error(`sync failed: ${outcome.fault}`);
		const answers = this.site.requests.slice(from);
		const sum = (list: typeof answers) => list.reduce((total, { bytes }) => total + bytes, 0);
		return { bytes: sum(answers), manifest: sum(answers.filter(({ url }) => url.endsWith('manifest.json'))) };
	}

	/** What a browser does for `cache: "no-cache"`: asks with the ETag it has, and reads its copy on a 304. */
	async #fetch(url: string, init: RequestInit): Promise<Response> {
		const cached = init.cache === 'no-cache' ? this.#cached : undefined;
		const headers = { 'accept-encoding': 'br', ...(cached ? { 'if-none-match': cached.etag } : {}) };
		const { signal } = init;
		const response = await fetch(this.site.url + url, {
			headers,
			redirect: 'error',
			...(signal ? { signal } : {})
		});
		if (response.status === 304 && cached) return new Response(cached.body);
		const etag = response.headers.get('etag');
		if (init.cache === 'no-cache' && etag) {
			const body = await response.text();
			this.#cached = { etag, body };
			return new Response(body, { status: response.status });
		}
		return response;
	}
}

function factsFor(ids: readonly string[]): PackRecords<GuideFacts> {
	return Object.fromEntries(
		ids.map((id, order) => [
			id,
			{
				topics: ['arriving'],
				audience: ['newcomers'],
				order,
				source: 'lkaugsburg',
				checked: null,
				owner: 'lkaugsburg'
			}
		])
	);
}
