import { isLocale, LOCALES, SOURCE_LOCALE, type Locale } from '../../lib/domain/records';
import type { Problem } from '../problem';

export type FileKind = 'offer' | 'place' | 'provider' | 'step' | 'page';

/** A YAML file that holds one record; the file's name is the record's id. */
export interface RecordFile {
	kind: FileKind;
	id: string;
	file: string;
	/** True for what a source wrote and not the editors. */
	imported: boolean;
}

/** A folder `guides/<order>-<slug>` with one Markdown file per locale. */
export interface GuideFolder {
	id: string;
	order: number;
	parent?: string;
	folder: string;
	files: Partial<Record<Locale, string>>;
	imported: boolean;
}

/** What each file of the content folder is. */
export interface Shelf {
	region: boolean;
	topics: boolean;
	/** A region may do without sentence cards. */
	phrases: boolean;
	/** Whether there is a `sources.yaml`. */
	sources: boolean;
	/** The sources there are snapshots of: the folders in `imported/`. */
	regions: string[];
	/** A region may do without named facts. */
	facts: boolean;
	records: RecordFile[];
	guides: GuideFolder[];
	/** Pictures that texts may show, by path. */
	pictures: string[];
	/** The files of the overview map; the name of each is its id. */
	map: { id: string; file: string }[];
	/** Lists of words that mean the same, one file per locale. */
	synonyms: { locale: Locale; file: string }[];
	problems: Problem[];
}

const FOLDERS: Record<string, FileKind> = {
	offers: 'offer',
	places: 'place',
	providers: 'provider',
	steps: 'step',
	legal: 'page'
};
/** What a source can have, too. */
const FOREIGN: ReadonlySet<FileKind> = new Set(['offer', 'place', 'provider']);
const ID = /^[a-z0-9-]+$/;
const LEVELS = 3;
const NUMBERED = /^(\d{1,4})-([a-z0-9-]+)$/;
/** A source may have ten thousand pages side by side. */
const NUMBERED_LONG = /^(\d{1,6})-([a-z0-9-]+)$/;
/** A snapshot of a source; below it lies what lies in the content folder too. */
export const IMPORTED = /^imported\/([a-z0-9-]+)\//;
/** What an import says about itself, for the editors alone. */
const REPORT = 'report.txt';

/**
 * Says by its path alone what each file is. Files and folders that are nothing the app knows, names that
 * cannot be an id, and two files with the same id are problems.
 */
