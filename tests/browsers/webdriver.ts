/**
 * As much of WebDriver as the journeys need: https://www.w3.org/TR/webdriver2/
 *
 * Every call has a limit, because a browser that hangs would otherwise hold up whoever asked it.
 */

const LIMIT_MS = 30_000;
/** The name under which the standard hands over an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export type Element = { [ELEMENT]: string };

export interface Session {
	command(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
	/** Runs a function in the page and waits for what it promises. */
	execute(inPage: string, input: unknown): Promise<unknown>;
	click(element: Element): Promise<void>;
	write(element: Element, text: string): Promise<void>;
	end(): Promise<void>;
}

/** Opens a session, and with it a browser; waits for a driver that is only just starting. */
export async function openSession(driver: string, capabilities: object): Promise<Session> {
	await untilListening(driver);
	const opened = await call(driver, 'POST', '/session', { capabilities: { alwaysMatch: capabilities } });
	const { sessionId } = opened as { sessionId: string };
	const command: Session['command'] = (method, path, body) =>
		call(driver, method, `/session/${sessionId}${path}`, body ?? (method === 'POST' ? {} : undefined));
	const pathOf = (element: Element) => `/element/${element[ELEMENT]}`;
	return {
		command,
		execute: (inPage, input) =>
			command('POST', '/execute/sync', { script: `return (${inPage})(arguments[0])`, args: [input ?? null] }),
		click: async (element) => void (await command('POST', `${pathOf(element)}/click`)),
		write: async (element, text) => {
			await command('POST', `${pathOf(element)}/clear`);
			await command('POST', `${pathOf(element)}/value`, { text });
		},
		end: async () => void (await command('DELETE', ''))
	};
}

async function call(driver: string, method: string, path: string, body?: object): Promise<unknown> {
	const answer = await fetch(driver + path, {
		method,
		...(body && { body: JSON.stringify(body) }),
		signal: AbortSignal.timeout(LIMIT_MS)
	});
	const { value } = (await answer.json()) as { value: unknown };
	if (answer.ok) return value;
	const { error, message } = value as { error: string; message: string };
	throw new Error(`${method} ${path}: ${error}: ${message}`);
}

async function untilListening(driver: string): Promise<void> {
	const until = Date.now() + LIMIT_MS;
	for (;;) {
		try {
			await call(driver, 'GET', '/status');
			return;
		} catch (error) {
			if (Date.now() > until) throw error;
			await new Promise((later) => setTimeout(later, 50));
		}
	}
}
