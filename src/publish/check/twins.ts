import { metresBetween } from '../../lib/domain/distance';
import type { PlaceFacts } from '../../lib/domain/records';
import { compare } from '../problem';

/** A place as far as it takes to tell whether another is the same. */
export interface Spot {
	/** Path of its file. */
	file: string;
	/** `imported/<region>` or, for the editors' own, nothing. */
	source: string;
	title: string;
	facts: Pick<PlaceFacts, 'phones' | 'address' | 'position'>;
}

export interface Twins {
	a: Spot;
	b: Spot;
	/** In German: what they have in common. */
	why: string[];
}

const NEAR = 60;
/** Of a degree of latitude, a little more than `NEAR`; of longitude it is less far. */
const CELL = 0.0009;

/** Pairs of places from different sources that are probably one, each pair once; no more than is compared by need. */
export function probableTwins(spots: readonly Spot[]): Twins[] {
	const pairs = new Map<string, Twins>();
	const note = (a: Spot, b: Spot, why: string) => {
		if (a.source === b.source) return;
		const [first, second] = compare(a.file, b.file) <= 0 ? [a, b] : [b, a];
		const key = `${first.file} ${second.file}`;
		const twins = pairs.get(key) ?? { a: first, b: second, why: [] };
		if (!twins.why.includes(why)) twins.why.push(why);
		pairs.set(key, twins);
	};

	// 112 and its like are everybody's.
	const byPhone = groups(spots, ({ facts }) => (facts.phones ?? []).filter((phone) => phone.startsWith('+')));
	for (const [phone, group] of byPhone) eachPair(group, (a, b) => note(a, b, `Telefon ${phone}`));
	const byAddress = groups(spots, ({ facts }) => addressKey(facts.address));
	for (const group of byAddress.values()) eachPair(group, (a, b) => note(a, b, 'Adresse'));
	const byCell = groups(spots, ({ facts }) => cellsOf(facts.position));
	for (const group of byCell.values()) {
		eachPair(group, (a, b) => {
			const [at, to] = [a.facts.position, b.facts.position];
			if (!at || !to || !similar(a.title, b.title)) return;
			const metres = metresBetween(at, to);
			if (metres < NEAR) note(a, b, `${Math.round(metres)} m entfernt, ähnlicher Name`);
		});
	}
	return [...pairs.values()].sort((x, y) => compare(x.a.file, y.a.file) || compare(x.b.file, y.b.file));
}

function groups(spots: readonly Spot[], keys: (spot: Spot) => string[]): Map<string, Spot[]> {
	const found = new Map<string, Spot[]>();
	for (const spot of spots) {
		for (const key of new Set(keys(spot))) {
			const group = found.get(key);
			if (group) group.push(spot);
			else found.set(key, [spot]);
		}
	}
	return found;
}

/** Pairs of different sources only: a switchboard that a hundred offices of one source name is not a hundred pairs. */
function eachPair(group: readonly Spot[], look: (a: Spot, b: Spot) => void): void {
	if (new Set(group.map(({ source }) => source)).size < 2) return;
	group.forEach((a, index) => {
		for (const b of group.slice(index + 1)) if (a.source !== b.source) look(a, b);
	});
}

function addressKey(address: PlaceFacts['address']): string[] {
	if (!address?.street || !/\d/.test(address.street)) return [];
	const street = plain(address.street).replace(/str(?:asse)?(?=\d|$)/g, 'str');
	return [`${street} ${address.postcode ?? plain(address.town)}`];
}

/** The cell a position lies in and those around it: neighbours share at least one. */
function cellsOf(position: PlaceFacts['position']): string[] {
	if (position?.precision !== 'door') return [];
	const [row, column] = [Math.floor(position.lat / CELL), Math.floor(position.lon / CELL)];
	return [-1, 0, 1].flatMap((up) => [-1, 0, 1].map((side) => `${row + up} ${column + side}`));
}

/** One name stands in the other, or they share a word that says something. */
function similar(a: string, b: string): boolean {
	const [one, other] = [plain(a), plain(b)];
	if (one.includes(other) || other.includes(one)) return true;
	const words = new Set(wordsOf(a));
	return wordsOf(b).some((word) => words.has(word));
}

function wordsOf(title: string): string[] {
	return title
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.filter((word) => word.length > 4);
}

/** Letters and digits only, umlauts written out. */
function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/ä/g, 'ae')
		.replace(/ö/g, 'oe')
		.replace(/ü/g, 'ue')
		.replace(/ß/g, 'ss')
		.replace(/[^\p{L}\d]/gu, '');
}
