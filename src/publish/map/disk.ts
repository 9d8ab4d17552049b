import { Sentence } from '../sentence';

const WORDS: Record<string, (path: string) => string> = {
	ENOSPC: (path) =>
		`Für ${path} ist auf der Festplatte kein Platz mehr. Bitte löschen Sie etwas und rufen Sie den Befehl noch einmal auf; was schon geladen ist, bleibt.`,
	EDQUOT: (path) => `Für ${path} ist Ihr Anteil an der Festplatte erschöpft. Was schon geladen ist, bleibt.`,
	EACCES: (path) => `${path} darf hier nicht geschrieben werden.`,
	EPERM: (path) => `${path} darf hier nicht geschrieben werden.`,
	EROFS: (path) => `${path} liegt auf einem Datenträger, auf den nicht geschrieben werden kann.`,
	ENOENT: (path) => `Den Ordner von ${path} gibt es nicht.`,
	ENOTDIR: (path) => `Den Ordner von ${path} gibt es nicht.`,
	EISDIR: (path) => `${path} ist ein Ordner.`
};

/** What to say when writing `path` failed; the error itself where nobody could do anything about it. */
export function diskSentence(error: unknown, path: string): unknown {
	const words = WORDS[(error as NodeJS.ErrnoException | undefined)?.code ?? ''];
	return words ? new Sentence(words(path), { cause: error }) : error;
}
