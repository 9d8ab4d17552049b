import { offerCard, placeCard, topicTag, type Card, type TopicTag } from './cards';
import { sortKey } from './in-order';
import type { Municipality } from './records';
import { topicsInOrder, type Shelf } from './shelf';

/** What a reader can filter a list by. */
export interface Choices {
	topics: TopicTag[];
	municipalities: Municipality[];
	/** Every language spoken at some of them. */
	languages: string[];
}

export function choicesOf(shelf: Shelf, cards: readonly Card[]): Choices {
	return {
		topics: topicsInOrder(shelf)
			.filter((topic) => cards.some((card) => card.topics.includes(topic.id)))
			.map(topicTag),
		municipalities: shelf.region.municipalities,
		languages: [...new Set(cards.flatMap((card) => card.languages))].sort()
	};
}

/** All offers as cards, in the editors' order of topics. */
export function offerCards(shelf: Shelf): Card[] {
	return byTopicThenTitle(
		shelf,
		shelf.all('offer').map((offer) => offerCard(shelf, offer))
	);
}

/** All places as cards, in the same order. */
export function placeCards(shelf: Shelf): Card[] {
	return byTopicThenTitle(
		shelf,
		shelf.all('place').map((place) => placeCard(shelf, place))
	);
}

function byTopicThenTitle(shelf: Shelf, cards: Card[]): Card[] {
	const rank = new Map(topicsInOrder(shelf).map((topic, index) => [topic.id, index]));
	return cards
		.map((card) => ({ card, topic: rank.get(card.topic?.id ?? '') ?? rank.size, key: sortKey(card.title) }))
		.sort((a, b) => a.topic - b.topic || (a.key < b.key ? -1 : Number(a.key > b.key)))
		.map(({ card }) => card);
}
