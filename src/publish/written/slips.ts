import { LOCALES, SOURCE_LOCALE } from '../../lib/domain/records';
import { GAP } from '../report/unfilled';
import type { Written, WrittenField } from './written';

type Tell = (at: { file: string; line: number }, text: string) => void;

/** Marks, embeddings, overrides and isolates of the Unicode Bidirectional Algorithm; joiners are letters' business. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const list = (words: string) => new Set(words.split(' '));
/** Small words of German that no other language of the app has. */
const GERMAN = list(
	'und oder der das den dem des ein eine einen einem einer mit für auf aus bei nach von vom zum zur über auch nur noch dort hier'
);
/** Of these one stands in every sentence, and none in the name of an office. */
const SAYING = list(
	'ist sind wird werden haben hat nicht kein keine wenn dass sich sie ihr ihre ihren ihrem ihnen wir gibt muss müssen können dürfen bekommen bitte'
);
/** Fewer words than this are a name. */
const SENTENCE = 5;

/**
 * What a machine or a word processor leaves behind in a text: characters nobody sees that turn the order of others
 * round, and sentences left in German. German between quotation marks is meant.
 */
export function checkSlips({ texts }: Written, { fault, hint }: { fault: Tell; hint: Tell }): void {
	for (const locale of LOCALES) {
		const text = texts[locale];
		for (const field of text?.fields ?? []) {
			for (const { words, line } of linesOf(field)) {
				const hidden = DIRECTION.exec(words)?.[0];
				if (hidden !== undefined) {
					fault(
						{ file: text?.file ?? '', line },
						`Hier steht ein unsichtbares Zeichen für die Schreibrichtung (${codeOf(hidden)}). Bitte löschen Sie es; Telefonnummern stellt die App selbst richtig.`
					);
				}
				const german = isGerman(locale) ? undefined : germanSentenceIn(words);
				if (german !== undefined) {
					hint(
						{ file: text?.file ?? '', line },
						`Dieser Satz sieht deutsch aus, die Datei ist aber «${locale}»: «${german.slice(0, 60)}»`
					);
				}
			}
		}
	}
}

function isGerman(locale: string): boolean {
	return locale === SOURCE_LOCALE || locale.startsWith(`${SOURCE_LOCALE}-`);
}

/** A sentence with so many small German words that it can be nothing else. */
export function germanSentenceIn(line: string): string | undefined {
	const said = line
		.replace(/\]\([^)\s]*\)/g, ' ')
		.replace(GAP, ' ')
		.replace(/„[^“”]*[“”]|“[^”]*”|«[^»]*»|"[^"]*"|\([^()]*\)/g, ' ');
	return said
		.split(/(?<=[.!?:])\s+|\|/)
		.map((sentence) => sentence.replace(/[*_>#[\]]/g, '').trim())
		.find((sentence) => {
			const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
			const german = words.filter((word) => GERMAN.has(word) || SAYING.has(word)).length;
			const says = words.some((word) => SAYING.has(word));
			return says && words.length >= SENTENCE && german >= 2 && german / words.length > 0.25;
		});
}

function linesOf({ text, line }: WrittenField): { words: string; line: number }[] {
	return text.split('\n').map((words, index) => ({ words, line: line + index }));
}

function codeOf(character: string): string {
	return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
