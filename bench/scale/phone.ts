import type { Trust } from '../../src/lib/domain/release/trust';
import { openContentStore } from '../../src/lib/storage/content-store';
import { syncContent } from '../../src/lib/sync/sync';

declare global {
	interface Window {
		/** Syncs the facts with the real store; answers how long it took, in milliseconds. */
		syncFacts: (trust: Trust) => Promise<{ result: string; ms: number }>;
		/** Empties the copy. */
		forget: () => Promise<void>;
		/** Opens a pack as a page does, milliseconds. */
		readFacts: () => Promise<{ records: number; ms: number }>;
	}
}

window.syncFacts = async (trust) => {
	const store = await openContentStore();
	const began = performance.now();
	const outcome = await syncContent({ fetch: (url, init) => fetch(url, init), now: Date.now, store, trust }, [
		'facts'
	]);
	const ms = performance.now() - began;
	store.close();
	return { result: outcome.result === 'failed' ? outcome.fault : outcome.result, ms };
};

window.forget = async () => {
	const store = await openContentStore();
	await store.clear();
	store.close();
};

window.readFacts = async () => {
	const store = await openContentStore();
	const began = performance.now();
	const held = await store.read(['facts']);
	const ms = performance.now() - began;
	store.close();
	return { records: Object.keys(held?.packs[0] ?? {}).length, ms };
};
