import type { RegionFacts } from './records';

/** The place of the authority that answers for a municipality, e.g. the foreigners' office of Detmold. */
export function authorityFor(
	{ authorities }: Pick<RegionFacts, 'authorities'>,
	authority: string,
	municipality: string
): string | undefined {
	const entries = authorities[authority] ?? [];
	const named = entries.find((entry) => entry.municipalities.includes(municipality));
	return (named ?? entries.find((entry) => entry.municipalities.length === 0))?.place;
}
