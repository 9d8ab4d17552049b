import { TRUST } from 'virtual:trust';
import { openContentStore, type ContentStore } from '../../lib/storage/content-store';
import { openUserStore, type Settings } from '../../lib/storage/user-store';
import { mayHeal, syncInBackground } from '../../lib/sync/background';
import { SyncError } from '../../lib/sync/fault';
import { forgetFirstScreens } from '../../lib/sync/first-screens';
import { newsChannel } from '../../lib/sync/news';
import type { Connection } from '../../lib/sync/when';

/** Renews what is held, if the reader wishes it. Rejects when a later attempt may succeed where this one failed. */
export async function refresh(occasion: 'retry' | 'periodic'): Promise<void> {
	const settings = await readSettings();
	const news = newsChannel();
	let store: Promise<ContentStore> | undefined;
	try {
		const outcome = await syncInBackground(
			{
				fetch: (url, init) => fetch(url, init),
				now: Date.now,
				trust: TRUST,
				open: () => (store ??= openContentStore()),
				locks: navigator.locks,
				news
			},
			settings,
			(navigator as { connection?: Connection }).connection,
			occasion
		);
		if (outcome?.result === 'updated') await forgetFirstScreens(caches);
		if (outcome?.result === 'failed' && mayHeal(outcome.fault)) throw new SyncError(outcome.fault);
	} finally {
		news.close();
		await store?.then(
			(opened) => opened.close(),
			() => undefined
		);
	}
}

/** Read anew each time. Rejects when they cannot be read: what the reader forbade would be unknown. */
async function readSettings(): Promise<Settings> {
	const user = await openUserStore();
	try {
		return await user.settings();
	} finally {
		user.close();
	}
}
