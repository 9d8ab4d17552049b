import { SITUATIONS, type StepFacts } from '../../lib/domain/first-steps';
import type { OfferFacts, PageFacts, PlaceFacts, ProviderFacts, RegionFacts } from '../../lib/domain/records';
import type { Hours } from '../../lib/domain/hours/hours';
import type { Draft } from '../draft';
import type { Report } from '../problem';
import type { RecordFile } from '../read/sort-files';
import { parseYaml, type YamlFile } from '../read/yaml';
import { expandHours, hoursWindow, type Where } from '../render/hours';
import { conform } from './conform';
import { hoursHints } from './hours-hints';
import type { Known } from './known';
import { offerSchema, pageSchema, placeSchema, providerSchema, stepSchema } from './schemas';
import { assembleTexts, compact, renderBodies, type Bodies } from './texts';

/** What checking one file needs besides its text. */
export interface Desk {
	known: Known;
	/** Undefined when the region has a fault of its own; then hours are not worked out. */
	region: RegionFacts | undefined;
	report: Report;
	/** For what is allowed but probably not meant. */
	hint: Report;
}

interface Sheet extends Desk {
	id: string;
	imported: boolean;
	yaml: YamlFile;
	bodies: Bodies;
}

/** One record from its YAML file; undefined after a problem, all of which are reported. */
export function draftRecord(
	{ kind, id, file, imported }: RecordFile,
	text: string,
	desk: Desk
): Draft | undefined {
	const yaml = parseYaml(text, desk.report);
	if (!yaml) return undefined;
	const bodies = renderBodies(yaml, desk.known, desk.report, [], file);
	const make = {
		offer: draftOffer,
		place: draftPlace,
		provider: draftProvider,
		step: draftStep,
		page: draftPage
	}[kind];
	return make({ ...desk, id, imported, yaml, bodies });
}

function draftOffer(sheet: Sheet): Draft | undefined {
	const offer = conform(sheet.yaml, offerSchema(sheet.known, sheet.id, sheet.imported), sheet.report);
	if (!offer) return undefined;
	const { topics, provider, audience, municipalities, cost, registration } = offer;
	const facts: OfferFacts = {
		topics,
		provider,
		places: offer.places ?? [],
		audience,
		municipalities,
		languages: offer.languages ?? [],
		cost,
		registration,
		...compact({ dates: offer.dates && compact(offer.dates), leaveQuickly: offer.leaveQuickly }),
		...commonFacts(offer),
		...openingFacts(offer, sheet)
	};
	return { address: `offer/${sheet.id}`, facts, texts: assembleTexts(offer.texts, sheet.bodies) };
}

function draftPlace(sheet: Sheet): Draft | undefined {
	const place = conform(sheet.yaml, placeSchema(sheet.known, sheet.id, sheet.imported), sheet.report);
	if (!place) return undefined;
	const { topics, provider, municipality, address, position } = place;
	const facts: PlaceFacts = {
		topics,
		provider,
		municipality,
		...compact({ address: address && compact(address), position }),
		languages: place.languages ?? [],
		...commonFacts(place),
		...openingFacts(place, sheet, position)
	};
	return { address: `place/${sheet.id}`, facts, texts: assembleTexts(place.texts, sheet.bodies) };
}

function draftProvider(sheet: Sheet): Draft | undefined {
	const provider = conform(sheet.yaml, providerSchema(sheet.known, sheet.id), sheet.report);
	if (!provider) return undefined;
	const facts: ProviderFacts = commonFacts(provider);
	return { address: `provider/${sheet.id}`, facts, texts: assembleTexts(provider.texts, sheet.bodies) };
}

function draftStep(sheet: Sheet): Draft | undefined {
	const step = conform(sheet.yaml, stepSchema(sheet.known, sheet.id), sheet.report);
	if (!step) return undefined;
	const { order, municipalities, term, guide, authority } = step;
	const facts: StepFacts = {
		order,
		situations: SITUATIONS.filter((situation) => step.situations.includes(situation)),
		municipalities,
		...compact({ term, guide, authority }),
		places: step.places ?? [],
		offers: step.offers ?? [],
		...commonFacts(step)
	};
	return { address: `step/${sheet.id}`, facts, texts: assembleTexts(step.texts, sheet.bodies) };
}

function draftPage(sheet: Sheet): Draft | undefined {
	const page = conform(sheet.yaml, pageSchema(sheet.known, sheet.id), sheet.report);
	if (!page) return undefined;
	const facts: PageFacts = { order: page.order, ...commonFacts(page) };
	return { address: `page/${sheet.id}`, facts, texts: assembleTexts(page.texts, sheet.bodies) };
}

/** What `conform` leaves of fields that an editor may leave out. */
type Loose<T> = { [K in keyof T]?: T[K] | undefined };

function commonFacts({
	phones,
	email,
	web,
	source,
	checked,
	owner
}: Loose<ProviderFacts> & { source: string; owner: string }): ProviderFacts {
	return { ...compact({ phones, email, web }), source, checked: checked ?? null, owner };
}

function openingFacts(
	{
		hours,
		closure
	}: { hours?: string | undefined; closure?: { from: string; until?: string | undefined } | undefined },
	sheet: Sheet,
	position?: { lat: number; lon: number }
): Pick<OfferFacts, 'hours' | 'closure'> {
	return compact({
		hours: hours === undefined ? undefined : workOut(hours, sheet, position),
		closure: closure && { from: closure.from, until: closure.until ?? null }
	});
}

/** Hours that parse can still fail when worked out, e.g. school holidays in a year nobody has announced yet. */
function workOut(
	value: string,
	{ known, region, report, hint, yaml }: Sheet,
	position?: { lat: number; lon: number }
): Hours | undefined {
	if (!region) return undefined;
	const { country, state, bbox } = region;
	const centre = { lat: (bbox[1] + bbox[3]) / 2, lon: (bbox[0] + bbox[2]) / 2 };
	const where: Where = { ...(position ?? centre), country, state };
	const window = hoursWindow(known.today);
	try {
		const hours = expandHours(value, where, window);
		for (const text of hoursHints(value, hours, where, window)) hint(yaml.spot(['hours']), text);
		return hours;
	} catch (error) {
		report(
			yaml.spot(['hours']),
			`Die Öffnungszeiten «${value}» lassen sich für die nächsten Monate nicht ausrechnen. Bitte schreiben Sie die Ausnahmen mit Datum. (${
				error instanceof Error ? error.message : String(error)
			})`
		);
		return undefined;
	}
}
