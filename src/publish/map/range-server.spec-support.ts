import http from 'node:http';
import type { AddressInfo } from 'node:net';

type Intercept = (req: http.IncomingMessage, res: http.ServerResponse) => boolean;

/** A host with ranges, as a planet build is served from. */
export interface RangeServer {
	url: string;
	file: Uint8Array;
	etag: string;
	/** Length of each stretch asked for, in order. */
	asked: { offset: number; length: number }[];
	/** Answers instead while set. */
	rig: Intercept | undefined;
	close(): Promise<void>;
}

export async function rangeServer(file: Uint8Array): Promise<RangeServer> {
	const server = http.createServer((req, res) => {
		if (self.rig?.(req, res)) return;
		const [, from = '', to = ''] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? [];
		const [start, end] = [Number(from), Math.min(Number(to) + 1, self.file.length)];
		if (from === '') return void res.writeHead(200).end(self.file);
		if (start >= self.file.length) return void res.writeHead(416).end();
		self.asked.push({ offset: start, length: end - start });
		res.writeHead(206, {
			etag: self.etag,
			'content-range': `bytes ${start}-${end - 1}/${self.file.length}`,
			'content-length': end - start
		});
		res.end(self.file.subarray(start, end));
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const self: RangeServer = {
		url: `http://localhost:${(server.address() as AddressInfo).port}/planet.pmtiles`,
		file,
		etag: '"one"',
		asked: [],
		rig: undefined,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			})
	};
	return self;
}
