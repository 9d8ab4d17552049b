import { parseAddress } from '../../lib/domain/records';
import { readEmail, readPhone, readWeb, type Read } from './contact';
import { didYouMean } from './near';
import type { Known } from './known';

const PAGES = { offer: 'offers', place: 'places', guide: 'guides' } as const;

/** Checks where a link in a text goes; the result is the address as the app opens it. */
export function readLink(href: string, known: Known): Read {
	const written = safeDecode(href);
	const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(written)?.[1]?.toLowerCase();
	if (scheme === 'tel') {
		const phone = readPhone(written.slice('tel:'.length));
		return phone.ok ? { ok: true, value: `tel:${phone.value}` } : phone;
	}
	if (scheme === 'mailto') {
		const [address = ''] = written.slice('mailto:'.length).split('?');
		const email = readEmail(address);
		return email.ok ? { ok: true, value: href.replace(/^mailto/i, 'mailto') } : email;
	}
	if (scheme === 'https' || scheme === 'http' || /^www\./i.test(written)) return readWeb(href);
	if (scheme !== undefined) {
		return {
			ok: false,
			text: `Ein Link darf nicht mit «${scheme}:» beginnen. Erlaubt sind https:, tel:, mailto: und Einträge wie place/rathaus-lemgo.`
		};
	}
	const address = parseAddress(written);
	if (!address) {
		return {
			ok: false,
			text: `Der Link «${written}» führt nirgendwohin. Erlaubt sind https:, tel:, mailto: und Einträge wie place/rathaus-lemgo.`
		};
	}
	const { kind, id } = address;
	if (kind !== 'offer' && kind !== 'place' && kind !== 'guide') {
		return {
			ok: false,
			text: `Für «${written}» gibt es keine Seite. Verlinken lassen sich Angebote (offer/…), Orte (place/…) und Ratgeber (guide/…).`
		};
	}
	const names = known[kind];
	return names.has(id)
		? { ok: true, value: written }
		: {
				ok: false,
				text: `Der Link führt zu «${written}», das gibt es nicht.${didYouMean(id, names).replace('«', `«${kind}/`)} Die Kennungen sind die Namen in ${PAGES[kind]}/.`
			};
}

function safeDecode(href: string): string {
	try {
		return decodeURIComponent(href).trim();
	} catch {
		return href.trim();
	}
}
