import { isAlias, isCollection, isScalar, visit, type Document } from 'yaml';

/** A slip in YAML: the offset of the character it is about, and a German sentence. */
export interface Slip {
	offset: number;
	text: string;
}

/**
 * What is wrong with a parsed document. After the first slip the rest of the file is misread and would blame lines
 * that are fine; only keys that stand twice are all told.
 */
export function slipsOf(doc: Document.Parsed): Slip[] {
	const faults = [...doc.errors, ...doc.warnings];
	const first = faults.filter(({ code }) => code !== 'DUPLICATE_KEY').sort((a, b) => a.pos[0] - b.pos[0])[0];
	if (!first) {
		const twins = faults.map(({ pos, code, message }) => ({ offset: pos[0], text: explain(code, message) }));
		return [...twins, ...looseAliases(doc)];
	}
	const open =
		first.code === 'MISSING_CHAR' || first.code === 'BAD_INDENT' ? unclosed(doc, first.pos[0]) : undefined;
	return [open ?? { offset: first.pos[0], text: explain(first.code, first.message) }];
}

/** The parser notices a missing bracket or quotation mark where the file ends; the editor looks where it opened. */
function unclosed(doc: Document.Parsed, end: number): Slip | undefined {
	let slip: Slip | undefined;
	visit(doc, {
		Node(_, node) {
			if (!node.range || node.range[1] !== end) return;
			const [offset] = node.range;
			if (isCollection(node) && node.flow === true) {
				slip = {
					offset,
					text: 'Die Klammer, die hier aufgeht, wird nicht geschlossen. Bitte ergänzen Sie ] oder }.'
				};
			} else if (isScalar(node) && (node.type === 'QUOTE_SINGLE' || node.type === 'QUOTE_DOUBLE')) {
				slip = {
					offset,
					text: 'Das Anführungszeichen, das hier steht, hat kein zweites. Bitte ergänzen Sie es am Ende des Wertes.'
				};
			}
		}
	});
	return slip;
}

/** `summary: *Neu* im Programm` is meant as emphasis and read as a reference. */
function looseAliases(doc: Document.Parsed): Slip[] {
	const slips: Slip[] = [];
	visit(doc, {
		Alias(_, node) {
			if (!isAlias(node) || node.resolve(doc)) return;
			slips.push({
				offset: node.range?.[0] ?? 0,
				text: 'Ein Wert, der mit * beginnt, muss in Anführungszeichen stehen.'
			});
		}
	});
	return slips;
}

const FAULTS: Record<string, string> = {
	BAD_INDENT: 'Die Einrückung stimmt nicht. Zusammengehörige Zeilen müssen gleich weit eingerückt sein.',
	BAD_SCALAR_START:
		'Dieser Wert beginnt mit einem Zeichen, das hier eine besondere Bedeutung hat. Bitte setzen Sie ihn in Anführungszeichen.',
	BLOCK_AS_IMPLICIT_KEY:
		'In dieser Zeile steht ein zweiter Doppelpunkt oder die Einrückung stimmt nicht. Bitte setzen Sie den Wert in Anführungszeichen.',
	BLOCK_IN_FLOW: 'Innerhalb von [ ] und { } darf keine eingerückte Liste stehen.',
	DUPLICATE_KEY: 'Dieses Feld steht hier schon einmal. Bitte löschen Sie eines der beiden.',
	MISSING_CHAR:
		'Hier fehlt ein Zeichen, zum Beispiel ein Doppelpunkt, ein Komma oder eine schließende Klammer.',
	MULTILINE_IMPLICIT_KEY:
		'Hier fehlt wahrscheinlich ein Doppelpunkt nach dem Feldnamen, oder die Zeile ist falsch eingerückt.',
	MULTIPLE_DOCS: 'Eine Zeile aus --- teilt die Datei in zwei. Bitte löschen Sie diese Zeile.',
	TAB_AS_INDENT: 'Diese Zeile ist mit einem Tabulator eingerückt. Bitte nehmen Sie Leerzeichen.',
	TAG_RESOLVE_FAILED: 'Ein Wert, der mit ! beginnt, muss in Anführungszeichen stehen.',
	UNEXPECTED_TOKEN:
		'Dieses Zeichen ist hier unerwartet. Bitte setzen Sie den Wert in Anführungszeichen oder prüfen Sie die Einrückung.'
};

function explain(code: string, message: string): string {
	return `${FAULTS[code] ?? 'Diese Zeile lässt sich nicht lesen. Bitte vergleichen Sie mit dem Muster in README.md.'} (${message})`;
}
