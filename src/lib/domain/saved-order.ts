import type { Address } from './records';

/**
 * The saved records with one moved past its neighbour on the screen, up (-1) or down (1). Records that are saved but
 * not shown, as their language is not here or they were taken out of a release, keep their places. At the end nothing moves.
 */
export function movedBy(
	saved: readonly Address[],
	shown: readonly Address[],
	address: Address,
	by: -1 | 1
): Address[] {
	const at = shown.indexOf(address);
	const neighbour = at < 0 ? undefined : shown[at + by];
	if (neighbour === undefined) return [...saved];
	const rest = saved.filter((other) => other !== address);
	const place = rest.indexOf(neighbour) + (by > 0 ? 1 : 0);
	return [...rest.slice(0, place), address, ...rest.slice(place)];
}
