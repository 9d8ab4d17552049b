import type { Block } from './blocks';
import type { PhraseFacts, StepFacts } from './first-steps';
import type { Hours } from './hours/hours';
import type { OverviewLayer } from './overview';
import type { Synonyms } from './search/synonyms';

/** Locales the product knows (BCP 47). Which of them a release holds is said by its packs. */
export const LOCALES = [
	'de',
	'de-simple',
	'en',
	'ar',
	'tr',
	'ru',
	'uk',
	'ro',
	'bg',
	'pl',
	'fa',
	'kmr'
] as const;
export type Locale = (typeof LOCALES)[number];
/** The language the editors write in; every record has it. */
export const SOURCE_LOCALE: Locale = 'de';

export const KINDS = [
	'offer',
	'place',
	'provider',
	'guide',
	'topic',
	'region',
	'step',
	'phrase',
	'page'
] as const;
export type Kind = (typeof KINDS)[number];
/** `<kind>/<id>`, the name of a record in packs, in links and on the reading desk. */
export type Address = `${Kind}/${string}`;

export const AUDIENCES = [
	'everyone',
	'newcomers',
	'families',
	'eu-citizens',
	'refugees',
	'older-people',
	'young-people',
	'professionals',
	'volunteers'
] as const;
export type Audience = (typeof AUDIENCES)[number];

export const COSTS = ['free', 'partly', 'paid', 'unknown'] as const;
export type Cost = (typeof COSTS)[number];

export const REGISTRATIONS = ['none', 'required', 'appointment', 'through-institution', 'unknown'] as const;
export type Registration = (typeof REGISTRATIONS)[number];

export const SYNC_MODES = ['always', 'saving', 'manual'] as const;
/** When content is fetched: by itself; by itself but not at the reader's cost; only on a tap. */
export type SyncMode = (typeof SYNC_MODES)[number];

/** Where a fact comes from and who answers for it; stands on every record an editor writes. */
export interface Provenance {
	source: string;
	/** ISO date on which the office last confirmed the record; null = never confirmed. */
	checked: string | null;
	owner: string;
}

/** E.164, so that it can be dialled from any phone. */
export type Phone = string;

export interface Contact {
	phones?: Phone[];
	email?: string;
	web?: string;
}

export interface PostalAddress {
	street?: string;
	postcode?: string;
	town: string;
}

/** WGS84 degrees. `town`: only the centre of the town is known, not the door. */
export interface Position {
	lat: number;
	lon: number;
	precision: 'door' | 'town';
}

/** ISO dates, both days included; `until: null` = not known when it opens again. */
export interface Closure {
	from: string;
	until: string | null;
}

/**
 * When an event takes place, on the region's wall clock: what begins at 18:00 does so in summer and in winter.
 */
export interface Dates {
	/** `2027-03-01T18:00`; of an event that lasts all day `2027-03-01`. */
	start: string;
	/** Written as `start`; of an event that lasts all day its last day. */
	end: string;
	allDay: boolean;
	/** How it comes again: the value of an RRULE (RFC 5545) without DTSTART, UNTIL on the wall clock too. */
	rule?: string;
}

/** Set where being seen with the page can be dangerous; it then has a way to leave it at once. */
export interface Leave {
	leaveQuickly?: true;
}

export interface OfferFacts extends Provenance, Contact, Leave {
	topics: string[];
	provider: string;
	places: string[];
	audience: Audience[];
	/** Municipality ids; empty = the whole district. */
	municipalities: string[];
	/** BCP 47 tags of the languages spoken there; empty = not known. */
	languages: string[];
	cost: Cost;
	registration: Registration;
	/** On what takes place on certain days only. */
	dates?: Dates;
	hours?: Hours;
	closure?: Closure;
}

export interface PlaceFacts extends Provenance, Contact {
	topics: string[];
	provider: string;
	municipality: string;
	address?: PostalAddress;
	position?: Position;
	languages: string[];
	hours?: Hours;
	closure?: Closure;
}

export interface ProviderFacts extends Provenance, Contact {}

export interface GuideFacts extends Provenance, Leave {
	topics: string[];
	audience: Audience[];
	order: number;
	parent?: string;
	/** ISO date after which an editor must look again. */
	reviewBy?: string;
}

