import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Sentence } from '../../sentence';
import type { Answers } from './answers';
import { ANSWER_CAP, parseAnswer } from './json';

/** Saved answers: `<language>/pages.json` and, where there are some, `locations.json` and `events.json` beside it. */
export function folderAnswers(folder: string): Answers {
	return {
		name: (language, kind) => join(folder, language, `${kind}.json`),
		async languages() {
			const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
				throw new Sentence(`Den Ordner ${folder} gibt es nicht, oder er lässt sich nicht lesen.`, {
					cause: error
				});
			});
			return entries
				.filter((entry) => entry.isDirectory())
				.map(({ name }) => name)
				.sort();
		},
		async read(language, kind) {
			const file = this.name(language, kind);
			const size = await stat(file).then(
				(found) => found.size,
				() => undefined
			);
			if (size === undefined) {
				if (kind === 'pages') throw new Sentence(`Die Datei ${file} fehlt.`);
				return undefined;
			}
			if (size > ANSWER_CAP)
				throw new Sentence(`${file} ist größer als ${ANSWER_CAP / 1e6} MB. Das kann keine Antwort sein.`);
			return parseAnswer(await readFile(file, 'utf8'), file);
		}
	};
}
