import type { Contacts } from '$lib/domain/contacts';
import { foreignLanguage, SOURCE_LOCALE, type Locale, type Text } from '$lib/domain/records';
import { sentencesIn, sentencesOf, type Sentence } from '$lib/domain/sentences';
import { ReadAloud } from '$lib/state/read-aloud.svelte';
import { Translation, type Foreign, type TranslatorApi } from '$lib/state/translation.svelte';

export { default as ReadBar } from '$lib/ui/ReadBar.svelte';
export { default as ReadButton } from '$lib/ui/ReadButton.svelte';
export { default as TranslateOffer } from '$lib/ui/TranslateOffer.svelte';

/** What the browser can do for a reader of a guide, found by asking for it. */
export function readAloud(): ReadAloud | undefined {
	if (!('speechSynthesis' in globalThis)) return undefined;
	return new ReadAloud(speechSynthesis, (text) => new SpeechSynthesisUtterance(text));
}

export function translation(locale: Locale): Translation {
	const { Translator } = globalThis as { Translator?: TranslatorApi };
	return new Translation(Translator, SOURCE_LOCALE, locale);
}

/** What of a text is German for a reader of another language; undefined where nothing is. */
export function foreignIn(text: Text): Foreign | undefined {
	const is = (field: Parameters<typeof foreignLanguage>[1]) => foreignLanguage(text, field) !== undefined;
	const foreign: Foreign = {
		...(is('title') ? { title: text.title } : {}),
		...(text.summary && is('summary') ? { summary: text.summary } : {}),
		blocks: is('body') ? (text.body ?? []) : []
	};
	return (foreign.title ?? foreign.summary ?? foreign.blocks.length) ? foreign : undefined;
}

/** All that stands on the page of a guide, in order, as far as it is translated. */
export function sentencesOfGuide(
	text: Text,
	locale: Locale,
	contacts: Contacts,
	done: Foreign | undefined
): Sentence[] {
	const said = (words: string | undefined, translated: string | undefined, field: 'title' | 'summary') => {
		const lang = translated === undefined ? (foreignLanguage(text, field) ?? locale) : locale;
		return sentencesIn(translated ?? words ?? '', lang).map((sentence) => ({ text: sentence, lang }));
	};
	const rest = (text.body ?? []).slice(done?.blocks.length ?? 0);
	return [
		...said(text.title, done?.title, 'title'),
		...said(text.summary, done?.summary, 'summary'),
		...sentencesOf(done?.blocks ?? [], locale, contacts),
		...sentencesOf(rest, foreignLanguage(text, 'body') ?? locale, contacts)
	];
}