export function sortFiles(files: readonly string[]): Shelf {
	const shelf: Shelf = {
		region: false,
		topics: false,
		phrases: false,
		sources: false,
		facts: false,
		regions: [],
		records: [],
		guides: [],
		pictures: [],
		map: [],
		synonyms: [],
		problems: []
	};
	const guides = new Map<string, GuideFolder>();
	const first = new Map<string, string>();

	const complain = (file: string, text: string) => shelf.problems.push({ file, line: 1, text });
	const isTwin = (key: string, file: string): boolean => {
		const earlier = first.get(key);
		first.set(key, earlier ?? file);
		if (earlier === undefined) return false;
		complain(
			file,
			`Die Kennung «${key.slice(key.indexOf('/') + 1)}» gibt es schon in ${earlier}. Bitte benennen Sie eine der beiden um.`
		);
		return true;
	};

	for (const file of files) {
		const snapshot = IMPORTED.exec(file);
		const base = snapshot?.[0] ?? '';
		const [top = '', ...rest] = file.slice(base.length).split('/');
		const kind = FOLDERS[top];
		if (snapshot?.[1] !== undefined && !shelf.regions.includes(snapshot[1])) shelf.regions.push(snapshot[1]);
		if (snapshot && top === REPORT && rest.length === 0) continue;
		else if (top === 'images' && rest.length === 1) sortPicture(file);
		else if (snapshot && !(kind && FOREIGN.has(kind)) && top !== 'guides') complain(file, strange(file));
		else if (file === 'region.yaml') shelf.region = true;
		else if (file === 'topics.yaml') shelf.topics = true;
		else if (file === 'phrases.yaml') shelf.phrases = true;
		else if (file === 'sources.yaml') shelf.sources = true;
		else if (file === 'facts.yaml') shelf.facts = true;
		else if (kind && rest.length > 0) sortRecord(file, kind, base !== '');
		else if (top === 'guides' && rest.length > 0) sortGuide(file, base);
		else if (top === 'map' && rest.length === 1) sortMap(file);
		else if (top === 'synonyms' && rest.length === 1) sortSynonyms(file);
		else complain(file, strange(file));
	}
	shelf.guides = [...guides.values()];
	for (const guide of shelf.guides) {
		if (guide.files[SOURCE_LOCALE]) continue;
		complain(
			`${guide.folder}/${SOURCE_LOCALE}.md`,
			`Im Ordner ${guide.folder} fehlt die deutsche Fassung. Bitte legen Sie dort eine Datei ${SOURCE_LOCALE}.md an.`
		);
	}
	return shelf;

	function sortMap(file: string): void {
		const name = file.slice(file.lastIndexOf('/') + 1);
		if (!name.endsWith('.yaml')) return void complain(file, strange(file));
		const id = name.slice(0, -'.yaml'.length);
		if (ID.test(id)) shelf.map.push({ id, file });
		else complain(file, badName(`${asId(id)}.yaml`));
	}

	function sortPicture(file: string): void {
		const name = file.slice(file.lastIndexOf('/') + 1);
		const [, stem = '', ending = ''] = /^(.*)\.(webp|jpe?g|png)$/i.exec(name) ?? [];
		const better = ending.toLowerCase().replace('jpeg', 'jpg');
		if (ending === '') complain(file, NO_PICTURE);
		else if (!ID.test(stem) || ending !== better) complain(file, badName(`${asId(stem)}.${better}`));
		else shelf.pictures.push(file);
	}

	function sortSynonyms(file: string): void {
		const name = file.slice(file.lastIndexOf('/') + 1);
		const locale = name.slice(0, -'.yaml'.length);
		if (!name.endsWith('.yaml')) complain(file, strange(file));
		else if (isLocale(locale)) shelf.synonyms.push({ locale, file });
		else complain(file, strangeLocale(locale));
	}

	function sortRecord(file: string, kind: FileKind, imported: boolean): void {
		const name = file.slice(file.lastIndexOf('/') + 1);
		if (!name.endsWith('.yaml')) return void complain(file, strange(file));
		const id = name.slice(0, -'.yaml'.length);
		if (!ID.test(id)) return void complain(file, badName(`${asId(id)}.yaml`));
		if (!isTwin(`${kind}/${id}`, file)) shelf.records.push({ kind, id, file, imported });
	}

	function sortGuide(file: string, base: string): void {
		const steps = file.slice(base.length).split('/').slice(1);
		const name = steps.pop() ?? '';
		let parent: string | undefined;
		let folder = `${base}guides`;
		let guide: GuideFolder | undefined;
		if (steps.length === 0) {
			return void complain(
				file,
				'Ein Ratgeber steht in einem eigenen Ordner, zum Beispiel guides/10-anmelden/de.md. Bitte verschieben Sie die Datei dorthin.'
			);
		}
		if (steps.length > LEVELS) {
			return void complain(
				file,
				`Ratgeber gehen höchstens ${LEVELS} Ebenen tief. Bitte verschieben Sie den Ordner eine Ebene höher.`
			);
		}
		for (const step of steps) {
			folder += `/${step}`;
			const match = (base ? NUMBERED_LONG : NUMBERED).exec(step);
			if (!match) {
				const once = `name ${folder}`;
				if (!first.has(once)) {
					complain(
						file,
						`Der Ordner «${step}» muss aus einer Nummer und einem Namen bestehen, nur mit kleinen Buchstaben, Ziffern und Bindestrichen, zum Beispiel 10-${asId(step.replace(/^\d+-?/, '')) || 'anmelden'}.`
					);
				}
				first.set(once, file);
				return;
			}
			const [, order = '', id = ''] = match;
			guide = guides.get(folder);
			if (!guide) {
				if (isTwin(`guide/${id}`, `${folder}/${SOURCE_LOCALE}.md`)) return;
				guide = {
					id,
					order: Number(order),
					folder,
					files: {},
					imported: base !== '',
					...(parent === undefined ? {} : { parent })
				};
				guides.set(folder, guide);
			}
			parent = id;
		}
		const locale = name.slice(0, -'.md'.length);
		if (!name.endsWith('.md')) complain(file, strange(file));
		else if (!isLocale(locale)) {
			complain(file, strangeLocale(locale));
		} else if (guide) guide.files[locale] = file;
	}
}

function strangeLocale(locale: string): string {
	return `Die Sprache «${locale}» kennt die App nicht. Bekannt sind: ${LOCALES.join(', ')}. Bitte benennen Sie die Datei danach.`;
}

const NO_PICTURE =
	'Ein Bild muss eine Datei mit der Endung .webp, .jpg oder .png sein. Bitte speichern Sie es so und löschen Sie diese Datei.';

function strange(file: string): string {
	const name = file.slice(file.lastIndexOf('/') + 1);
	if (/\.yml$/i.test(name)) {
		return `Die Endung muss .yaml heißen. Bitte benennen Sie die Datei um in ${name.replace(/\.yml$/i, '.yaml')}.`;
	}
	if (/\.(docx?|odt|pdf|rtf|txt)$/i.test(name)) {
		return 'Mit dieser Art von Datei kann die App nichts anfangen. Bitte übertragen Sie den Text in eine .yaml- oder .md-Datei und löschen Sie diese hier.';
	}
	return 'Diese Datei gehört nicht hierher. Welche Dateien wohin gehören, steht in README.md. Bitte verschieben oder löschen Sie sie.';
}

function badName(better: string): string {
	return `Der Dateiname darf nur kleine Buchstaben (ohne Umlaute), Ziffern und Bindestriche enthalten, zum Beispiel ${better}. Bitte benennen Sie die Datei um.`;
}

function asId(name: string): string {
	return name
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
