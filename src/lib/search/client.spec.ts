import { expect, test } from 'vitest';
import { clientOf } from './client';
import type { Report, Wish } from './messages';

function pageWith() {
	const wishes: Wish[] = [];
	const listeners: Record<string, (event: MessageEvent<Report>) => void> = {};
	const heard: unknown[] = [];
	const client = clientOf(
		{
			postMessage: (wish) => wishes.push(wish),
			addEventListener: (type: string, listener: unknown) => {
				listeners[type] = listener as (event: MessageEvent<Report>) => void;
			}
		},
		{
			state: (state) => heard.push(state.at),
			answer: (query, hits) => heard.push([query, hits.length])
		}
	);
	const tell = (data: Report) => listeners.message?.({ data } as MessageEvent<Report>);
	return { client, wishes, heard, tell, breakDown: () => listeners.error?.({} as MessageEvent<Report>) };
}

test('an answer that comes late, to an older question, is not shown over the newer one', () => {
	const { client, wishes, heard, tell } = pageWith();
	client.ask('de', 'ki');
	client.ask('de', 'kita');
	expect(wishes.map((wish) => (wish.type === 'ask' ? wish.id : 0))).toEqual([1, 2]);
	tell({ type: 'answer', id: 1, hits: [] });
	expect(heard).toEqual([]);
	tell({ type: 'answer', id: 2, hits: [] });
	tell({ type: 'answer', id: 1, hits: [] });
	expect(heard).toEqual([['kita', 0]]);
});

test('an answer to what has been rubbed out is not shown', () => {
	const { client, heard, tell } = pageWith();
	client.ask('de', 'kita');
	client.forget();
	tell({ type: 'answer', id: 1, hits: [] });
	expect(heard).toEqual([]);
});

test('how far another language is does not matter to the one on the screen', () => {
	const { client, heard, tell } = pageWith();
	client.prepare('de', 'prepare');
	client.prepare('en', 'prepare');
	tell({ type: 'state', locale: 'de', state: { at: 'missing' } });
	tell({ type: 'state', locale: 'en', state: { at: 'building' } });
	expect(heard).toEqual(['building']);
});

test('an engine whose code does not arrive is said', () => {
	const { client, heard, breakDown } = pageWith();
	client.prepare('de', 'prepare');
	breakDown();
	expect(heard).toEqual(['failed']);
});
