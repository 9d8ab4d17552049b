import type { ContentStore } from '../storage/content-store';
import type { Fetch } from './download';

/** Where a phone goes off: before or after its nth step takes effect, a step being a request or a store operation. */
export interface Death {
	step: number;
	when: 'before' | 'after';
}

export interface Mortal {
	store: ContentStore;
	fetch: Fetch;
	/** Whether it came to that. */
	dead(): boolean;
}

/** A phone that is killed at one step; nothing it still tries has any effect. */
export function mortal(tools: { store: ContentStore; fetch: Fetch }, { step, when }: Death): Mortal {
	let steps = 0;
	let dead = false;
	const live =
		<A extends unknown[], T>(work: (...args: A) => Promise<T>) =>
		async (...args: A): Promise<T> => {
			if (dead) throw new Error('dead');
			const mine = (steps += 1) === step;
			if (mine && when === 'before') dead = true;
			if (dead) throw new Error('killed before it');
			const result = await work(...args);
			if (mine) dead = true;
			if (dead) throw new Error('killed after it');
			return result;
		};
	const store = Object.fromEntries(
		Object.entries(tools.store).map(([name, method]) => [
			name,
			name === 'close' ? method : live(method as (...args: unknown[]) => Promise<unknown>)
		])
	) as unknown as ContentStore;
	return { store, fetch: live(tools.fetch), dead: () => dead };
}
