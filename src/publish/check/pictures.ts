import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imagesIn } from '../../lib/domain/blocks';
import type { Draft } from '../draft';
import { measure } from '../pictures/measure';
import { reportFor, type Problem, type Report } from '../problem';
import { didYouMean } from './near';

/** A picture that texts may show, as it lies in the content folder. */
export interface Picture {
	/** Its address on the site. */
	src: string;
	width: number;
	height: number;
	data: Buffer;
}

/** By path inside the content folder; undefined where the file has a fault of its own. */
export type Pictures = ReadonlyMap<string, Picture | undefined>;

/** Bytes: what a reader pays for one at most. */
export const PICTURE_CAP = 100_000;
/** Pixels of the longer side: twice what a phone's screen is wide. */
const LARGEST = 1440;

/** Reads and checks every picture of the content folder, shown or not. */
export async function readPictures(
	contentDir: string,
	files: readonly string[],
	problems: Problem[]
): Promise<Pictures> {
	const pictures = new Map<string, Picture | undefined>();
	for (const file of files) {
		pictures.set(file, await readPicture(join(contentDir, file), file, reportFor(problems, file)));
	}
	return pictures;
}

async function readPicture(path: string, file: string, report: Report): Promise<Picture | undefined> {
	const fault = (text: string): undefined => {
		report({ line: 1 }, text);
	};
	const { size } = await stat(path);
	if (size > PICTURE_CAP) {
		return fault(
			`Das Bild ist zu groß: ${Math.ceil(size / 1000)} kB, erlaubt sind ${PICTURE_CAP / 1000} kB. Bitte verkleinern Sie es, am besten auf 720 Pixel Breite als .webp.`
		);
	}
	const data = await readFile(path);
	const measured = await measure(data);
	const format = file.slice(file.lastIndexOf('.') + 1);
	if (!measured) return fault('Das ist kein Bild, das sich lesen lässt. Bitte speichern Sie es neu.');
	const { width, height } = measured;
	if (measured.format !== format) {
		return fault(
			`In der Datei steckt ein Bild der Art .${measured.format}. Bitte speichern Sie es als .${format} oder benennen Sie die Datei um.`
		);
	}
	if (measured.moving) return fault('Das Bild bewegt sich. Bitte nehmen Sie ein stehendes Bild.');
	if (measured.tagged) {
		return fault(
			'In dem Bild stecken verborgene Angaben der Kamera (Exif), oft der Ort der Aufnahme. Bitte speichern Sie es ohne diese Angaben.'
		);
	}
	if (Math.max(width, height) > LARGEST) {
		return fault(
			`Das Bild hat ${width} × ${height} Pixel, erlaubt sind ${LARGEST} je Seite. Bitte verkleinern Sie es, am besten auf 720 Pixel Breite.`
		);
	}
	const hash = createHash('sha256').update(data).digest('hex');
	return { src: `/content/${hash}.${format}`, width, height, data };
}

/** A picture by what a text calls it, below `base`. */
export function findPicture(
	written: string,
	base: string,
	pictures: Pictures
): { ok: true; picture: Picture | undefined } | { ok: false; text: string } {
	if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(written)) {
		return {
			ok: false,
			text: `Bilder von anderen Seiten zeigt die App nicht. Bitte legen Sie das Bild in images/ ab und schreiben Sie seinen Namen: images/plan.webp.`
		};
	}
	const path = base + written;
	if (pictures.has(path)) return { ok: true, picture: pictures.get(path) };
	const names = [...pictures.keys()]
		.filter((name) => name.startsWith(`${base}images/`))
		.map((name) => name.slice(base.length));
	return {
		ok: false,
		text: `Das Bild «${written}» gibt es nicht.${didYouMean(written, names)} Bilder liegen in images/.`
	};
}

/** What the texts show, each file once, in the order of their addresses. */
export function shownPictures(drafts: readonly Draft[], pictures: Pictures): Picture[] {
	const shown = new Set(
		drafts.flatMap(({ texts }) =>
			Object.values(texts).flatMap(({ body }) => imagesIn(body ?? []).map(({ src }) => src))
		)
	);
	const bySrc = new Map(
		[...pictures.values()].flatMap((picture) => (picture ? [[picture.src, picture]] : []))
	);
	return [...shown].sort().flatMap((src) => bySrc.get(src) ?? []);
}

export function unusedPictures(pictures: Pictures, shown: readonly Picture[]): Problem[] {
	const used = new Set(shown.map(({ src }) => src));
	return [...pictures]
		.filter(([, picture]) => picture && !used.has(picture.src))
		.map(([file]) => ({ file, line: 1, text: 'Dieses Bild zeigt kein Text. Es wird nicht veröffentlicht.' }));
}
