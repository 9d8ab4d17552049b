import { KURMANJI_UNITS } from '../../lib/domain/kurmanji';
import type { Sayable } from './named-facts';

/**
 * Kurmanji: ICU has none under its own tag, and older releases of Node none at all, while the same content must be the
 * same release wherever it is published. Names of months as they are common in Syria and Turkey alike.
 */
const MONTHS = 'Çile Sibat Adar Nîsan Gulan Hezîran Tîrmeh Tebax Îlon Cotmeh Mijdar Kanûn'.split(' ');
const NOUNS: Partial<Record<Sayable['kind'], string>> = { euro: 'euro', ...KURMANJI_UNITS };

/** A fact in Kurmanji; see `sayFact`. */
export function sayInKurmanji({ kind, value }: Sayable): string {
	if (typeof value === 'number') {
		const cents = kind === 'euro' && !Number.isInteger(value) ? 2 : 0;
		const amount = new Intl.NumberFormat('de', { minimumFractionDigits: cents }).format(value);
		const noun = NOUNS[kind];
		if (kind === 'percent') return `ji sedî ${amount}`;
		return noun === undefined ? amount : `${amount} ${noun}`;
	}
	switch (kind) {
		case 'date':
			return `${Number(value.slice(8))} ${kurmanjiMonth(value.slice(0, 7))}`;
		case 'month':
			return kurmanjiMonth(value);
		case 'day':
			return `${Number(value.slice(3))} ${MONTHS[Number(value.slice(0, 2)) - 1]}`;
		default:
			return value;
	}
}

/** `2026-11` -> Mijdar 2026. */
export function kurmanjiMonth(month: string): string {
	return `${MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}
