import { join } from 'node:path';
import * as v from 'valibot';
import { readPhone } from '../check/contact';
import { probableTwins, type Spot } from '../check/twins';
import { readText } from '../read/decode';
import { sortFiles } from '../read/sort-files';
import { listFiles } from '../read/walk';
import { parseYaml } from '../read/yaml';

/** Of a place's file what tells twins apart; whether the rest of it is right is said at publish. */
const Place = v.object({
	phones: v.optional(v.array(v.union([v.string(), v.number()]))),
	address: v.optional(
		v.object({
			street: v.optional(v.string()),
			postcode: v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))),
			town: v.string()
		})
	),
	position: v.optional(
		v.object({ lat: v.number(), lon: v.number(), precision: v.picklist(['door', 'town']) })
	),
	texts: v.object({ de: v.object({ title: v.string() }) })
});

/** One line for every pair of places of different sources that are probably one. */
export async function twinsHere(contentDir: string): Promise<string[]> {
	const { files } = await listFiles(contentDir);
	const spots: Spot[] = [];
	for (const { kind, file } of sortFiles(files).records) {
		if (kind !== 'place') continue;
		const text = await readText(join(contentDir, file), () => undefined);
		const place = v.safeParse(
			Place,
			text === undefined ? undefined : parseYaml(text, () => undefined)?.value
		);
		if (!place.success) continue;
		const { phones = [], address, position, texts } = place.output;
		const good = phones.flatMap((phone) => {
			const number = readPhone(phone);
			return number.ok ? [number.value] : [];
		});
		const at = address && {
			town: address.town,
			...(address.street === undefined ? {} : { street: address.street }),
			...(address.postcode === undefined ? {} : { postcode: address.postcode })
		};
		spots.push({
			file,
			source: /^imported\/[^/]+/.exec(file)?.[0] ?? '',
			title: texts.de.title,
			facts: { phones: good, ...(at ? { address: at } : {}), ...(position ? { position } : {}) }
		});
	}
	return probableTwins(spots).map(({ a, b, why }) => `${a.file} = ${b.file}: ${why.join('; ')}`);
}
