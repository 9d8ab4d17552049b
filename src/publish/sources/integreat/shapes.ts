import * as v from 'valibot';

/** What of Integreat's answers (API v3) is read; everything else in them is passed over. */

const text = v.nullish(v.string(), '');

const translations = v.optional(
	v.record(v.string(), v.looseObject({ id: v.nullish(v.number()), path: v.nullish(v.string()) })),
	{}
);

const organization = v.nullish(
	v.looseObject({ name: v.nullish(v.string()), slug: v.nullish(v.string()), website: v.nullish(v.string()) })
);

const record = {
	/** Of the translation; null where the language has none and the text is another's. */
	id: v.nullish(v.number()),
	path: v.pipe(v.string(), v.startsWith('/')),
	title: text,
	last_updated: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}/)),
	content: text,
	available_languages: translations,
	organization
};

const page = v.looseObject({
	...record,
	/** Id 0: a root. The path is what names the parent: ids differ between languages. */
	parent: v.nullish(v.looseObject({ id: v.nullish(v.number()), path: v.nullish(v.string()) })),
	order: v.nullish(v.number(), 0)
});

const spot = v.looseObject({
	id: v.nullish(v.number()),
	name: text,
	address: text,
	town: text,
	postcode: v.nullish(v.union([v.string(), v.number()]), ''),
	latitude: v.nullish(v.number()),
	longitude: v.nullish(v.number())
});

const day = v.looseObject({
	allDay: v.nullish(v.boolean(), false),
	closed: v.nullish(v.boolean(), false),
	appointmentOnly: v.nullish(v.boolean(), false),
	timeSlots: v.nullish(v.array(v.looseObject({ start: v.string(), end: v.string() })), [])
});

const location = v.looseObject({
	...record,
	meta_description: text,
	contacts: v.nullish(
		v.array(
			v.looseObject({
				name: text,
				email: text,
				phone_number: text,
				mobile_phone_number: text,
				website: text
			})
		),
		[]
	),
	category: v.nullish(v.looseObject({ name: text, icon: text })),
	opening_hours: v.nullish(v.pipe(v.array(day), v.length(7))),
	temporarily_closed: v.nullish(v.boolean(), false),
	appointment_url: v.nullish(v.string()),
	location: v.nullish(spot)
});

const event = v.looseObject({
	...record,
	event: v.looseObject({
		start: v.string(),
		end: v.string(),
		all_day: v.nullish(v.boolean(), false),
		timezone: v.nullish(v.string(), 'Europe/Berlin')
	}),
	recurrence_rule: v.nullish(v.string()),
	location: v.nullish(spot)
});

export const Pages = v.array(page);
export const Locations = v.array(location);
export const Events = v.array(event);
export const Region = v.looseObject({
	languages: v.array(v.looseObject({ code: v.string() }))
});

export type Page = v.InferOutput<typeof page>;
export type Location = v.InferOutput<typeof location>;
export type Event = v.InferOutput<typeof event>;
export type Spot = v.InferOutput<typeof spot>;
export type Day = v.InferOutput<typeof day>;
/** What pages, locations and events have in common. */
export type Item = Pick<Page, keyof typeof record>;
