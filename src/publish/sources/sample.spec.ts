import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { plantTree, TODAY } from '../content-tree.spec-support';
import { importIntegreat } from './import';

/** A real district's answers, which are nobody's to pass on; where they are missing there is nothing to measure. */
const SAMPLE = resolve('../shared/samples/integreat/lkaugsburg');
/** What a phone loads of a district's German pages, in bytes of Brotli. */
const GERMAN = 150_000;

test.skipIf(!existsSync(SAMPLE))(
	'a real district comes over whole, twice the same, and its German is small enough to carry',
	async () => {
		const tree = await plantTree();
		try {
			const { contentDir } = tree;
			const order = { contentDir, region: 'lkaugsburg', from: SAMPLE, now: new Date(TODAY) };
			expect(await importIntegreat(order)).toMatchObject({ guides: 238, languages: { de: 238, en: 233 } });
			expect((await importIntegreat(order)).change).toEqual({ added: 0, changed: 0, removed: 0 });
			const report = await readFile(join(contentDir, 'imported/lkaugsburg/report.txt'), 'utf8');
			expect(report).toContain('Link auf eine Seite, die es nicht mehr gibt');

			const { packs } = await tree.release();
			const packed = packs['text/de']?.full.reduce((sum, part) => sum + part.packed, 0);
			expect(packed).toBeLessThanOrEqual(GERMAN);
		} finally {
			await tree.remove();
		}
	},
	600_000
);
