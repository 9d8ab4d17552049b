import { phoneLabel } from '../../lib/domain/phone-label';
import type { Draft } from '../draft';
import type { Known } from '../check/known';
import type { Names } from '../check/near';
import type { Sayables } from './named-facts';

/**
 * What a text can say of another record, by its address: the first number under its `phones`, as the record's own page
 * shows it. So a number that changes is changed in one place.
 */
export function phonesOf(drafts: readonly Draft[]): Sayables {
	return new Map(
		drafts.flatMap(({ address, facts }) => {
			const [first] = ('phones' in facts && facts.phones) || [];
			return first && /^(?:offer|place)\//.test(address)
				? [[address, { kind: 'phone', value: phoneLabel(first) }] as const]
				: [];
		})
	);
}

/** The addresses that a text may name: of every record with a number, and of one with a fault, which may have one too. */
export function phoneNames(phones: Sayables, drafts: readonly Draft[], { offer, place }: Known): Names {
	const drafted = new Set<string>(drafts.map(({ address }) => address));
	const all = [
		...[...offer.keys()].map((id) => `offer/${id}`),
		...[...place.keys()].map((id) => `place/${id}`)
	];
	return new Map(
		all.filter((address) => phones.has(address) || !drafted.has(address)).map((address) => [address, ''])
	);
}
