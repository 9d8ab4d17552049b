import {
	isCollection,
	isMap,
	isPair,
	isScalar,
	isSeq,
	LineCounter,
	parseDocument,
	type Node,
	type Pair
} from 'yaml';
import type { Report } from '../problem';
import { slipsOf } from './yaml-faults';

export type Path = readonly (string | number)[];
export interface Spot {
	line: number;
	column: number;
}

/** A YAML file as plain values, which still knows where each of them stands. */
export interface YamlFile {
	/** The root, a mapping. */
	value: Record<string, unknown>;
	/** Where a value stands, or its key; where the nearest existing parent stands when it is missing. */
	spot(path: Path, part?: 'key' | 'value'): Spot;
	/** Where the words of a text begin, for counting lines inside it. */
	words(path: Path): Words;
}

export interface Words {
	/** The line and column of the text's first character. */
	start: Spot;
	/** False when the way it is written joins lines, so that paragraphs would run together. */
	keepsLines: boolean;
}

/** Every file is read twice, as a record and as its editors wrote it: parsing is half of the time of a publish. */
const known = new Map<string, YamlFile>();
const REMEMBERED = 4000;

/**
 * Reads YAML 1.2 (core): dates stay strings, `no` stays a word. Syntax errors, keys that stand twice and
 * alias bombs are reported with their line; then the result is undefined.
 * `skipped` is the number of lines that stand above `text` in the file.
 */
export function parseYaml(text: string, report: Report, skipped = 0): YamlFile | undefined {
	const key = `${skipped} ${text}`;
	const before = known.get(key);
	if (before) return before;
	const file = parseAnew(text, report, skipped);
	if (known.size >= REMEMBERED) known.clear();
	if (file) known.set(key, file);
	return file;
}

function parseAnew(text: string, report: Report, skipped: number): YamlFile | undefined {
	const lines = new LineCounter();
	const doc = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		version: '1.2',
		schema: 'core'
	});
	const spotAt = (offset: number): Spot => {
		const { line, col } = lines.linePos(offset);
		return { line: line + skipped, column: col };
	};

	const slips = slipsOf(doc);
	for (const { offset, text: sentence } of slips) report(spotAt(offset), sentence);
	if (slips.length > 0) return undefined;
	const root = doc.contents;
	if (!isMap(root)) {
		report(
			{ line: 1 + skipped },
			root === null || (isScalar(root) && root.value === null)
				? 'Hier steht noch nichts. Bitte füllen Sie die Felder aus; ein Muster steht in README.md.'
				: 'Erwartet werden Zeilen der Form «feld: Wert». Ein Muster steht in README.md.'
		);
		return undefined;
	}

	let value: Record<string, unknown>;
	try {
		value = doc.toJS() as Record<string, unknown>;
	} catch {
		report(
			{ line: 1 + skipped },
			'Die Datei verweist mit & und * zu oft auf sich selbst. Bitte schreiben Sie die Werte aus.'
		);
		return undefined;
	}

	function find(path: Path): { pair?: Pair; node: Node; found: number } {
		let node: Node = root as Node;
		let pair: Pair | undefined;
		let found = 0;
		for (const step of path) {
			let next: unknown;
			if (isMap(node)) {
				const hit = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
				if (!hit) break;
				pair = hit;
				next = hit.value ?? hit.key;
			} else if (isSeq(node)) {
				next = node.items[Number(step)];
				if (isPair(next)) next = next.value;
				if (next) pair = undefined;
			}
			if (!next) break;
			node = next as Node;
			found += 1;
		}
		return { node, found, ...(pair ? { pair } : {}) };
	}

	return {
		value,
		spot(path, part = 'value') {
			const { pair, node, found } = find(path);
			const missing = found < path.length;
			if (missing && found === 0) return { line: 1 + skipped, column: 1 };
			const key = pair?.key as Node | undefined;
			// The first entry of a block mapping is far from the word an editor looks for: its key.
			const target = key && (part === 'key' || missing || isCollection(node)) ? key : node;
			return spotAt(target.range?.[0] ?? 0);
		},
		words(path) {
			const { node } = find(path);
			const start = spotAt(node.range?.[0] ?? 0);
			if (!isScalar(node) || node.type === 'BLOCK_FOLDED') return { start, keepsLines: false };
			if (node.type !== 'BLOCK_LITERAL') {
				const end = spotAt(node.range?.[1] ?? 0);
				return { start: { line: start.line, column: start.column }, keepsLines: end.line === start.line };
			}
			const source = text.split('\n').slice(start.line - skipped);
			const indent = /^ */.exec(source.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0;
			return { start: { line: start.line + 1, column: indent + 1 }, keepsLines: true };
		}
	};
}
