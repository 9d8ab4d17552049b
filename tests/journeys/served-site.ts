import { copyFile, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { isLocale } from '../../src/lib/domain/records';

type Intercept = (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;

/** The built site on a server of the test's own, which it may stop, rig or republish. */
export interface Site {
	url: string;
	/** What the server was asked for, in order. */
	requests: { method: string; url: string; status?: number; bytes?: number }[];
	/** A copy of `build/` that the test may change. */
	dir: string;
	/** Answers instead of the server while set. */
	rig: Intercept | undefined;
	stop(): Promise<void>;
}

/** A site that also knows whether it was stopped, and can be cleared away. */
export interface ServedSite extends Site {
	isStopped(): boolean;
	/** Stops, and removes the copy. */
	clear(): Promise<void>;
}

/** Serves a copy of the built site; without `copy` the built site itself, which nobody may change then. */
export async function serveSite({ copy = true } = {}): Promise<ServedSite> {
	const dir = copy ? await mkdtemp(join(tmpdir(), 'lotse-site-')) : 'build';
	if (copy) await layOut('build', dir);
	const rigged: { rig: Intercept | undefined } = { rig: undefined };
	const server = await serve({ dir, intercept: (req, res) => rigged.rig?.(req, res) ?? false });
	let stopped = false;
	const stop = async () => {
		if (!stopped) await server.close();
		stopped = true;
	};
	return Object.assign(rigged, {
		url: server.url,
		requests: server.requests,
		dir,
		stop,
		isStopped: () => stopped,
		clear: async () => {
			await stop();
			if (copy) await rm(dir, { recursive: true, force: true });
		}
	});
}

/**
 * A copy of the built site that a test may change, all but the pages of the languages: they are nine in ten of its
 * files, and those of `build/` itself. A browser takes the brotli copies; the gzip ones stay behind.
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

/** All files under a folder, relative to it, sorted. */
export async function filesUnder(dir: string): Promise<string[]> {
	const entries = await readdir(dir, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
		.sort();
}
