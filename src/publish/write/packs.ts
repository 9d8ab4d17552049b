import type { PackName } from '../../lib/domain/records';

/** Something for each pack of a release. */
export type ByPack<T> = Partial<Record<PackName, T>>;

/** One after the other, in the order of their names. */
export async function mapPacks<A, B>(
	packs: ByPack<A>,
	change: (value: A, name: PackName) => B | Promise<B>
): Promise<ByPack<B>> {
	const result: ByPack<B> = {};
	for (const name of (Object.keys(packs) as PackName[]).sort()) {
		const value = packs[name];
		if (value !== undefined) result[name] = await change(value, name);
	}
	return result;
}
