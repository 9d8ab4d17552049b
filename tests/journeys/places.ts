import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publish } from '../../src/publish/publish';
import type { Site } from './site';

/** Two hundred metres from the town hall of Lemgo, on the far side of the town's centre. */
export const LEMGO = { latitude: 52.029543, longitude: 8.903654 };

/** Hours for a test: no town hall's true hours are known yet. */
export const openHours = 'Mo-Fr 08:00-16:00; PH off';

/** Publishes the content over the site's release with opening hours for some places. */
export async function publishHours(site: Site, hours: Record<string, string>): Promise<void> {
	const content = await mkdtemp(join(tmpdir(), 'lotse-content-'));
	try {
		await cp('content', content, { recursive: true });
		for (const [place, value] of Object.entries(hours)) {
			const file = join(content, 'places', `${place}.yaml`);
			await writeFile(file, `hours: '${value}'\n${await readFile(file, 'utf8')}`);
		}
		const result = await publish({
			contentDir: content,
			outDir: join(site.dir, 'content'),
			now: new Date('2026-11-23T12:00:00Z')
		});
		if (!result.ok) throw new Error(result.problems.map(({ text }) => text).join('\n'));
	} finally {
		await rm(content, { recursive: true });
	}
}
