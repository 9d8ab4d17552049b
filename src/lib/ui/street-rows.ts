import { arrivedOf, type StreetOffer, type StreetPack } from '$lib/domain/release/streets';

/** What a reader can do about one street pack. */
export type StreetState =
	/** Not here. */
	| 'offered'
	/** Being fetched. */
	| 'running'
	/** Some of it is here, or a part was found damaged. */
	| 'partly'
	/** All of it is here. */
	| 'kept'
	/** An older one of the same kind is here. */
	| 'newer'
	/** All of it is here, and no longer offered. */
	| 'older';

export interface StreetRow {
	offer: StreetOffer;
	state: StreetState;
	/** Bytes that are here. */
	arrived: number;
}

/** Bytes on the phone that belong to these packs; what two of them share counts once. */
export function heldBytes(packs: readonly (StreetPack | undefined)[], held: ReadonlySet<string>): number {
	const parts = new Map(packs.flatMap((pack) => pack?.parts ?? []).map(({ hash, bytes }) => [hash, bytes]));
	return [...parts].reduce((sum, [hash, bytes]) => sum + (held.has(hash) ? bytes : 0), 0);
}

/** The packs offered, and the one that is here even when nobody offers it any more. */
export function streetRows(
	offers: readonly StreetOffer[],
	{
		whole,
		next,
		parts
	}: { whole: StreetPack | undefined; next: StreetPack | undefined; parts: ReadonlySet<string> },
	running: { list: string; arrived: number } | null
): StreetRow[] {
	const rows = offers.map((offer): StreetRow => {
		if (running?.list === offer.list) return { offer, state: 'running', arrived: running.arrived };
		const pack = [whole, next].find((held) => held?.list === offer.list);
		if (!pack) return { offer, state: whole?.zoom === offer.zoom ? 'newer' : 'offered', arrived: 0 };
		const arrived = arrivedOf(pack, parts);
		return { offer, state: pack === whole && arrived === pack.bytes ? 'kept' : 'partly', arrived };
	});
	if (!whole || offers.some(({ list }) => list === whole.list)) return rows;
	return [{ offer: whole, state: 'older', arrived: whole.bytes }, ...rows];
}
