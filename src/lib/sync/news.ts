/** What the others are told: another release is active, nothing new was found, or a language was removed. */
export type News = 'updated' | 'checked' | 'dropped';

const CHANNEL = 'lotse-release';

export interface NewsChannel {
	/** Tells every open page; not the one that speaks. */
	tell(news: News): void;
	close(): void;
}

/** Where pages and the worker tell each other what became of a sync. */
export function newsChannel(hear?: (news: News) => void): NewsChannel {
	const channel = new BroadcastChannel(CHANNEL);
	if (hear) channel.onmessage = ({ data }: MessageEvent<News>) => hear(data);
	return {
		tell: (news) => channel.postMessage(news),
		close: () => channel.close()
	};
}
