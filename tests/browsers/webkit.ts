import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { WebKit } from '../../scripts/setup/browsers.mjs';
import { findVisible, until, type Phone, type Target } from './phone';
import { openSession, type Element, type Session } from './webdriver';

const LIMIT_MS = 15_000;

/** WebKit's driver on a screen that nobody sees, of which each test gets a phone. */
export interface WebKitDriver {
	phone(profile: { userAgent: string; width: number; height: number }): Promise<Phone>;
	stop(): Promise<void>;
}

export async function startWebKit({ driver, browser, screen }: WebKit): Promise<WebKitDriver> {
	// Both stay in the process group of the test runner and go with it, even if it is killed.
	const display = spawn(screen, ['-displayfd', '3', '-screen', '0', '800x800x24', '-nolisten', 'tcp'], {
		stdio: ['ignore', 'ignore', 'ignore', 'pipe']
	});
	const number = await firstWords(display);
	const port = await freePort();
	const server = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
		env: { ...process.env, DISPLAY: `:${number}`, LANG: 'de_DE.UTF-8', TZ: 'Europe/Berlin' },
		stdio: 'ignore'
	});
	return {
		async phone({ userAgent, width, height }) {
			const session = await openSession(`http://127.0.0.1:${port}`, {
				browserName: 'MiniBrowser',
				'webkitgtk:browserOptions': {
					binary: browser,
					// In full screen it has no toolbar, which would be wider than a phone.
					args: ['--automation', '--full-screen', `--user-agent=${userAgent}`]
				}
			});
			await session.command('POST', '/window/rect', { width, height });
			return webKitPhone(session);
		},
		async stop() {
			await end(server);
			await end(display);
		}
	};
}

function webKitPhone(session: Session): Phone {
	const find = async (target: Target): Promise<Element> => {
		const found = `(target) => {
			const [first] = (${findVisible})(target);
			// In the middle, where no bar of the app lies over it.
			first?.scrollIntoView({ block: 'center', behavior: 'instant' });
			return first;
		}`;
		const element = (await session.execute(found, target)) as Element | null;
		if (!element) throw new Error(`${target.css} ${target.words ?? ''} is not to be seen`);
		return element;
	};
	return {
		open: async (url) => void (await session.command('POST', '/url', { url })),
		reload: async () => void (await session.command('POST', '/refresh')),
		tap: (target) => until(async () => session.click(await find(target))),
		type: (target, text) => until(async () => session.write(await find(target), text)),
		evaluate: (inPage, ...[input]) => session.execute(String(inPage), input) as Promise<never>,
		complaints: undefined,
		installFaults: undefined,
		close: () => session.end()
	};
}

/** The number of its screen, which it says as soon as the screen is there. */
async function firstWords(child: ChildProcess): Promise<string> {
	const pipe = child.stdio[3];
	if (!pipe) throw new Error('the screen has no way to say its number');
	const [words] = (await once(pipe, 'data', { signal: AbortSignal.timeout(LIMIT_MS) })) as [Buffer];
	return words.toString().trim();
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}

async function end(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	const gone = once(child, 'exit', { signal: AbortSignal.timeout(LIMIT_MS) });
	child.kill();
	await gone.catch(() => child.kill('SIGKILL'));
}
