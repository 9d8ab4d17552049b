import type { CDPSession, Page, Worker } from '@playwright/test';
import { PERIODIC_TAG, RETRY_TAG } from '../../src/lib/sync/background';
import { WISH_TAG } from '../../src/lib/sync/wishes';
import { expect, type Site } from './site';

/** What of the worker's own world is used here; the journeys are typed for pages. */
declare const self: {
	ExtendableEvent: { prototype: { waitUntil(this: { type: string }, work: Promise<unknown>): void } };
	/** How each event that the worker prolonged has ended. */
	ended?: ('done' | 'again')[];
};

/** For what the browser wakes a worker: a check that failed, one that is due, a wish that waits. */
type Occasion = 'retry' | 'periodic' | 'wish';

/** The worker of an open page, woken as the browser would wake it. */
export interface WorkerControl {
	/** Dispatches an event and answers how it ended: `again` when the browser would retry. */
	wake(occasion: Occasion): Promise<'done' | 'again'>;
	/** Only dispatches it. */
	begin(occasion: Occasion): Promise<void>;
	/** Ends the worker at once, whatever it is doing. */
	kill(): Promise<void>;
	close(): Promise<void>;
}

export async function controlWorker(page: Page, site: Site): Promise<WorkerControl> {
	const session = await page.context().newCDPSession(page);
	const registrationId = await registrationOf(session);
	const { origin } = new URL(site.url);
	const begin = async (occasion: Occasion) => {
		if (occasion !== 'periodic') {
			await session.send('ServiceWorker.dispatchSyncEvent', {
				origin,
				registrationId,
				tag: occasion === 'wish' ? WISH_TAG : RETRY_TAG,
				lastChance: false
			});
		} else {
			await session.send('ServiceWorker.dispatchPeriodicSyncEvent', {
				origin,
				registrationId,
				tag: PERIODIC_TAG
			});
		}
	};
	return {
		begin,
		async wake(occasion) {
			const worker = await runningWorker(page);
			const before = await noteEnds(worker);
			await begin(occasion);
			const ended = () => worker.evaluate(() => self.ended ?? []);
			await expect.poll(async () => (await ended()).length).toBeGreaterThan(before);
			return (await ended())[before] ?? 'done';
		},
		async kill() {
			const stopped = new Promise<void>((resolve) => {
				session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
					if (versions.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
				});
			});
			await session.send('ServiceWorker.stopAllWorkers');
			await stopped;
		},
		close: () => session.detach()
	};
}

async function registrationOf(session: CDPSession): Promise<string> {
	const registered = new Promise<string>((resolve) => {
		session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
			if (first) resolve(first.registrationId);
		});
	});
	await session.send('ServiceWorker.enable');
	return registered;
}

async function runningWorker(page: Page): Promise<Worker> {
	const [worker] = page.context().serviceWorkers();
	return worker ?? page.context().waitForEvent('serviceworker');
}

/** Has the worker note from now on how each event ends; answers how many have ended already. */
function noteEnds(worker: Worker): Promise<number> {
	return worker.evaluate(() => {
		if (self.ended) return self.ended.length;
		const ended: ('done' | 'again')[] = (self.ended = []);
		const { prototype } = self.ExtendableEvent;
		const waitUntil = Object.getOwnPropertyDescriptor(prototype, 'waitUntil')?.value as (
			this: unknown,
			work: Promise<unknown>
		) => void;
		prototype.waitUntil = function (this: { type: string }, work) {
			// Pages talk to the worker as well, and what they say may take its time.
			if (!/sync$/.test(this.type)) return waitUntil.call(this, work);
			work.then(
				() => ended.push('done'),
				() => ended.push('again')
			);
			waitUntil.call(this, work);
		};
		return 0;
	});
}
