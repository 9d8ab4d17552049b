import * as v from 'valibot';
import { COSTS, REGISTRATIONS } from '../../lib/domain/records';
import { closed, degrees, FIELD, list, oneOf, typeFault, words } from './fields';
import {
	audience,
	contact,
	foreignTexts,
	languages,
	municipality,
	opening,
	place,
	postcode,
	provenance,
	provider,
	texts,
	topics
} from './groups';
import type { Known } from './known';
import { dates } from './event-dates';
import { insideBox } from './position';

/** The file name is the id; saying it again inside is allowed. */
const id = (name: string) =>
	v.optional(
		v.pipe(
			words(),
			v.check(
				(value) => value === name,
				`Die Kennung muss wie die Datei heißen: ${name}. Sie können die Zeile auch löschen.`
			)
		)
	);

const everywhere = 'all';

/** `offers/<name>.yaml`. */
export const offerSchema = (known: Known, name: string, imported = false) =>
	closed({
		id: id(name),
		topics: topics(known),
		provider: provider(known),
		places: v.optional(list(place(known))),
		audience: audience(),
		municipalities: v.union(
			[v.literal(everywhere), list(municipality(known))],
			typeFault(`${FIELD} ist entweder ${everywhere} oder eine Liste wie [lemgo, kalletal].`)
		),
		languages: languages(),
		cost: oneOf(COSTS),
		registration: oneOf(REGISTRATIONS),
		...contact(),
		...opening(),
		dates: dates(),
		...provenance(known),
		texts: imported ? foreignTexts() : texts()
	});

/** `places/<name>.yaml`. */
export const placeSchema = (known: Known, name: string, imported = false) =>
	closed({
		id: id(name),
		topics: topics(known),
		provider: provider(known),
		municipality: municipality(known),
		address: v.optional(
			closed({ street: v.optional(words()), postcode: v.optional(postcode()), town: words() })
		),
		position: v.optional(
			v.pipe(
				closed({ lat: degrees(), lon: degrees(), precision: oneOf(['door', 'town']) }),
				v.check(
					(at) => insideBox(at, known.bbox) === undefined,
					({ input }) => insideBox(input, known.bbox) ?? ''
				)
			)
		),
		languages: languages(),
		...contact(),
		...opening(),
		...provenance(known),
		texts: imported ? foreignTexts() : texts()
	});

/** `providers/<name>.yaml`. */
export const providerSchema = (known: Known, name: string) =>
	closed({ id: id(name), ...contact(), ...provenance(known), texts: texts() });
