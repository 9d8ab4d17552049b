import type { Page } from '@playwright/test';

/**
 * Stand-ins for what a browser brings along and a test machine has not: a voice, and a translator. They are
 * injected before the app, which finds them where the browser's own would be.
 */

declare global {
	interface Window {
		/** What the voice was given to say, and the language of the voice. */
		spoken: { text: string; voice: string }[];
		/** Ends the sentence that is being said. */
		endSentence: () => void;
		/** The voices arrive, as they do some time after the page. */
		voicesCome: () => void;
		silenced: number;
		/** What the translator was made to do. */
		translator: { created: number; asked: string[] };
	}
}

/** A device with voices of these languages, which arrive when `voicesCome` is called. */
export async function withVoices(page: Page, langs: string[]): Promise<void> {
	await page.addInitScript((tags) => {
		const voices: object[] = [];
		const target = new EventTarget();
		let current: { onend?: (event: Event) => void } | undefined;
		Object.assign(window, { spoken: [], silenced: 0 });
		window.endSentence = () => {
			const ended = current;
			current = undefined;
			ended?.onend?.(new Event('end'));
		};
		window.voicesCome = () => {
			voices.push(...tags.map((lang) => ({ lang, localService: true, default: false, name: lang })));
			target.dispatchEvent(new Event('voiceschanged'));
		};
		Object.defineProperty(window, 'speechSynthesis', {
			value: {
				getVoices: () => [...voices],
				speak: (utterance: { text: string; voice: { lang: string } }) => {
					window.spoken.push({ text: utterance.text, voice: utterance.voice.lang });
					current = utterance as typeof current;
				},
				cancel: () => {
					window.silenced += 1;
					current = undefined;
				},
				addEventListener: target.addEventListener.bind(target),
				removeEventListener: target.removeEventListener.bind(target)
			}
		});
		Object.defineProperty(window, 'SpeechSynthesisUtterance', {
			value: class {
				text: string;
				constructor(text: string) {
					this.text = text;
				}
			}
		});
	}, langs);
}

/** A browser with a translator that is ready, has to download first, or is not there. */
export async function withTranslator(
	page: Page,
	state: 'available' | 'downloadable' | 'none'
): Promise<void> {
	await page.addInitScript((availability) => {
		window.translator = { created: 0, asked: [] };
		const translate = (text: string) => {
			window.translator.asked.push(text);
			return Promise.resolve(`${text} in English`);
		};
		const value =
			availability === 'none'
				? undefined
				: {
						availability: () => Promise.resolve(availability),
						create: () => {
							window.translator.created += 1;
							return Promise.resolve({ translate, destroy: () => undefined });
						}
					};
		Object.defineProperty(window, 'Translator', { value });
	}, state);
}
