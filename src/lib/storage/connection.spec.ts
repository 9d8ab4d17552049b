import { openDB, type DBSchema } from 'idb';
import { describe, expect, test } from 'vitest';
import { connect, type Connection, type Rung } from './connection';
import { freshDatabases } from './databases.spec-support';

interface Notes extends DBSchema {
	notes: { key: string; value: string };
	marks: { key: string; value: string };
}

const FIRST: Rung<Notes> = (database) => {
	database.createObjectStore('notes');
};
const SECOND: Rung<Notes> = (database, transaction) => {
	database.createObjectStore('marks');
	void transaction.objectStore('notes').put('second rung', 'climbed');
};

const databases = freshDatabases<Connection<Notes>>((name) => connect(name, [FIRST]));
const withTwoRungs = freshDatabases<Connection<Notes>>((name) => connect(name, [FIRST, SECOND]));

const note = (connection: Connection<Notes>, key: string) =>
	connection.run((database) => database.get('notes', key));

describe('a connection that the phone dropped', () => {
	test('is opened again, and the operation succeeds without anybody noticing', async () => {
		const connection = await databases.open();
		await connection.run((database) => database.put('notes', 'kept', 'a'));
		// What iOS does to an app in the background: the connection is there, but closed.
		await connection.run((database) => Promise.resolve(database.close()));
		expect(await note(connection, 'a')).toBe('kept');
	});

	test('in the middle of an operation: the operation is tried once more', async () => {
		const connection = await databases.open();
		let tries = 0;
		const result = connection.run(async (database) => {
			tries += 1;
			if (tries === 1) database.close();
			await database.put('notes', `try ${tries}`, 'a');
			return tries;
		});
		expect(await result).toBe(2);
		expect(await note(connection, 'a')).toBe('try 2');
	});

	test.each([
		['InvalidStateError', 'The database connection is closing.'],
		['UnknownError', 'Connection to Indexed Database server lost. Refresh the page to try again']
	])('is recognised by %s, and tried again once, not for ever', async (name, message) => {
		const connection = await databases.open();
		let tries = 0;
		const run = connection.run(() => {
			tries += 1;
			return Promise.reject(new DOMException(message, name));
		});
		await expect(run).rejects.toMatchObject({ name });
		expect(tries).toBe(2);
	});

	test.each([
		new DOMException('No room', 'QuotaExceededError'),
		new DOMException('Internal error opening backing store', 'UnknownError'),
		new Error('InvalidStateError')
	])('is not the reason for “%s”, which is passed on at once', async (error) => {
		const connection = await databases.open();
		let tries = 0;
		const run = connection.run(() => {
			tries += 1;
			return Promise.reject(error);
		});
		await expect(run).rejects.toBe(error);
		expect(tries).toBe(1);
	});

	test('because the browser threw the database away is opened again too', async () => {
		const connection = await databases.open();
		const before = await connection.run((database) => {
			database.dispatchEvent(new Event('close'));
			database.close();
			return Promise.resolve(database);
		});
		let tries = 0;
		const after = await connection.run((database) => {
			tries += 1;
			return Promise.resolve(database);
		});
		expect(after).not.toBe(before);
		expect(tries).toBe(1);
	});

	test('by ourselves comes back when it is needed again', async () => {
		const connection = await databases.open();
		connection.close();
		connection.close();
		expect(await note(connection, 'a')).toBeUndefined();
	});
});

describe('a database that grows with the app', () => {
	test('climbs the rungs it has not climbed yet, once, and keeps what it holds', async () => {
		const old = await connect<Notes>(withTwoRungs.name(), [FIRST]);
		await old.run((database) => database.put('notes', 'kept', 'a'));
		old.close();

		const connection = await withTwoRungs.open();
		expect(await note(connection, 'a')).toBe('kept');
		expect(await note(connection, 'climbed')).toBe('second rung');
		await connection.run((database) => database.put('notes', 'changed since', 'climbed'));
		connection.close();
		expect(await note(await withTwoRungs.open(), 'climbed')).toBe('changed since');
	});

	test('climbs all of them at once on a new phone', async () => {
		const connection = await withTwoRungs.open();
		const stores = connection.run((database) => Promise.resolve([...database.objectStoreNames]));
		expect(await stores).toEqual(['marks', 'notes']);
	});

	test('stays at its version, and keeps what it holds, when a rung breaks', async () => {
		await (await databases.open()).run((database) => database.put('notes', 'kept', 'a'));
		const broken: Rung<Notes> = async (database, transaction) => {
			database.createObjectStore('marks');
			await transaction.objectStore('notes').delete('a');
			throw new Error('not what the rung expected');
		};
		await expect(connect<Notes>(databases.name(), [FIRST, broken])).rejects.toMatchObject({
			name: 'AbortError'
		});
		expect(await note(await databases.open(), 'a')).toBe('kept');
	});

	test('does not keep a newer app waiting for an old tab', async () => {
		const old = await databases.open();
		const newer = await openDB(databases.name(), 2, {
			blocked: () => expect.unreachable('the old tab does not let go of the database')
		});
		expect(newer.version).toBe(2);
		newer.close();
		await expect(note(old, 'a')).rejects.toMatchObject({ name: 'NewerDatabaseError' });
	});

	test('is left alone by an app that is older than it', async () => {
		(await openDB(databases.name(), 2)).close();
		await expect(databases.open()).rejects.toMatchObject({ name: 'NewerDatabaseError' });
		const newer = await openDB(databases.name());
		expect(newer.version).toBe(2);
		newer.close();
	});
});
