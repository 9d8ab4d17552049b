import { distanceLabel } from '$lib/domain/distance';
import type { Nearness } from '$lib/domain/near';
import type { Locale } from '$lib/domain/records';
import { m } from '$words';

/** How far it is: "1,2 km", "etwa 5 km"; of what only the town is known, "in Lemgo". */
export function farWords({ metres, spot, say }: Nearness, locale: Locale): string {
	if (say === 'town') return m.near_in_town({ town: spot.town });
	const distance = distanceLabel(metres, locale, say === 'kilometres');
	return say === 'kilometres' ? m.near_about({ distance }) : distance;
}

/** The same with the town, where the distance alone would not say it. */
export function whereWords(nearness: Nearness, locale: Locale): string {
	const far = farWords(nearness, locale);
	return nearness.say === 'town' ? far : `${nearness.spot.town} · ${far}`;
}
