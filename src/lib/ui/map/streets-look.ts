import { namedFlavor, type Flavor } from '@protomaps/basemaps';
import {
	CenteredTextSymbolizer,
	exp,
	labelRules,
	LineSymbolizer,
	paintRules,
	type Feature,
	type LabelRule,
	type PaintRule
} from 'protomaps-leaflet';
import { NAMES_UNTIL } from './overview-layer';

/** The ground and water of the overview, and names that can be read: those of the library are too pale for 4.5:1. */
const DAY: Partial<Flavor> = {
	earth: '#ece5d6',
	water: '#bcd9e8',
	buildings: '#d3c8b4',
	// The library's is as blue as water.
	industrial: '#e2dacb',
	railway: '#7b756c',
	boundaries: '#8b8378',
	...named('#5a5753', '#fff'),
	city_label: '#1c1b1a'
};
const NIGHT: Partial<Flavor> = {
	earth: '#1d2126',
	water: '#2b4656',
	buildings: '#2a2f36',
	industrial: '#24282d',
	major: '#565b62',
	railway: '#8b8d92',
	boundaries: '#7d7f84',
	...named('#c4bfb7', '#1d2126'),
	city_label: '#f1eee9'
};
/** Farther away the names of the overview lie above the streets: unlike these they make way for pins. */
const OWN_NAMES_FROM = NAMES_UNTIL + 1;
const MOTORWAY = { day: '#e3bd62', night: '#8a6d27' };

function named(ink: string, halo: string): Partial<Flavor> {
	return {
		roads_label_minor: ink,
		roads_label_minor_halo: halo,
		roads_label_major: ink,
		roads_label_major_halo: halo,
		ocean_label: ink,
		subplace_label: ink,
		subplace_label_halo: halo,
		city_label_halo: halo,
		state_label: ink,
		state_label_halo: halo,
		country_label: ink
	};
}

/** How the streets are painted. Without data nothing is, not even ground: the overview lies below. */
export interface StreetLook {
	paintRules: PaintRule[];
	labelRules: LabelRule[];
}

export function streetLook(dark: boolean): StreetLook {
	const flavor: Flavor = { ...namedFlavor(dark ? 'dark' : 'light'), ...(dark ? NIGHT : DAY) };
	return {
		paintRules: [...paintRules(flavor), motorways(dark ? MOTORWAY.night : MOTORWAY.day)],
		// As on the signs.
		labelRules: [
			...labelRules(flavor, 'de')
				.filter(({ dataLayer }) => dataLayer !== 'places')
				.map((rule) => ({ ...rule, minzoom: Math.max(rule.minzoom ?? 0, OWN_NAMES_FROM) })),
			towns(flavor)
		]
	};
}

/** The library paints all streets alike; by the motorway one finds one's way. */
function motorways(color: string): PaintRule {
	return {
		dataLayer: 'roads',
		symbolizer: new LineSymbolizer({
			color,
			width: exp(1.6, [
				[6, 1],
				[12, 2.4],
				[15, 6],
				[18, 16]
			])
		}),
		filter: (_zoom, { props }) => props['kind'] === 'highway'
	};
}

/** The library's own has no halo and one thin weight. */
function towns(flavor: Flavor): LabelRule {
	return {
		dataLayer: 'places',
		minzoom: OWN_NAMES_FROM,
		symbolizer: new CenteredTextSymbolizer({
			labelProps: ['name:de', 'name'],
			fill: flavor.city_label,
			stroke: flavor.city_label_halo,
			width: 3,
			lineHeight: 1.3,
			font: (_zoom: number, feature?: Feature) =>
				isLarge(feature) ? '700 15px sans-serif' : '600 12.5px sans-serif'
		}),
		sort: (a, b) => Number(a['min_zoom'] ?? 0) - Number(b['min_zoom'] ?? 0),
		filter: (_zoom, { props }) => props['kind'] === 'locality'
	};
}

function isLarge(feature: Feature | undefined): boolean {
	return ['city', 'town'].includes(String(feature?.props['kind_detail']));
}
