import { open, rename, rm } from 'node:fs/promises';
import { PMTiles, tileIdToZxy } from 'pmtiles';
import { openArchive, type Archive, type ArchiveSource } from '../pmtiles/archive';
import { withFile } from '../pmtiles/file-source';
import type { Layout } from '../pmtiles/lay-out';
import { Sentence } from '../sentence';
import type { Box } from './box';
import { diskSentence } from './disk';
import { planArchive, type Plan } from './plan';
import { remoteSource } from './remote-source';
import { openStock, type Stock } from './stock';

export interface MapOrder {
	/** Path of a PMTiles archive, or its https address. */
	from: string;
	box: Box;
	/** The file to make. */
	out: string;
	/** Folder for what a fetch that was cut off leaves. */
	cacheDir: string;
	dryRun?: boolean;
	/** Told bytes fetched and to be fetched; only for an address. */
	progress?: (done: number, total: number) => void;
}

export interface Made {
	tiles: number;
	/** Of the archive made. */
	bytes: number;
	/** To be fetched, of which `left` are not here yet; 0 from a file. Bytes. */
	fetched: number;
	left: number;
	requests: number;
}

/** Makes the archive of a region, or only says how large it would be. Throws a Sentence for all that can go wrong. */
export async function makeMap(order: MapOrder): Promise<Made> {
	if (!/^https?:\/\//i.test(order.from)) {
		return withFile(order.from, async (source) => {
			const { archive, plan } = await planFrom(source, order);
			const made = { ...sizesOf(plan), fetched: 0, left: 0, requests: 0 };
			if (!order.dryRun) await write(order.out, plan.layout, (at, length) => archive.read(at, length));
			return made;
		});
	}
	const source = remoteSource(order.from);
	const { archive, plan } = await planFrom(source, order);
	const stock = openStock(order.cacheDir, JSON.stringify([order.from, source.edition()]), plan.requests);
	const left = [];
	for (const stretch of plan.requests) if (!(await stock.has(stretch))) left.push(stretch);
	const total = plan.requests.reduce((sum, { length }) => sum + length, 0);
	const missing = left.reduce((sum, { length }) => sum + length, 0);
	const made = { ...sizesOf(plan), fetched: total, left: missing, requests: plan.requests.length };
	if (order.dryRun) return made;

	await fetchInto(stock, archive, left, (done) => order.progress?.(total - missing + done, total), order);
	await write(order.out, plan.layout, stock.read);
	await stock.remove();
	return made;
}

async function planFrom(source: ArchiveSource, { box }: MapOrder): Promise<{ archive: Archive; plan: Plan }> {
	const archive = await openArchive(source);
	const plan = await planArchive(archive, box);
	if (!plan) throw new Sentence(`${source.name} zeigt eine andere Gegend oder hat keine Kacheln ab Zoom 8.`);
	return { archive, plan };
}

const sizesOf = ({ layout: { tiles, bytes } }: Plan) => ({ tiles, bytes });

/** One after the other: whoever serves a planet to everybody is not hurried. */
async function fetchInto(
	stock: Stock,
	archive: Archive,
	stretches: Plan['requests'],
	progress: (done: number) => void,
	{ cacheDir }: MapOrder
): Promise<void> {
	let done = 0;
	progress(done);
	for (const stretch of stretches) {
		const bytes = await archive.read(stretch.offset, stretch.length);
		await onDisk(cacheDir, () => stock.put(stretch, bytes));
		progress((done += stretch.length));
	}
}

/** Under its name only when it has been read back whole; until then an earlier one stays. */
async function write(out: string, { head, data }: Layout, read: Stock['read']): Promise<void> {
	const draft = `${out}.part`;
	try {
		await onDisk(out, async () => {
			const file = await open(draft, 'w');
			try {
				await file.writeFile(head);
				for (const { offset, length } of data) await file.writeFile(await read(offset, length));
				await file.sync();
			} finally {
				await file.close();
			}
		});
		await readBack(draft);
		await onDisk(out, () => rename(draft, out));
	} finally {
		await rm(draft, { force: true });
	}
}

/** Every tile, by the library that the phone reads with. */
async function readBack(path: string): Promise<void> {
	await withFile(path, async (source) => {
		const archive = await openArchive(source);
		const tiles = new PMTiles(source);
		for await (const { tileId } of archive.entries()) {
			const [z, x, y] = tileIdToZxy(tileId);
			const tile = await tiles.getZxy(z, x, y).catch(() => undefined);
			if (!tile)
				throw new Sentence(`Die Kachel ${z}/${x}/${y} des Archivs ist beschädigt. Es wurde nichts geändert.`);
		}
	});
}

async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw diskSentence(error, path);
	}
}
