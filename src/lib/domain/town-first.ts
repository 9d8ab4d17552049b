import type { Card } from './cards';

/** The cards of the reader's town before the others; among themselves both stay as they were. Without a town nothing moves. */
export function townFirst(cards: readonly Card[], town: string | undefined): Card[] {
	const isHere = ({ municipalities }: Card) => town !== undefined && municipalities.includes(town);
	return [...cards.filter(isHere), ...cards.filter((card) => !isHere(card))];
}
