import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveByNginx } from '../../scripts/serve/nginx.mjs';
import { ensureHosting } from '../../scripts/setup.mjs';
import { casesOf, CHECKS_WITH_NEWS, firstVisitOf } from './asked';
import { publishHistory } from './history';
import { measureLoad, type Load } from './load';

/** What one core of a real nginx does with the rules in `hosting/nginx/`, over loopback, and what follows from it. */
export interface Hosting {
	/** Of the release history served. */
	releases: number;
	germanRecords: number;
	/** The manifest, when there is nothing new: a 304. */
	check: Load;
	/** The same with a connection for each. */
	checkNewConnection: Load;
	/** The same with a full TLS 1.3 handshake for each; wrk's half of it is the dearer one and holds the rate down. */
	checkTls: Load;
	/** The manifest in full. */
	manifest: Load;
	/** Diffs from every release of two weeks to the newest. */
	diffs: Load;
	/** A day: checks, some of which find something new, each with the browser's own question after the worker. */
	dayMix: Load;
	/** An offer page with all that its HTML names; left out when there is no `build/`. */
	firstVisit?: Load & { requestsPerVisit: number; visitsPerSecond: number };
	requestsPerCheck: number;
	/** Checks of the day's mix that one core answers, each on a new TLS connection, by nginx's processor time. */
	checksPerSecond: number;
	/** Phones that one core serves, under `ASSUMED`. */
	phonesPerDay: number;
	/** The same behind a CDN that asks back at each check, over connections that it keeps open. */
	phonesPerDayBehindCdn: number;
	/** What goes out in the busiest second of `phonesPerDay`, in Mbit/s, without TCP and TLS. */
	peakMegabits: number;
	/** What one phone receives for its checks in 30 days, without TCP and TLS. */
	bytesPerPhoneMonth: number;
	assumed: typeof ASSUMED;
}

export const ASSUMED = {
	/** A phone checks when the app is opened, at most hourly. */
	checksPerPhoneDay: 3,
	/** Share of a day's checks in its busiest hour. */
	peakHourShare: 0.1,
	/** How busy the machine may be in that hour. */
	busyShare: 0.5,
	/** Share of checks that find a new release. */
	checksWithNews: CHECKS_WITH_NEWS / 100
};

/** nginx has one core and wrk the other. */
const SERVER_CORE = 0;
const LOAD_CORE = 1;
const HOUR = 3600;

/** Measures each case for `seconds`. Starts its own servers, on this machine only, and ends them. */
export async function measureHosting(pagesFile: string, seconds = 6): Promise<Hosting> {
	const { nginx, wrk, openssl } = await ensureHosting();
	const dir = await mkdtemp(join(tmpdir(), 'lotse-hosting-'));
	const load = { wrk, core: LOAD_CORE, seconds };
	const ends: (() => Promise<void>)[] = [];
	const start = async (options: { dir: string; tls?: { certificate: string; key: string } }) => {
		const server = await serveByNginx({ ...options, nginx, core: SERVER_CORE });
		ends.push(server.close);
		return server;
	};
	try {
		const site = join(dir, 'site');
		const { seq, records } = await publishHistory(join(site, 'content'), pagesFile);
		await writeFile(join(site, 'service-worker.js'), '// Only ever asked for with its ETag.\n');
		const plain = await start({ dir: site });
		const secure = await start({ dir: site, tls: await certificate(openssl, dir) });
		const { requestsPerCheck, ...cases } = await casesOf(plain.url, site, seq);

		const checkTls = await measureLoad(secure, cases.check, { ...load, close: true });
		const dayMix = await measureLoad(plain, cases.dayMix, load);
		const figures = {
			releases: seq,
			germanRecords: records,
			check: await measureLoad(plain, cases.check, load),
			checkNewConnection: await measureLoad(plain, cases.check, { ...load, close: true }),
			checkTls,
			manifest: await measureLoad(plain, cases.manifest, load),
			diffs: await measureLoad(plain, cases.diffs, load),
			dayMix,
			...(existsSync('build/shell.html') ? { firstVisit: await visits(await start({ dir: 'build' })) } : {}),
			...derive(checkTls, dayMix, requestsPerCheck)
		};
		refuseBad(figures);
		return figures;
	} finally {
		for (const end of ends) await end();
		await rm(dir, { recursive: true, force: true });
	}

	async function visits(server: { url: string; pid: number }) {
		const asked = await firstVisitOf(server.url, 'build');
		const measured = await measureLoad(server, asked, load);
		const requestsPerVisit = asked.length;
		return {
			...measured,
			requestsPerVisit,
			visitsPerSecond: Math.round(1e6 / measured.processorMicros / requestsPerVisit)
		};
	}
}

/** From what was measured and assumed to phones. */
function derive(checkTls: Load, dayMix: Load, requestsPerCheck: number) {
	const { checksPerPhoneDay, peakHourShare, busyShare } = ASSUMED;
	const phones = (checks: number) =>
		Math.floor((checks * busyShare * HOUR) / peakHourShare / checksPerPhoneDay);
	// The first request of a check pays for the connection, the others come on it.
	const microsPerCheck = checkTls.processorMicros + (requestsPerCheck - 1) * dayMix.processorMicros;
	const checksPerSecond = Math.floor(1e6 / microsPerCheck);
	const bytesPerCheck = dayMix.bytesPerRequest * requestsPerCheck;
	return {
		requestsPerCheck,
		checksPerSecond,
		phonesPerDay: phones(checksPerSecond),
		phonesPerDayBehindCdn: phones(1e6 / (dayMix.processorMicros * requestsPerCheck)),
		peakMegabits: Math.ceil((checksPerSecond * busyShare * bytesPerCheck * 8) / 1e6),
		bytesPerPhoneMonth: Math.round(checksPerPhoneDay * 30 * bytesPerCheck),
		assumed: ASSUMED
	};
}

/** Figures of a load that was in part refused would be too good. */
function refuseBad(figures: object): void {
	for (const [name, value] of Object.entries(figures) as [string, unknown][]) {
		const bad = typeof value === 'object' && value && 'badShare' in value ? value.badShare : 0;
		if (bad !== 0) throw new Error(`${name}: ${String(bad)} of the answers were neither 2xx nor 3xx`);
	}
}

async function certificate(openssl: string, dir: string) {
	const files = { certificate: join(dir, 'certificate.pem'), key: join(dir, 'key.pem') };
	const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
	const subject = ['-subj', '/CN=localhost'];
	const out = ['-keyout', files.key, '-out', files.certificate];
	await promisify(execFile)(openssl, ['req', ...kind, ...subject, ...out]);
	return files;
}
