import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers that can only be dialled as they are, from any phone in Germany. */
const SHORT_NUMBERS = new Set([
	'110',
	'112',
	'115',
	'116117',
	'116016',
	'116006',
	'116111',
	'116116',
	'116123'
]);

export type Read = { ok: true; value: string } | { ok: false; text: string };

/** A phone number as people write it in Germany, to E.164; short numbers such as 112 stay as they are. */
export function readPhone(input: unknown): Read {
	if (typeof input === 'number' && !SHORT_NUMBERS.has(String(input))) {
		return {
			ok: false,
			text: `Bitte setzen Sie die Telefonnummer in Anführungszeichen, sonst geht die führende Null verloren: '${input}'.`
		};
	}
	const written = String(input).trim();
	const digits = written.replace(/[\s/-]/g, '');
	if (SHORT_NUMBERS.has(digits)) return { ok: true, value: digits };
	const number = parsePhoneNumberFromString(written, { defaultCountry: 'DE', extract: false });
	if (!number?.isValid() || number.ext) {
		return {
			ok: false,
			text: `Die Telefonnummer «${written}» gibt es so nicht. Bitte schreiben Sie sie mit Vorwahl, zum Beispiel '05231 62-0'.`
		};
	}
	return { ok: true, value: number.number };
}

export function readEmail(input: string): Read {
	const value = input.trim();
	return /^[^\s@<>()",;:]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/i.test(value)
		? { ok: true, value }
		: {
				ok: false,
				text: `«${value}» ist keine E-Mail-Adresse. Bitte schreiben Sie sie wie name@beispiel.de.`
			};
}

/** An `https:` address of a page. */
export function readWeb(input: string): Read {
	const value = input.trim();
	if (/^http:\/\//i.test(value)) {
		return {
			ok: false,
			text: `Die Adresse «${value}» beginnt mit http. Bitte schreiben Sie https, wenn die Seite so erreichbar ist: ${value.replace(/^http:/i, 'https:')}`
		};
	}
	if (/^www\./i.test(value)) {
		return { ok: false, text: `Bitte schreiben Sie die Adresse vollständig: https://${value}` };
	}
	const url = URL.canParse(value) ? new URL(value) : undefined;
	if (url?.protocol !== 'https:' || !url.hostname.includes('.') || url.username || /\s/.test(value)) {
		return {
			ok: false,
			text: `«${value}» ist keine Internetadresse. Bitte schreiben Sie sie wie https://www.kreis-lippe.de.`
		};
	}
	return { ok: true, value: value.replace(/^https/i, 'https') };
}
