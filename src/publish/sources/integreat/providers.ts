import { compare } from '../../problem';
import { readWeb } from '../../check/contact';
import { asciiSlug } from './paths';
import { yamlFile } from './record';
import type { Item } from './shapes';
import type { Task } from './task';

/** Who answers for imported places and offers, as ids of providers; files are made for those nobody has yet. */
export interface Providers {
	of(item: Item): string;
	/** By path in the snapshot. */
	files(): Map<string, string>;
}

export function makeProviders({ region, source }: Task): Providers {
	const made = new Map<string, { title: string; web: string | undefined }>();
	const note = (id: string, title: string, site?: string | null) => {
		const web = site ? readWeb(site.replace(/^http:/i, 'https:')) : undefined;
		made.set(id, made.get(id) ?? { title, web: web?.ok ? web.value : undefined });
		return id;
	};
	return {
		of({ organization }) {
			const name = organization?.name?.trim();
			if (name) {
				const slug = asciiSlug(organization?.slug?.trim() || name) || 'organisation';
				return note(`${region}-${slug}`, name, organization?.website);
			}
			return source.provider ?? note(region, source.owner);
		},
		files() {
			const files = [...made].sort((a, b) => compare(a[0], b[0]));
			return new Map(
				files.map(([id, { title, web }]) => [
					`providers/${id}.yaml`,
					yamlFile({
						...(web ? { web } : {}),
						source: `Integreat ${region}`,
						checked: null,
						owner: source.owner,
						texts: { de: { title } }
					})
				])
			);
		}
	};
}
