import OpeningHours, { type opening_hours_warning_type } from 'opening_hours';

/** Only the syntax is looked at here, so any place will do; the real one is handed to `expandHours`. */
const SOMEWHERE = { lat: 52, lon: 9, address: { country_code: 'de', state: 'Nordrhein-Westfalen' } };

/**
 * Warnings about what could be written more nicely, or about a date that has gone by: a record that was right
 * yesterday must not stop today's release. All others mean that the library had to guess.
 */
const HARMLESS = new Set<opening_hours_warning_type>([
	'adding_0',
	'additional_rule_which_evaluates_to_closed',
	'combine_rules',
	'date_past',
	'date_range_past',
	'default_state',
	'omit_ko',
	'please_use_ok_for_ko',
	'public_holiday',
	'rant_degree_sign_used_for_zero',
	'separator_for_readability',
	'use_multi',
	'year_past'
]);

/** Says in German what is wrong with opening hours in OpenStreetMap's syntax; undefined when nothing is. */
export function hoursFault(value: string): string | undefined {
	if (/sunrise|sunset|dawn|dusk/i.test(value)) {
		return 'Öffnungszeiten nach dem Sonnenstand sind nicht möglich. Bitte schreiben Sie Uhrzeiten.';
	}
	try {
		const hours = new OpeningHours(value, SOMEWHERE, { locale: 'de' } as never);
		const warning = hours.getStructuredWarnings().find(({ type }) => !HARMLESS.has(type));
		if (!warning) return undefined;
		const better = hours.prettifyValue();
		return `Die Öffnungszeiten «${value}» sind nicht eindeutig.${
			better !== value && hoursFault(better) === undefined ? ` Meinten Sie «${better}»?` : ''
		} Muster: Mo-Fr 09:00-12:00; PH off (${warning.message})`;
	} catch (error) {
		return `Die Öffnungszeiten «${value}» sind nicht lesbar. Muster: Mo-Fr 09:00-12:00; PH off (${
			error instanceof Error ? error.message : String(error)
		})`;
	}
}
