import { expect, test } from 'vitest';
import { ReadAloud, type Synth } from './read-aloud.svelte';

type Voice = SpeechSynthesisVoice;
const voice = (lang: string, localService = true): Voice =>
	({ lang, localService, default: false, name: lang, voiceURI: lang }) as Voice;
const German = voice('de-DE');

/** The browser's part: says nothing by itself, and ends a sentence when the test says so. */
function synth(voices: Voice[] = [German]) {
	const listeners = new Set<() => void>();
	const spoken: SpeechSynthesisUtterance[] = [];
	let cancelled = 0;
	const self: Synth = {
		getVoices: () => voices,
		speak: (utterance) => void spoken.push(utterance),
		cancel: () => {
			cancelled += 1;
			// As browsers do: the sentence that is cut off still reports, and late.
			const last = spoken.at(-1);
			queueMicrotask(() => last?.onerror?.(new Event('error') as SpeechSynthesisErrorEvent));
		},
		addEventListener: (_, listener) => void listeners.add(listener),
		removeEventListener: (_, listener) => void listeners.delete(listener)
	};
	return {
		self,
		spoken,
		said: () => spoken.map(({ text }) => text),
		end: () => spoken.at(-1)?.onend?.(new Event('end') as SpeechSynthesisEvent),
		fail: () => spoken.at(-1)?.onerror?.(new Event('error') as SpeechSynthesisErrorEvent),
		voicesCome: (...come: Voice[]) => {
			voices.push(...come);
			for (const listener of listeners) listener();
		},
		get cancelled() {
			return cancelled;
		}
	};
}

function readerOver(part: ReturnType<typeof synth>) {
	const reader = new ReadAloud(
		part.self,
		// The browser's own refuses a voice that is not one of its own.
		(text) => ({ text }) as SpeechSynthesisUtterance
	);
	return { reader, leave: reader.start() };
}

const TEXT = ['Eins.', 'Zwei.', 'Drei.'].map((text) => ({ text, lang: 'de' }));

test('sentences are read one after the other, then it is silent', () => {
	const part = synth();
	const { reader } = readerOver(part);
	reader.read(TEXT);
	expect([reader.status, reader.at]).toEqual(['reading', 0]);
	part.end();
	expect([reader.status, reader.at]).toEqual(['reading', 1]);
	part.end();
	part.end();
	expect(reader.status).toBe('silent');
	expect(part.said()).toEqual(['Eins.', 'Zwei.', 'Drei.']);
});

test('a pause keeps the sentence, and what the cut off one reports late moves nothing', async () => {
	const part = synth();
	const { reader } = readerOver(part);
	reader.read(TEXT);
	part.end();
	reader.pause();
	await Promise.resolve();
	expect([reader.status, reader.at]).toEqual(['paused', 1]);
	part.end();
	expect([reader.status, reader.at]).toEqual(['paused', 1]);
	reader.play();
	expect(part.said()).toEqual(['Eins.', 'Zwei.', 'Zwei.']);
	await Promise.resolve();
	expect(reader.status).toBe('reading');
});

test('voices that arrive late are seen', () => {
	const part = synth([]);
	const { reader } = readerOver(part);
	expect(reader.speaks('de')).toBe(false);
	part.voicesCome(German);
	expect(reader.speaks('de')).toBe(true);
});

test('each language is read by its own voice, and one without is passed over', () => {
	const english = voice('en-GB');
	const part = synth([German, english, voice('ar', false)]);
	const { reader } = readerOver(part);
	reader.read([
		{ text: 'Housing', lang: 'en' },
		{ text: 'سكن', lang: 'ar' },
		{ text: 'Wohnen', lang: 'de' }
	]);
	part.end();
	expect(part.spoken.map(({ text, voice: by }) => [text, by])).toEqual([
		['Housing', english],
		['Wohnen', German]
	]);
	expect(reader.sentences).toHaveLength(2);
});

test('a voice that breaks off is said, and can be asked again', () => {
	const part = synth();
	const { reader } = readerOver(part);
	reader.read(TEXT);
	part.end();
	part.fail();
	expect([reader.status, reader.at]).toEqual(['failed', 1]);
	reader.play();
	expect([reader.status, reader.at]).toEqual(['reading', 1]);
});

test('whoever leaves the page leaves the voice', () => {
	const part = synth();
	const { reader, leave } = readerOver(part);
	reader.read(TEXT);
	leave();
	expect(reader.status).toBe('silent');
	expect(part.cancelled).toBe(1);
	reader.read(TEXT);
	dispatchEvent(new Event('pagehide'));
	expect(part.cancelled, 'no longer listens').toBe(1);
});

test('a page that is put away falls silent', () => {
	const part = synth();
	const { reader } = readerOver(part);
	reader.read(TEXT);
	dispatchEvent(new Event('pagehide'));
	expect(reader.status).toBe('silent');
});

test('nothing to read is silence', () => {
	const part = synth();
	const { reader } = readerOver(part);
	reader.read([]);
	expect(reader.status).toBe('silent');
	expect(part.said()).toEqual([]);
});
