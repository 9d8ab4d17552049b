import { lstatSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isLocale } from '../../src/lib/domain/records';

const BUILD = 'build';

/**
 * Copies of the built site for the tests of one worker, each of which may change its own.
 *
 * Most only read, and a copy is hundreds of files: one that a test gives back as it got it is the next one's.
 */
export class Copies {
	/** What the disk says of each copy as it was made. */
	readonly #states = new Map<string, string>();
	#spare: string[] = [];

	/** A folder that equals the built site. */
	async take(): Promise<string> {
		const spare = this.#spare.pop();
		if (spare) return spare;
		const dir = await mkdtemp(join(tmpdir(), 'lotse-site-'));
		await layOut(BUILD, dir);
		this.#states.set(dir, stateOf(dir));
		return dir;
	}

	/** Takes a copy back that nobody uses any more. */
	async give(dir: string): Promise<void> {
		if (stateOf(dir) === this.#states.get(dir)) this.#spare.push(dir);
		else await this.#remove(dir);
	}

	async clear(): Promise<void> {
		this.#spare = [];
		await Promise.all([...this.#states.keys()].map((dir) => this.#remove(dir)));
	}

	async #remove(dir: string): Promise<void> {
		this.#states.delete(dir);
		await rm(dir, { recursive: true, force: true });
	}
}

/** Whatever writes, renames or removes a file changes this: a file's time of change cannot be set by hand. */
function stateOf(dir: string): string {
	// A promise for each of hundreds of files takes longer than the disk.
	return readdirSync(dir, { recursive: true, withFileTypes: true })
		.map((entry) => {
			const path = join(entry.parentPath, entry.name);
			const { ino, size, ctimeNs } = lstatSync(path, { bigint: true });
			return `${path} ${ino} ${size} ${ctimeNs}`;
		})
		.join('\n');
}

/**
 * A copy of the built site, all but the pages of the languages: they are nine in ten of its files, and those of
 * `build/` itself. A browser takes the brotli copies; the gzip ones stay behind.
 */
async function layOut(build: string, dir: string): Promise<void> {
	const entries = await readdir(build, { withFileTypes: true });
	await Promise.all(
		entries.map(({ name }) => {
			const [from, to] = [join(build, name), join(dir, name)];
			return isLocale(name) ? symlink(resolve(from), to) : copyTree(from, to);
		})
	);
}

/** All at once: `cp` with a filter takes its time over each file, and every journey waits for it. */
async function copyTree(from: string, to: string): Promise<void> {
	if (from.endsWith('.gz')) return;
	if (!(await stat(from)).isDirectory()) {
		await copyFile(from, to);
		return;
	}
	await mkdir(to);
	await Promise.all((await readdir(from)).map((name) => copyTree(join(from, name), join(to, name))));
}
