import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WaitingWish } from '../domain/wish';
import { sendWishes } from './wishes';

/** A real server on this machine, which keeps what it accepts once for each key. */
let server: Server;
let url: string;
let answer: (req: IncomingMessage, res: ServerResponse) => void;
let kept: Map<string, unknown>;
let asked: string[];

beforeEach(async () => {
	kept = new Map();
	asked = [];
	answer = accept;
	server = createServer((req, res) => {
		let body = '';
		req.on('data', (part: Buffer) => (body += part.toString()));
		req.on('end', () => {
			bodies.set(req, body);
			asked.push(String(req.headers['idempotency-key']));
			answer(req, res);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/wishes`;
});
afterEach(() => {
	server.closeAllConnections();
	return new Promise((resolve) => server.close(resolve));
});

const bodies = new WeakMap<IncomingMessage, string>();
function accept(req: IncomingMessage, res: ServerResponse) {
	const key = String(req.headers['idempotency-key']);
	const had = kept.has(key);
	kept.set(key, JSON.parse(bodies.get(req) ?? ''));
	res.writeHead(had ? 409 : 201).end();
}

/** An outbox in memory. */
function outboxOf(...keys: string[]) {
	let waiting: WaitingWish[] = keys.map((key) => ({
		key,
		to: url,
		wish: { kind: 'wrong', text: `Wunsch ${key}`, about: 'offer/kurs', release: 3, locale: 'de' }
	}));
	return {
		left: () => waiting.map(({ key }) => key),
		outbox: () => Promise.resolve(waiting),
		dropWish(key: string) {
			waiting = waiting.filter((wish) => wish.key !== key);
			return Promise.resolve();
		},
		add: (wish: WaitingWish) => waiting.push(wish)
	};
}
const send = (store: ReturnType<typeof outboxOf>, locks?: LockManager) =>
	sendWishes({ fetch: (to, init) => fetch(to, init), store, locks });

describe('a wish', () => {
	test('that arrives is dropped, and its words arrive as written', async () => {
		const store = outboxOf('a', 'b');
		expect(await send(store)).toBe(0);
		expect(store.left()).toEqual([]);
		expect(kept.get('a')).toEqual({
			kind: 'wrong',
			text: 'Wunsch a',
			about: 'offer/kurs',
			release: 3,
			locale: 'de'
		});
		expect(asked).toEqual(['a', 'b']);
	});

	test.each([400, 403, 404, 413, 429, 500, 503])('that is answered %i stays', async (status) => {
		answer = (_req, res) => void res.writeHead(status).end();
		const store = outboxOf('a');
		expect(await send(store)).toBe(1);
		expect(store.left()).toEqual(['a']);
	});

	test('that was answered with a way elsewhere stays: a login page is no receipt', async () => {
		answer = (req, res) =>
			void (req.url === '/wishes'
				? res.writeHead(302, { location: '/login' }).end()
				: res.writeHead(200).end('<form>'));
		const store = outboxOf('a');
		expect(await send(store)).toBe(1);
		expect(store.left()).toEqual(['a']);
	});

	test('whose answer was lost is kept once: the second attempt has the same key', async () => {
		answer = (req, res) => {
			kept.set(String(req.headers['idempotency-key']), 'first');
			res.destroy();
		};
		const store = outboxOf('a');
		expect(await send(store)).toBe(1);
		expect(store.left()).toEqual(['a']);
		answer = accept;
		expect(await send(store)).toBe(0);
		expect(store.left()).toEqual([]);
		expect([...kept.keys()]).toEqual(['a']);
		expect(asked).toEqual(['a', 'a']);
	});

	test('does not hold up those after it', async () => {
		answer = (req, res) =>
			req.headers['idempotency-key'] === 'a' ? void res.writeHead(500).end() : accept(req, res);
		const store = outboxOf('a', 'b');
		expect(await send(store)).toBe(1);
		expect(store.left()).toEqual(['a']);
	});

	test('that only the reader can send is left alone', async () => {
		const store = outboxOf();
		store.add({ key: 'mail', wish: { kind: 'idea', text: 'x', locale: 'de' } });
		expect(await send(store)).toBe(0);
		expect(store.left()).toEqual(['mail']);
		expect(asked).toEqual([]);
	});

	test('that two pages send at once, with a slow answer, goes out once', async () => {
		let release = () => {};
		const slow = new Promise<void>((resolve) => (release = resolve));
		answer = (req, res) => void slow.then(() => accept(req, res));
		const store = outboxOf('a');
		const lock = inTurn();
		const both = Promise.all([send(store, lock), send(store, lock)]);
		release();
		expect(await both).toEqual([0, 0]);
		expect(asked).toEqual(['a']);
	});
});

/** What Web Locks do, for a Node that has none. */
function inTurn(): LockManager {
	let last: Promise<unknown> = Promise.resolve();
	return {
		request: (_name: string, run: () => Promise<unknown>) => (last = last.then(run))
	} as unknown as LockManager;
}
