import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { packsFor, type Locale, type SyncMode } from '$lib/domain/records';
import type { Active, ContentStore } from '$lib/storage/content-store';
import { storageFault, type Fault } from '$lib/sync/fault';
import { newsChannel, type NewsChannel } from '$lib/sync/news';
import type { SyncOutcome } from '$lib/sync/sync';
import type { TurnTools } from '$lib/sync/turn';
import { CHECK_EVERY, whenToSync } from '$lib/sync/when';
import { Content, type Phone, type Wishes } from './content.svelte';
import { Keeper } from './keeper';

const NOW = Date.UTC(2027, 2, 3, 12);
const german = { checked: NOW, packs: ['facts', 'text/de'] } as unknown as Active;
const failed = (fault: Fault): SyncOutcome => ({ result: 'failed', fault });
const current: SyncOutcome = { result: 'current', seq: 1 };

/** One attempt that has begun; the spec says how it ends. */
interface Attempt {
	wanted: readonly string[];
	wait: boolean;
	end(outcome: SyncOutcome | undefined): void;
}

let held: Active | undefined;
let attempts: Attempt[];
let undo: () => void;
let renewed: number;
let retries: number;
let periodic: (SyncMode | undefined)[];
let other: NewsChannel;
let missing: boolean;
let germanWanted: boolean[];
let dropped: string[];

const phone: Phone = {
	CHECK_EVERY,
	Keeper,
	trust: {} as Phone['trust'],
	contentStore: () =>
		Promise.resolve({
			active: async () => held,
			drop: async (name) => void dropped.push(name)
		} as ContentStore),
	newsChannel,
	storageFault,
	whenToSync,
	syncInTurn: (_tools: TurnTools, wanted, { wait = false } = {}) =>
		new Promise((resolve) => attempts.push({ wanted, wait, end: resolve })),
	arrangePeriodicSync: async (mode) => void periodic.push(mode),
	retryInBackground: async () => void (retries += 1)
};

beforeEach(() => {
	vi.spyOn(Date, 'now').mockReturnValue(NOW);
	held = undefined;
	attempts = [];
	renewed = 0;
	retries = 0;
	periodic = [];
	missing = false;
	germanWanted = [];
	dropped = [];
	other = newsChannel();
});
afterEach(() => {
	undo();
	other.close();
	vi.restoreAllMocks();
});

function open(locale: Locale = 'de', mode?: SyncMode): Content {
	const content = new Content(
		() => (missing ? Promise.reject(new TypeError('Failed to fetch')) : Promise.resolve(phone)),
		{
			renew: async () => void (renewed += 1),
			remember: (wanted) => void germanWanted.push(wanted)
		}
	);
	undo = content.start();
	void content.keep(locale, Promise.resolve({ syncMode: mode }));
	return content;
}

