import { breathe } from '../domain/breathe';
import { loadLanguages } from '../domain/search/language';
import { openContentStore, type ContentStore } from '../storage/content-store';
import { openSearchStore, type SearchStore } from '../storage/search-store';
import { searchEngine } from './engine';
import type { Report, Wish } from './messages';

/** The worker's own end; the program is typed for pages, where `self` is a window. */
const page = self as unknown as {
	postMessage(report: Report): void;
	onmessage: ((event: MessageEvent<Wish>) => void) | null;
};

const hear = searchEngine({
	content: once<ContentStore>(openContentStore),
	kept: once<SearchStore>(openSearchStore),
	languages: loadLanguages,
	pause: breathe,
	post: (report) => page.postMessage(report)
});
page.onmessage = ({ data }) => hear(data);

/** Opened at the first use; a failed opening is tried again at the next. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
	let opened: Promise<T> | undefined;
	return () =>
		(opened ??= open().catch((cause: unknown) => {
			opened = undefined;
			throw cause;
		}));
}
