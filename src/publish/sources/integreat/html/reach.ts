import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { PhrasingContent } from 'mdast';
import { readEmail, readWeb } from '../../../check/contact';
import { REACH_SIGNS } from '../../../render/reach';
import type { Line } from './lines';

const MAIL = /[^\s@<>()",;:]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/i;
const WEB = /(?:https:\/\/|www\.)[^\s<>()",;]+[^\s<>()",;.]/i;

/** Makes links of the number, mail or web address that a line with such a sign holds as mere text. */
export function linkBareContacts(sign: string, line: Line): Line {
	if (line.some((node) => node.type === 'link')) return line;
	return line.flatMap((node): PhrasingContent[] => {
		if (node.type !== 'text') return [node];
		if (sign === REACH_SIGNS.phone) return linkPhones(node.value);
		if (sign === REACH_SIGNS.email) {
			return linkMatch(node.value, MAIL, (found) => {
				const mail = readEmail(found);
				return mail.ok ? `mailto:${mail.value}` : undefined;
			});
		}
		if (sign !== REACH_SIGNS.web) return [node];
		return linkMatch(node.value, WEB, (found) => {
			const web = readWeb(/^www\./i.test(found) ? `https://${found}` : found);
			return web.ok ? web.value : undefined;
		});
	});
}

function linkPhones(value: string): PhrasingContent[] {
	const nodes: PhrasingContent[] = [];
	let at = 0;
	for (const { number, startsAt, endsAt } of findPhoneNumbersInText(value, { defaultCountry: 'DE' })) {
		if (number.ext) continue;
		if (startsAt > at) nodes.push(text(value.slice(at, startsAt)));
		nodes.push(link(`tel:${number.number}`, value.slice(startsAt, endsAt)));
		at = endsAt;
	}
	return at < value.length ? [...nodes, text(value.slice(at))] : nodes;
}

function linkMatch(
	value: string,
	pattern: RegExp,
	address: (found: string) => string | undefined
): PhrasingContent[] {
	const match = pattern.exec(value);
	const url = match && address(match[0]);
	if (!match || url === undefined || url === null) return [text(value)];
	const before = value.slice(0, match.index);
	const after = value.slice(match.index + match[0].length);
	return [...(before ? [text(before)] : []), link(url, match[0]), ...(after ? [text(after)] : [])];
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const link = (url: string, words: string): PhrasingContent => ({
	type: 'link',
	url,
	children: [{ type: 'text', value: words }]
});
