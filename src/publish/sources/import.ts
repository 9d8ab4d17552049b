import { join } from 'node:path';
import { INTEGREAT, type Source } from '../check/sources';
import { reportFor, type Problem } from '../problem';
import { readGround } from '../ground';
import { readText } from '../read/decode';
import { sortFiles } from '../read/sort-files';
import { listFiles } from '../read/walk';
import { Sentence } from '../sentence';
import { readRegion, type Answers } from './integreat/answers';
import { folderAnswers } from './integreat/folder';
import { offerFiles } from './integreat/events';
import { guideFiles } from './integreat/guides';
import { networkAnswers } from './integreat/network';
import { placeFiles } from './integreat/places';
import { makeProviders } from './integreat/providers';
import { gatherAlbum, type Album } from './integreat/album';
import { pictureSource } from './integreat/picture-source';
import { makeTask, type Pictures, type Task } from './integreat/task';
import { treeOf } from './integreat/tree';
import { twinsHere } from './twins-here';
import { swapSnapshot, type Change } from './snapshot';

export interface ImportOrder {
	contentDir: string;
	/** The source's name of the region. */
	region: string;
	/** Instead of the address in `sources.yaml`. */
	base?: string | undefined;
	/** A folder with saved answers, instead of any address. */
	from?: string | undefined;
	/** Whether pictures come along. */
	images?: boolean;
	/** What `sources.yaml` would say if it names no such region; see `unnamed`. */
	now: Date;
}

export interface Imported {
	change: Change;
	guides: number;
	places: number;
	offers: number;
	/** Texts of guides by language. */
	languages: Record<string, number>;
	/** Undefined where nobody asked for them. */
	pictures: { count: number; bytes: number } | undefined;
	passedOver: string[];
	losses: [kind: string, count: number][];
	/** False where `sources.yaml` does not name the region. */
	named: boolean;
	/** Path of the report. */
	report: string;
	/** Places that two sources probably both describe. */
	twins: string[];
}

/**
 * Writes `imported/<region>/` anew from what an Integreat region says. Throws a Sentence for everything that can go
 * wrong with the source or with the editors' own files; then the last snapshot stays.
 */
export async function importIntegreat(order: ImportOrder): Promise<Imported> {
	const { contentDir, region } = order;
	if (!/^[a-z0-9-]+$/.test(region)) throw new Sentence(`«${region}» ist kein Name einer Integreat-Region.`);
	const ground = await readOwn(contentDir, order.now);
	const named = ground.sources.get(region);
	const source = named ?? unnamed(region, ground.topic);

	const base = order.base?.replace(/\/+$/, '') ?? source.base;
	const answers: Answers =
		order.from === undefined ? networkAnswers(base, region) : folderAnswers(order.from);
	const said = await readRegion(answers);
	const write = (pictures?: Pictures) => recordFiles(makeTask(region, source, said, ground.region, pictures));
	// Written once to learn what is shown, then again with what could be had of it.
	const album = order.images
		? await gatherAlbum(write, pictureSource({ base, folder: order.from }))
		: undefined;
	const { task, tree, guides, places, offers, providers } = write(album?.pictures);
	const files = new Map<string, string | Buffer>([
		...guides,
		...places,
		...offers,
		...providers.files(),
		...(album?.files ?? [])
	]);
	files.set('report.txt', reportText(region, task.losses.text(), task.answers.passedOver, album));
	const folder = join(contentDir, 'imported', region);
	const change = await swapSnapshot(folder, files);

	const languages: Record<string, number> = {};
	for (const name of guides.keys()) {
		const locale = name.slice(name.lastIndexOf('/') + 1, -'.md'.length);
		languages[locale] = (languages[locale] ?? 0) + 1;
	}
	return {
		change,
		guides: tree.length,
		places: places.size,
		offers: offers.size,
		languages,
		pictures: album && { count: album.files.size, bytes: album.bytes },
		passedOver: task.answers.passedOver,
		losses: task.losses.counts(),
		named: named !== undefined,
		report: join(folder, 'report.txt'),
		twins: await twinsHere(contentDir)
	};
}

function recordFiles(task: Task) {
	const tree = treeOf(task.answers.said.de.pages);
	const guides = guideFiles(task, tree);
	const providers = makeProviders(task);
	const places = placeFiles(task, providers);
	return { task, tree, guides, providers, places, offers: offerFiles(task, providers) };
}

/** Good enough for a first look; who answers for it nobody has said yet. */
function unnamed(region: string, topic: string): Source {
	return {
		base: INTEGREAT,
		owner: `Integreat ${region}`,
		trust: 'none',
		topic,
		topics: {},
		categories: {}
	};
}

/** What an import needs of the editors' own files; a fault in them is told before anything is asked for. */
async function readOwn(contentDir: string, now: Date) {
	const { files } = await listFiles(contentDir).catch((error: unknown) => {
		throw new Sentence(`Den Ordner ${contentDir} gibt es nicht.`, { cause: error });
	});
	const problems: Problem[] = [];
	const open = async (file: string) => {
		const report = reportFor(problems, file);
		return { report, text: await readText(join(contentDir, file), report) };
	};
	const { region, known, sources, drafts } = await readGround(open, sortFiles(files), now, problems);
	const topics = [...(known.topic?.keys() ?? [])];
	const [topic] = topics;
	const faults = problems.filter(({ file }) => !file.startsWith('imported/'));
	if (!region || topic === undefined || faults.length > 0) {
		const lines = faults.map(({ file, line, text }) => `${contentDir}/${file}:${line}: ${text}`);
		throw new Sentence([...lines, 'Bitte berichtigen Sie das zuerst; übernommen wurde nichts.'].join('\n'));
	}
	return { region, known, sources, topic, drafts };
}

function reportText(
	region: string,
	losses: string,
	passedOver: readonly string[],
	album: Album | undefined
): string {
	const languages = passedOver.length > 0 ? passedOver.join(', ') : 'keine';
	return `Was beim Übernehmen aus Integreat ${region} nicht oder anders mitgekommen ist, nach Seiten.
Sprachen, die die App nicht kennt: ${languages}
${album ? `\n${album.text}` : ''}
${losses}`;
}
