import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreetStore } from '../storage/street-store';
import { streetMemory } from './street-memory.spec-support';
import {
	brokenAfter,
	damaged,
	expectWhole,
	fetchTo,
	holding,
	streetServer,
	streetsOf,
	urlOf,
	type Streets,
	type StreetServer
} from './street-server.spec-support';

const SMALL = await streetsOf('abcd');
const LARGE = await streetsOf('abcdefgh', 14);
/** A month later: two of the parts are others. */
const LATER = await streetsOf('aXcdYfgh', 14);
const whole = { result: 'whole' } as const;

/** A phone that dies at one step, a step being a request or an operation of the store; nothing after it has an effect. */
function dying(server: StreetServer, store: StreetStore, step: number, when: 'before' | 'after') {
	let steps = 0;
	let dead = false;
	const live =
		<A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
		async (...args: A): Promise<T> => {
			const mine = (steps += 1) === step;
			dead ||= mine && when === 'before';
			if (dead) throw new Error('dead');
			const result = await work(...args);
			dead ||= mine;
			if (dead) throw new Error('dead');
			return result;
		};
	const methods = Object.entries(store).filter(([, method]) => typeof method === 'function');
	const alive = Object.fromEntries(methods.map(([name, method]) => [name, live(method)]));
	return { store: alive as unknown as StreetStore, fetch: live(server.fetch), dead: () => dead };
}

test.each(['before', 'after'] as const)(
	'a phone that dies %s any step keeps the old streets or the new ones whole, and ends the download later',
	async (when) => {
		for (let step = 1; ; step += 1) {
			const store = await holding(LARGE);
			const server = streetServer(LATER);
			const phone = dying(server, store, step, when);
			await fetchTo(phone.store, { ...server, fetch: phone.fetch }, LATER);
			const { whole: held } = await store.held();
			await expectWhole(store, held?.list === LATER.offer.list ? LATER : LARGE);
			expect(await fetchTo(store, server, LATER)).toEqual(whole);
			await expectWhole(store, LATER);
			if (!phone.dead()) {
				expect(step).toBeGreaterThan(6);
				return;
			}
		}
	}
);

test('whatever is cut, damaged, killed, paused or asked for in between, no kept part is sent again', async () => {
	const packs = [SMALL, LARGE, LATER];
	const event = fc.record({
		pack: fc.nat(packs.length - 1),
		part: fc.nat(7),
		how: fc.constantFrom('well', 'cut', 'damaged', 'killed', 'full')
	});
	await fc.assert(
		fc.asyncProperty(
			fc.array(event, { minLength: 1, maxLength: 8 }),
			fc.nat(packs.length - 1),
			async (events, last) => {
				const store = streetMemory();
				const server = streetServer(...packs);
				const attempt = async (streets: Streets) => {
					const before = (await store.held()).parts;
					const from = server.requests.length;
					await fetchTo(store, server, streets);
					for (const url of server.requests.slice(from)) expect(before.has(url.slice(9, 73))).toBe(false);
				};
				for (const { pack, part, how } of events) {
					const streets = packs[pack] as Streets;
					const target = urlOf(streets.parts[part % streets.parts.length] as Streets['parts'][number]);
					if (how === 'cut') server.trouble(target, brokenAfter(part * 100));
					if (how === 'damaged') server.trouble(target, damaged);
					if (how === 'killed') store.fail.finish = new Error('killed');
					if (how === 'full') store.fail.keep = new DOMException('full', 'QuotaExceededError');
					const { whole: old } = await store.held();
					await attempt(streets);
					server.recover();
					store.fail = {};
					const { whole: now } = await store.held();
					const expected = packs.find(({ offer }) => offer.list === now?.list);
					if (old) expect(now).toBeDefined();
					if (expected) await expectWhole(store, expected);
				}
				await attempt(packs[last] as Streets);
				await expectWhole(store, packs[last] as Streets);
			}
		),
		{ numRuns: 300 }
	);
});
