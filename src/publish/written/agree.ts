import { LOCALES, SOURCE_LOCALE } from '../../lib/domain/records';
import { readPhone } from '../check/contact';
import { mentionsIn } from '../facts/named-facts';
import { germanNumberWords, numbersIn, SPELLED_UP_TO } from './numbers';
import { freshnessOf } from './stamp';
import type { Written, WrittenField, WrittenText } from './written';

/** What a text says that is no word: the same in every language. */
interface Thing {
	key: string;
	/** As the editor finds it. */
	shown: string;
	line: number;
}

type Tell = (at: { file: string; line: number }, text: string) => void;

/**
 * Compares numbers, links and names of facts of each translation with the German text, over the fields that the
 * translation has, except where `faulty` names a file. Of a translation of an older German text it is a hint: whoever changed the German one cannot mend it.
 *
 * What may differ: how a number is written; a number up to twelve in words instead of figures; how often and in which
 * order things come; pictures, since words may stand in them; the page of an outside link, since many sites have one for each language, but not its site.
 */
export function checkAgreement(
	written: Written,
	faulty: ReadonlySet<string>,
	{ fault, hint }: { fault: Tell; hint: Tell }
): void {
	if (faulty.has(written.texts.de.file)) return;
	for (const locale of LOCALES) {
		const text = written.texts[locale];
		if (!text || locale === SOURCE_LOCALE || faulty.has(text.file)) continue;
		const tell = freshnessOf(written, locale) === 'outdated' ? hint : fault;
		const names = new Set(text.fields.map(({ name }) => name));
		const german: WrittenText = {
			...written.texts.de,
			fields: written.texts.de.fields.filter(({ name }) => names.has(name))
		};
		compare(german, text, linksOf, 'Der Link', tell);
		compare(german, text, namesOf, 'Die Angabe', tell);
		compareNumbers(german, text, tell);
	}
}

function compare(
	german: WrittenText,
	text: WrittenText,
	thingsOf: (field: WrittenField) => Thing[],
	what: string,
	tell: Tell
): void {
	const ours = german.fields.flatMap(thingsOf);
	const theirs = text.fields.flatMap(thingsOf);
	for (const thing of lacking(ours, theirs)) {
		tell(text, `${what} ${thing.shown} fehlt hier. Im deutschen Text: ${german.file}:${thing.line}.`);
	}
	for (const thing of lacking(theirs, ours)) {
		tell(
			{ file: text.file, line: thing.line },
			`${what} ${thing.shown} steht nicht im deutschen Text (${german.file}).`
		);
	}
}

function compareNumbers(german: WrittenText, text: WrittenText, tell: Tell): void {
	const ours = german.fields.flatMap(numbersOf);
	const theirs = text.fields.flatMap(numbersOf);
	const inWords = germanNumberWords(german.fields.map((field) => field.text).join('\n'));
	for (const { key, shown, line } of lacking(ours, theirs)) {
		if (Number(key) <= SPELLED_UP_TO) continue;
		tell(text, `Die Zahl ${shown} fehlt hier. Im deutschen Text: ${german.file}:${line}.`);
	}
	for (const { key, shown, line } of lacking(theirs, ours)) {
		if (inWords.has(key)) continue;
		tell(
			{ file: text.file, line },
			`Die Zahl ${shown} steht nicht im deutschen Text (${german.file}). Bitte gleichen Sie beide ab.`
		);
	}
}

/** The things of `these` that `those` does not have, each once. */
function lacking(these: readonly Thing[], those: readonly Thing[]): Thing[] {
	const known = new Set(those.map(({ key }) => key));
	return these.filter(({ key }) => {
		const isNew = !known.has(key);
		known.add(key);
		return isNew;
	});
}

function numbersOf(field: WrittenField): Thing[] {
	return numbersIn(field.text).map(({ value, index }) => ({
		key: value,
		shown: value,
		line: lineAt(field, index)
	}));
}

function namesOf(field: WrittenField): Thing[] {
	return mentionsIn(field.text).map(({ written, index }) => ({
		key: written,
		shown: `{${written}}`,
		line: lineAt(field, index)
	}));
}

function linksOf(field: WrittenField): Thing[] {
	if (field.name !== 'body') return [];
	return [...field.text.matchAll(/(?<!!\[[^\]\n]*)\]\(([^)\s]*)\)/g)].map(({ 1: href = '', index }) => ({
		key: targetOf(href),
		shown: `«${href}»`,
		line: lineAt(field, index)
	}));
}

function targetOf(href: string): string {
	if (/^https:/i.test(href) && URL.canParse(href)) return new URL(href).hostname.replace(/^www\./, '');
	if (/^tel:/i.test(href)) {
		const phone = readPhone(href.slice('tel:'.length));
		return phone.ok ? phone.value : href;
	}
	return href;
}

function lineAt({ text, line }: WrittenField, index: number): number {
	return line + text.slice(0, index).split('\n').length - 1;
}
