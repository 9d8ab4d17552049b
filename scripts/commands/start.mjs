import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildSite } from '../site/build.mjs';
import { ROOT } from '../run.mjs';
import { giveUp, Sentence } from '../sentence.mjs';
import { close, createServer, listen } from '../serve.mjs';
import { ensureInstalled } from '../setup/install.mjs';

/**
 * `npm start`: installs and builds what is missing, then serves the app until Ctrl-C.
 *
 * @param {string[]} args `--port N`, and `--host ADDRESS` to let other machines in
 */
export async function start(args) {
	try {
		const { port, host } = readArgs(args);
		await ensureInstalled();
		await buildSite();

		const server = createServer({ dir: join(ROOT, 'build') });
		const url = await listen(server, port, host).catch((error) => {
			throw new Sentence(whyNotListening(error, port, host));
		});
		console.log(`Lippe Lotse is at ${url} (Ctrl-C stops it).`);

		const stop = () => close(server).then(() => process.exit(0));
		process.once('SIGINT', stop).once('SIGTERM', stop);
	} catch (error) {
		giveUp(error);
	}
}

/** @param {string[]} args */
function readArgs(args) {
	let values;
	try {
		({ values } = parseArgs({ args, options: { port: { type: 'string' }, host: { type: 'string' } } }));
	} catch {
		throw new Sentence('npm start understands --port and --host only: npm start -- --port 5000');
	}
	const port = Number(values.port ?? 4173);
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Sentence(`${values.port} is not a port: please name a number from 1 to 65535.`);
	}
	return { port, host: values.host };
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 * @param {string} [host]
 */
function whyNotListening(error, port, host = 'this machine') {
	if (error.code === 'EADDRINUSE') {
		return `Port ${port} is in use already: choose another with npm start -- --port ${port + 1}`;
	}
	if (error.code === 'EACCES') return `Port ${port} is not for everybody: choose one above 1023.`;
	return `The server could not start on port ${port} of ${host} (${error.code}).`;
}
