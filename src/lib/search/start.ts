/** Starts the engine in a worker of its own. Throws where the browser has none. */
export function startEngine(): Worker {
	return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
}
