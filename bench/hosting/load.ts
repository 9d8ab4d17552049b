import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { processorSeconds } from './processor';

/** What one case came to; the rate with one core for nginx and another one for wrk. */
export interface Load {
	requestsPerSecond: number;
	/**
	 * Processor time of nginx for one, in microseconds. Unlike the rate, it does not depend on what else the machine does,
	 * or on how fast wrk is.
	 */
	processorMicros: number;
	/** Received per request, headers included, without TCP and TLS. */
	bytesPerRequest: number;
	/** Share of answers that were neither 2xx nor 3xx, or broke off. Has to be 0. */
	badShare: number;
	/** How long all but one in a hundred took, with every connection busy. */
	p99Milliseconds: number;
}

/** One address of a case. */
export interface Asked {
	path: string;
	/** How often in a round; the rounds are shuffled. */
	times: number;
	/** What the phone already has; the answer is then a 304. */
	etag?: string;
}

export interface LoadOptions {
	wrk: string;
	/** The one processor core that wrk may use. */
	core: number;
	seconds: number;
	/** Whether each request comes on a connection of its own, as from a phone that checks once an hour. */
	close?: boolean;
}

const CONNECTIONS = 32;

/** Sends one kind of load to an nginx on this machine for a few seconds, by one wrk on one core. */
export async function measureLoad(
	{ url, pid }: { url: string; pid: number },
	asked: readonly Asked[],
	options: LoadOptions
): Promise<Load> {
	const { wrk, core, seconds, close = false } = options;
	if (new URL(url).hostname !== '127.0.0.1') throw new Error(`${url}: load is for this machine only`);
	const dir = await mkdtemp(join(tmpdir(), 'lotse-load-'));
	const list = join(dir, 'asked');
	await writeFile(list, asked.map(({ path, times, etag = '-' }) => `${times} ${etag} ${path}\n`).join(''));
	const pinned = existsSync('/usr/bin/taskset') ? ['/usr/bin/taskset', '-c', String(core)] : [];
	const [command = wrk, ...args] = [
		...pinned,
		wrk,
		'-t1',
		`-c${CONNECTIONS}`,
		`-d${seconds}s`,
		'--timeout',
		'10s',
		'-s',
		'bench/hosting/load.lua',
		url,
		'--',
		list,
		...(close ? ['close'] : [])
	];
	try {
		const before = await processorSeconds(pid);
		const { stdout } = await promisify(execFile)(command, args, { timeout: (seconds + 20) * 1000 });
		return figures(stdout, (await processorSeconds(pid)) - before);
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}

function figures(stdout: string, processor: number): Load {
	const line = stdout.split('\n').find((text) => text.startsWith('{')) ?? '';
	const { requests, micros, bytes, refused, broken, p99Micros } = JSON.parse(line) as Record<string, number>;
	if (!requests || !micros) throw new Error(`wrk got no answer:\n${stdout}`);
	return {
		requestsPerSecond: Math.round(requests / (micros / 1e6)),
		processorMicros: Number(((processor / requests) * 1e6).toFixed(1)),
		bytesPerRequest: Math.round((bytes ?? 0) / requests),
		badShare: ((refused ?? 0) + (broken ?? 0)) / requests,
		p99Milliseconds: Number(((p99Micros ?? 0) / 1000).toFixed(1))
	};
}