const begun = (count: number) => expect.poll(() => attempts.length).toBe(count);
/** Everything that was under way has had its turn. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test('a network that comes back while an attempt is failing is used: another attempt follows', async () => {
	open();
	await begun(1);
	dispatchEvent(new Event('online'));
	await settled();
	expect(attempts.length, 'one at a time').toBe(1);
	attempts[0]?.end(failed('offline'));
	await begun(2);
});

test('a network that comes back while an attempt succeeds costs no second one', async () => {
	open();
	await begun(1);
	dispatchEvent(new Event('online'));
	held = german;
	attempts[0]?.end(current);
	await settled();
	expect(attempts.length).toBe(1);
});

test('a tap while an attempt is failing is answered by one begun after it, and waits for its turn', async () => {
	const content = open();
	await begun(1);
	const answer = content.syncNow();
	attempts[0]?.end(failed('offline'));
	await begun(2);
	expect(attempts[1]?.wait).toBe(true);
	attempts[1]?.end(current);
	expect(await answer).toEqual(current);
});

test('two taps and the network at once are one attempt', async () => {
	held = german;
	const content = open();
	await settled();
	const taps = [content.syncNow(), content.syncNow()];
	dispatchEvent(new Event('online'));
	await begun(1);
	attempts[0]?.end(current);
	expect(await Promise.all(taps)).toEqual([current, current]);
	await settled();
	expect(attempts.length).toBe(1);
});

test('a language chosen while another is being fetched is fetched after it', async () => {
	const content = open('de');
	await begun(1);
	void content.keep('en', Promise.resolve({}));
	held = german;
	attempts[0]?.end({ result: 'updated', seq: 1 });
	await begun(2);
	expect(attempts.map(({ wanted }) => wanted)).toEqual([packsFor('de'), packsFor('en')]);
	expect(attempts[1]?.wait, 'nothing else would fetch it').toBe(true);
});

test('nobody is asked before the reader’s wish is known', async () => {
	held = { ...german, checked: 0 };
	const content = new Content(async () => phone, { renew: async () => undefined, remember: () => undefined });
	undo = content.start();
	dispatchEvent(new Event('online'));
	let tell = (_wishes: Wishes) => {};
	void content.keep('de', new Promise((resolve) => (tell = resolve)));
	dispatchEvent(new Event('online'));
	await settled();
	expect(attempts).toEqual([]);
	tell({ syncMode: 'manual' });
	await expect.poll(() => content.asking).toBe(true);
	expect(attempts).toEqual([]);
});

test('what the worker fetched appears in an open page, and its failure is forgotten', async () => {
	const content = open();
	await begun(1);
	attempts[0]?.end(failed('offline'));
	await expect.poll(() => content.fault).toBe('offline');
	held = german;
	other.tell('updated');
	await expect.poll(() => content.active).toEqual(german);
	expect(content.fault).toBeNull();
	await expect.poll(() => renewed).toBe(1);
});

test('a check elsewhere that found nothing new moves the date and draws no page again', async () => {
	held = { ...german, checked: NOW - 1000 };
	const content = open();
	await expect.poll(() => content.active?.checked).toBe(NOW - 1000);
	held = german;
	other.tell('checked');
	await expect.poll(() => content.active?.checked).toBe(NOW);
	expect(renewed).toBe(0);
});

test('the browser is asked to try again only after a missing network, and not against the reader’s wish', async () => {
	const content = open();
	await begun(1);
	attempts[0]?.end(failed('bad-manifest'));
	await expect.poll(() => content.fault).toBe('bad-manifest');
	expect(retries).toBe(0);
	void content.syncNow();
	await begun(2);
	held = german;
	attempts[1]?.end(failed('offline'));
	await expect.poll(() => retries).toBe(1);

	await content.choose('manual');
	expect(periodic).toEqual([undefined, 'manual']);
	void content.syncNow();
	await begun(3);
	attempts[2]?.end(failed('offline'));
	await settled();
	expect(retries).toBe(1);
});

test('without the code that keeps the copy the page says so, and works once it arrives', async () => {
	missing = true;
	const content = open();
	await expect.poll(() => content.fault).toBe('offline');
	expect(await content.syncNow()).toEqual(failed('offline'));
	missing = false;
	dispatchEvent(new Event('online'));
	await begun(1);
});

/** An English phone whose release has German as well. */
const english = {
	checked: NOW,
	packs: ['facts', 'text/en', 'map'],
	manifest: { packs: { 'text/de': { full: [] } } }
} as unknown as Active;
const both = { ...english, packs: [...english.packs, 'text/de'] } as Active;

test('German comes for the search once the reader’s own language is whole, and not before', async () => {
	const content = open('en');
	await begun(1);
	expect(attempts[0]?.wanted).toEqual(packsFor('en'));
	held = english;
	attempts[0]?.end({ result: 'updated', seq: 1 });
	await begun(2);
	expect(attempts[1]).toMatchObject({ wanted: ['text/de'], wait: false });
	expect(content.lacksGerman).toBe(true);
	held = both;
	attempts[1]?.end({ result: 'updated', seq: 1 });
	await expect.poll(() => content.lacksGerman).toBe(false);
	dispatchEvent(new Event('online'));
	await settled();
	expect(attempts.length).toBe(2);
});

test.each(['manual', 'saving'] satisfies SyncMode[])(
	'German does not come by itself on a phone set to "%s"',
	async (mode) => {
		held = english;
		const content = open('en', mode);
		await expect.poll(() => content.lacksGerman).toBe(true);
		await settled();
		expect(attempts).toEqual([]);
	}
);

test('German that was deleted stays away until it is asked for', async () => {
	held = both;
	const content = open('en');
	await expect.poll(() => content.active).toEqual(both);
	await content.drop('de');
	expect(dropped).toEqual(['text/de']);
	held = english;
	other.tell('dropped');
	await expect.poll(() => content.lacksGerman).toBe(true);
	dispatchEvent(new Event('online'));
	await settled();
	expect(attempts).toEqual([]);
	expect(germanWanted).toEqual([false]);
	void content.fetchLanguage('de');
	await begun(1);
	expect(attempts[0]?.wanted).toEqual(packsFor('de'));
	expect(germanWanted).toEqual([false, true]);
});

test('a choice against German made in an earlier visit holds', async () => {
	held = english;
	const content = new Content(async () => phone, { renew: async () => undefined, remember: () => undefined });
	undo = content.start();
	await content.keep('en', Promise.resolve({ withoutGerman: true }));
	await settled();
	expect(attempts).toEqual([]);
	expect(content.lacksGerman).toBe(true);
});

test('a phone without room for German is not asked again at every visit', async () => {
	held = english;
	open('en');
	await begun(1);
	attempts[0]?.end(failed('quota'));
	await expect.poll(() => germanWanted).toEqual([false]);
});
