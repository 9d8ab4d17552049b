import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../src/publish/publish';
import { recordPages, type Site } from './site';

/** The title that a changed offer gets. */
export const NEW_TITLE = 'Ganz neuer Titel';

/** The offer that `publishChange` changes. */
export async function firstOffer(site: Site): Promise<{ path: string; title: string }> {
	const [offer] = (await recordPages(site.dir, 'de')).filter(({ path }) => path.startsWith('/de/offers/'));
	if (!offer) throw new Error('the release has no offer');
	return offer;
}

/** Publishes content with one changed title over the site's release; answers the changed page. */
export async function publishChange(
	site: Site,
	now = new Date()
): Promise<{ path: string; before: string; seq: number }> {
	const offer = await firstOffer(site);
	const content = await mkdtemp(join(tmpdir(), 'lotse-content-'));
	await cp('content', content, { recursive: true });
	const file = join(content, 'offers', `${offer.path.split('/').pop()}.yaml`);
	const text = await readFile(file, 'utf8');
	await writeFile(file, text.replace(/(\n {2}de:\n {4}title: ).*/, `$1${NEW_TITLE}`));
	const result = await publish({ contentDir: content, outDir: join(site.dir, 'content'), now });
	await rm(content, { recursive: true });
	if (!result.ok) throw new Error(result.problems.map(String).join('\n'));
	if (!result.changed) throw new Error('nothing changed');
	return { path: offer.path, before: offer.title, seq: result.seq };
}
