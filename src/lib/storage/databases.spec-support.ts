import { deleteDB } from 'idb';
import { afterEach } from 'vitest';

interface Closable {
	close(): void;
}

/** Databases of one spec: a fresh name for each test, closed and deleted after it. */
export function freshDatabases<T extends Closable>(
	open: (name: string) => Promise<T>
): { name: () => string; open: () => Promise<T> } {
	let current = newName();
	let opened: T[] = [];
	afterEach(async () => {
		opened.forEach((store) => store.close());
		opened = [];
		await deleteDB(current);
		current = newName();
	});
	return {
		name: () => current,
		async open() {
			const store = await open(current);
			opened.push(store);
			return store;
		}
	};
}

function newName(): string {
	return `spec-${crypto.randomUUID()}`;
}
