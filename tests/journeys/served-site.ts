import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import type { Copies } from './copies';

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
	/** Stops, and gives the copy back. */
	clear(): Promise<void>;
}

/** Serves a copy of the built site; without `copies` the built site itself, which nobody may change then. */
export async function serveSite(copies?: Copies): Promise<ServedSite> {
	const dir = copies ? await copies.take() : 'build';
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
			await copies?.give(dir);
		}
	});
}

/** All files under a folder, relative to it, sorted. */
export async function filesUnder(dir: string): Promise<string[]> {
	const entries = await readdir(dir, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
		.sort();
}
