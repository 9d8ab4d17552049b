import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { compare, type Problem } from '../problem';

/** What an operating system leaves behind in a folder, and the room's own explanations. */
const NOT_CONTENT = new Set(['README.md', 'Thumbs.db', 'desktop.ini']);

/**
 * Every file below a folder as a path with forward slashes, sorted. Names with a leading dot and README.md
 * are passed over; a symbolic link is a problem, because a copy of the folder would lose what it points at.
 */
export async function listFiles(root: string): Promise<{ files: string[]; problems: Problem[] }> {
	const files: string[] = [];
	const problems: Problem[] = [];

	async function walk(folder: string): Promise<void> {
		for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
			if (entry.name.startsWith('.') || NOT_CONTENT.has(entry.name)) continue;
			const path = folder ? `${folder}/${entry.name}` : entry.name;
			if (entry.isDirectory()) await walk(path);
			else if (entry.isFile()) files.push(path);
			else
				problems.push({
					file: path,
					line: 1,
					text: 'Das ist keine Datei, sondern eine Verknüpfung. Bitte legen Sie die Datei selbst hier ab.'
				});
		}
	}

	await walk('');
	return { files: files.sort(compare), problems };
}
