import { Sentence } from '../../sentence';

/** Ten thousand long pages are a third of this. */
export const ANSWER_CAP = 150_000_000;

/** The JSON of an answer; whatever else it is becomes a Sentence. */
export function parseAnswer(text: string, name: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		const start = text.trimStart();
		throw new Sentence(
			start.startsWith('<')
				? `${name} ist eine Internetseite (HTML) und keine Antwort von Integreat. Stimmt die Adresse?`
				: start === ''
					? `${name} ist leer.`
					: `${name} ist kein lesbares JSON. Wurde die Übertragung abgebrochen?`,
			{ cause: error }
		);
	}
}
