import type {
	Facts,
	GuideFacts,
	OfferFacts,
	PackRecords,
	PlaceFacts,
	ProviderFacts,
	RegionFacts,
	Text
} from './records';
import { REGION, shelfOf, type Shelf } from './shelf';

/** Small true records: each spec changes the one field it is about. */

const PROVENANCE = { source: 'ausgedacht', checked: '2026-11-01', owner: 'KI Kreis Lippe' };

export const REGION_FACTS: RegionFacts = {
	name: 'Kreis Lippe',
	bbox: [8.6, 51.7, 9.4, 52.3],
	timeZone: 'Europe/Berlin',
	country: 'DE',
	state: 'Nordrhein-Westfalen',
	municipalities: [
		{ id: 'detmold', name: 'Detmold', postcodes: ['32756'], lat: 51.936, lon: 8.878 },
		{ id: 'lemgo', name: 'Lemgo', postcodes: ['32657'], lat: 52.028, lon: 8.899 }
	],
	authorities: {
		'foreigners-office': [
			{ place: 'abh-kreis', municipalities: [] },
			{ place: 'abh-detmold', municipalities: ['detmold'] }
		],
		'registration-office': [{ place: 'rathaus-lemgo', municipalities: ['lemgo'] }]
	}
};

export function offerFacts(change: Partial<OfferFacts> = {}): OfferFacts {
	return {
		...PROVENANCE,
		topics: ['german'],
		provider: 'ki',
		places: [],
		audience: ['everyone'],
		municipalities: [],
		languages: [],
		cost: 'free',
		registration: 'none',
		...change
	};
}

export function placeFacts(change: Partial<PlaceFacts> = {}): PlaceFacts {
	return {
		...PROVENANCE,
		topics: ['arriving'],
		provider: 'ki',
		municipality: 'lemgo',
		languages: [],
		...change
	};
}

export function providerFacts(change: Partial<ProviderFacts> = {}): ProviderFacts {
	return { ...PROVENANCE, ...change };
}

export function guideFacts(change: Partial<GuideFacts> = {}): GuideFacts {
	return { ...PROVENANCE, topics: ['arriving'], audience: ['everyone'], order: 10, ...change };
}

const COMMON: Record<string, [Facts, Text]> = {
	[REGION]: [REGION_FACTS, { title: 'Kreis Lippe' }],
	'topic/german': [{ order: 20, icon: 'languages', tint: 'sky', field: false }, { title: 'Deutsch lernen' }],
	'topic/arriving': [{ order: 10, icon: 'file-text', tint: 'clay', field: false }, { title: 'Ankommen' }],
	'provider/ki': [providerFacts(), { title: 'Kommunales Integrationszentrum' }]
};

/** The two packs of a release with a region, two topics, a provider, and the records given. */
export function packsWith(records: Record<string, [Facts, Text]> = {}): {
	facts: PackRecords<Facts>;
	texts: PackRecords<Text>;
} {
	const all = Object.entries({ ...COMMON, ...records });
	return {
		facts: Object.fromEntries(all.map(([address, [facts]]) => [address, facts])),
		texts: Object.fromEntries(all.map(([address, [, text]]) => [address, text]))
	};
}

export function shelfWith(records: Record<string, [Facts, Text]> = {}): Shelf {
	const { facts, texts } = packsWith(records);
	return shelfOf({ seq: 1, issued: '2026-11-23T12:00:00.000Z' }, facts, texts);
}
