import * as v from 'valibot';
import { COSTS, REGISTRATIONS } from '../../lib/domain/records';
import { closed, degrees, list, oneOf, wholeNumber, words } from './fields';
import {
	audience,
	contact,
	authority,
	foreignTexts,
	guide,
	languages,
	leaveQuickly,
	municipalities,
	municipality,
	offer,
	opening,
	orAll,
	place,
	postcode,
	provenance,
	provider,
	situation,
	term,
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

/** `offers/<name>.yaml`. */
export const offerSchema = (known: Known, name: string, imported = false) =>
	closed({
		id: id(name),
		topics: topics(known),
		provider: provider(known),
		places: v.optional(list(place(known))),
		audience: audience(),
		municipalities: municipalities(known),
		languages: languages(),
		cost: oneOf(COSTS),
		registration: oneOf(REGISTRATIONS),
		...contact(),
		...opening(),
		dates: dates(),
		leaveQuickly: leaveQuickly(),
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

/** `steps/<name>.yaml`. */
export const stepSchema = (known: Known, name: string) =>
	closed({
		id: id(name),
		order: wholeNumber(),
		situations: orAll(list(situation()), '[family, refugee]'),
		municipalities: municipalities(known),
		term: v.optional(term(known)),
		guide: v.optional(guide(known)),
		authority: v.optional(authority(known)),
		places: v.optional(list(place(known))),
		offers: v.optional(list(offer(known))),
		...provenance(known),
		texts: texts()
	});

/** `legal/<name>.yaml`. */
export const pageSchema = (known: Known, name: string) =>
	closed({ id: id(name), order: wholeNumber(), ...provenance(known), texts: texts() });
