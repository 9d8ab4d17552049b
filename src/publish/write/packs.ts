import type { PackName } from '../../lib/domain/records';
import { compare } from '../problem';
import { AT_ONCE } from './compress';

/** Something for each pack of a release. */
export type ByPack<T> = Partial<Record<PackName, T>>;

/** In the order of their names, as many at once as a small machine has cores. */
export async function mapPacks<A, B>(
	packs: ByPack<A>,
	change: (value: A, name: PackName) => B | Promise<B>
): Promise<ByPack<B>> {
	const entries = (Object.entries(packs) as [PackName, A | undefined][])
		.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
		.sort((a, b) => compare(a.name, b.name));
	const result: ByPack<B> = {};
	for (let at = 0; at < entries.length; at += AT_ONCE) {
		const some = entries.slice(at, at + AT_ONCE);
		const changed = await Promise.all(
			some.map(async ({ name, value }) => [name, await change(value, name)] as const)
		);
		Object.assign(result, Object.fromEntries(changed));
	}
	return result;
}
