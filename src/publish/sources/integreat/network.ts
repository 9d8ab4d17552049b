import * as v from 'valibot';
import { Sentence } from '../../sentence';
import type { Answers } from './answers';
import { ANSWER_CAP, parseAnswer } from './json';
import { Region } from './shapes';

/** How long one answer may take, in milliseconds. */
const LIMIT = 120_000;
const HEADERS = { accept: 'application/json', 'user-agent': 'Lippe-Lotse-Import/1 (content importer)' };
const KEPT = 'Der letzte Stand in imported/ bleibt, wie er ist.';
const QUERIES: Readonly<Record<string, string>> = {
	pages: 'pages/',
	locations: 'locations/?on_map=1',
	events: 'events/?combine_recurring=True'
};

/** Answers of a server, asked for one after the other. */
export function networkAnswers(base: string, region: string, limit = LIMIT, cap = ANSWER_CAP): Answers {
	const address = (language: string, kind: string) =>
		`${base}/api/v3/${region}/${language}/${QUERIES[kind] ?? `${kind}/`}`;
	return {
		name: address,
		read: (language, kind) => ask(address(language, kind), limit, cap),
		async languages() {
			const url = `${base}/api/v3/regions/${region}/`;
			const parsed = v.safeParse(Region, await ask(url, limit, cap));
			if (parsed.success) return parsed.output.languages.map(({ code }) => code);
			throw new Sentence(`${url} sagt nicht, welche Sprachen die Region hat. ${KEPT}`);
		}
	};
}

async function ask(url: string, limit: number, cap: number): Promise<unknown> {
	let response: Response;
	try {
		response = await fetch(url, { headers: HEADERS, signal: AbortSignal.timeout(limit) });
	} catch (error) {
		throw unreachable(url, error, limit);
	}
	if (!response.ok) {
		await response.body?.cancel();
		throw new Sentence(
			response.status === 404
				? `${url} gibt es nicht (404). Ist der Name der Region richtig geschrieben? ${KEPT}`
				: `${url} antwortet mit Fehler ${response.status}. ${KEPT}`
		);
	}
	return parseAnswer(await textOf(response, url, limit, cap), url);
}

/** Counted while it comes: what an answer says about its own length is not to be believed. */
async function textOf(response: Response, url: string, limit: number, cap: number): Promise<string> {
	const parts: Uint8Array[] = [];
	let bytes = 0;
	try {
		for await (const part of response.body ?? []) {
			bytes += (part as Uint8Array).length;
			if (bytes > cap) {
				throw new Sentence(`${url} schickt mehr als ${cap / 1e6} MB. ${KEPT}`);
			}
			parts.push(part as Uint8Array);
		}
	} catch (error) {
		throw error instanceof Sentence ? error : unreachable(url, error, limit);
	}
	return Buffer.concat(parts).toString('utf8');
}

function unreachable(url: string, error: unknown, limit: number): Sentence {
	const late = error instanceof Error && error.name === 'TimeoutError';
	return new Sentence(
		`${url} ist nicht erreichbar${late ? `: keine vollständige Antwort in ${limit / 1000} Sekunden` : ''}. Besteht eine Verbindung zum Internet? ${KEPT}`,
		{ cause: error }
	);
}
