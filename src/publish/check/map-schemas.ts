import * as v from 'valibot';
import { CONFIDENCES, LINE_KINDS, POINT_KINDS } from '../../lib/domain/overview';
import { readWeb } from './contact';
import { closed, degrees, list, MISSING, oneOf, readBy, wholeNumber, words } from './fields';
import { municipality } from './groups';
import type { Known } from './known';

/** What fits beside a dot on a phone, in characters. */
const name = () => words(30);

const head = {
	confidence: oneOf(CONFIDENCES),
	credit: v.optional(closed({ name: words(80), licence: words(40), link: readBy(words(), readWeb) })),
	source: words()
};

const filled = <T extends v.GenericSchema>(item: T, thing: string) =>
	v.pipe(list(item), v.minLength(1, `Hier steht noch ${thing}.`));

/** What a file draws is said by its `kind`; the rest of its form follows from that. */
export const kindSchema = v.looseObject({ kind: oneOf([...POINT_KINDS, ...LINE_KINDS]) }, MISSING);

export const pointsSchema = closed({
	kind: oneOf(POINT_KINDS),
	...head,
	points: filled(closed({ name: name(), lat: degrees(), lon: degrees() }), 'kein Punkt')
});

/** Towns stand in region.yaml already; here is only what a map needs beside it. */
export const townsSchema = (known: Known) =>
	closed({
		kind: oneOf(POINT_KINDS),
		...head,
		points: filled(closed({ municipality: municipality(known), inhabitants: wholeNumber() }), 'keine Stadt')
	});

export const linesSchema = closed({
	kind: oneOf(LINE_KINDS),
	...head,
	lines: filled(
		closed({
			name: name(),
			via: v.pipe(list(name()), v.minLength(2, 'Eine Linie braucht mindestens zwei Punkte.'))
		}),
		'keine Linie'
	)
});
