import http from 'node:http';

export interface Answer {
	status: number;
	headers: http.IncomingHttpHeaders;
	body: Buffer;
}

/** Unlike `fetch`, sends the path as it is written, and decompresses nothing. */
export function get(
	url: string,
	path: string,
	headers: http.OutgoingHttpHeaders = {},
	method = 'GET'
): Promise<Answer> {
	return new Promise((resolve, reject) => {
		const { port } = new URL(url);
		const request = http.request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
			const parts: Buffer[] = [];
			response.on('data', (part: Buffer) => parts.push(part));
			response.on('end', () => {
				resolve({
					status: response.statusCode ?? 0,
					headers: response.headers,
					body: Buffer.concat(parts)
				});
			});
		});
		request.on('error', reject).end();
	});
}