/** A film in sign language about the app; fetched from elsewhere, and only on a tap that says how long and large it is. */
export interface SignFilm {
	web: string;
	minutes: number;
	megabytes: number;
}

/** Where wishes and ideas go. Without either they are copied. */
export interface WishAddress {
	/** For the phone's own mail app. */
	email?: string;
	/** Takes them as JSON, see README; comes before the mail app. */
	post?: string;
}

/** A page about the app and its publisher: imprint, privacy … */
export interface PageFacts extends Provenance {
	order: number;
}

export interface TopicFacts {
	order: number;
	/** A name of the icon set in `ui/topic-icons.ts`. */
	icon: string;
	/** A tint token of `app.css`. */
	tint: string;
	/** A field of work of the office, as opposed to an everyday topic. */
	field: boolean;
}

export interface Municipality {
	id: string;
	name: string;
	postcodes: string[];
	lat: number;
	lon: number;
}

/** Which place answers for which municipalities; `municipalities: []` = all that no other entry names. */
export interface Authority {
	place: string;
	municipalities: string[];
}

export interface RegionFacts {
	name: string;
	/** west, south, east, north in degrees. */
	bbox: [number, number, number, number];
	timeZone: string;
	country: string;
	state: string;
	municipalities: Municipality[];
	authorities: Record<string, Authority[]>;
	signFilm?: SignFilm;
	wishes?: WishAddress;
}

export interface FactsByKind {
	offer: OfferFacts;
	place: PlaceFacts;
	provider: ProviderFacts;
	guide: GuideFacts;
	topic: TopicFacts;
	region: RegionFacts;
	step: StepFacts;
	phrase: PhraseFacts;
	page: PageFacts;
}
export type Facts = FactsByKind[Kind];

/** What a record says in one language. */
export interface Text {
	title: string;
	/** One line: what it is. */
	summary?: string;
	body?: Block[];
	/** Words beside the facts, where a closed list cannot say it. */
	costNote?: string;
	hoursNote?: string;
	closureNote?: string;
	/** Set where this locale has no translation and the text is German. */
	lang?: Locale;
	/** Of a translation: what it lacks and says in German instead. */
	german?: TextField[];
	/** Absent on originals, and where nobody knows. */
	translated?: 'machine' | 'human';
	/** ISO date on which somebody elsewhere last wrote at this text; on imported texts only. */
	updated?: string;
	/** Of a translation: the German text has changed since it was made. */
	outdated?: true;
}

/** The parts of a text that a translation may lack. */
export const TEXT_FIELDS = ['summary', 'body', 'costNote', 'hoursNote', 'closureNote'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** The language a part of a text is in where that is not the reader's, for `lang` attributes. */
export function foreignLanguage(text: Text, field: TextField | 'title'): Locale | undefined {
	if (text.lang) return text.lang;
	return field !== 'title' && text.german?.includes(field) ? SOURCE_LOCALE : undefined;
}

/** Language-neutral facts, one locale's words, the overview map. A district without a map publishes no `map`. */
export type PackName = 'facts' | 'map' | `text/${string}`;
/** The two packs whose records are joined into a shelf; without them no page can be drawn. */
export function shelfPacks(locale: Locale): PackName[] {
	return ['facts', `text/${locale}`];
}
/** All that a reader of one language keeps. */
export function packsFor(locale: Locale): PackName[] {
	return [...shelfPacks(locale), 'map'];
}

/** A record as it travels: plain JSON, whose canonical form is hashed. */
export type PackRecords<T = Facts | Text | OverviewLayer | Synonyms> = Record<string, T>;

/** One record as a page reads it: facts and words together. */
export interface Entry<K extends Kind = Kind> {
	kind: K;
	id: string;
	facts: FactsByKind[K];
	text: Text;
}

export function addressOf(kind: Kind, id: string): Address {
	return `${kind}/${id}`;
}

export function parseAddress(address: string): { kind: Kind; id: string } | undefined {
	const slash = address.indexOf('/');
	const kind = address.slice(0, slash);
	const id = address.slice(slash + 1);
	return isKind(kind) && id ? { kind, id } : undefined;
}

export function isKind(value: string): value is Kind {
	return (KINDS as readonly string[]).includes(value);
}

export function isLocale(value: string): value is Locale {
	return (LOCALES as readonly string[]).includes(value);
}
