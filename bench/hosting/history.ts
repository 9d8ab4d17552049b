import { readFile } from 'node:fs/promises';
import type { Text } from '../../src/lib/domain/records';
import { packDrafts } from '../../src/publish/draft';
import { makeRing } from '../../src/publish/keys/ring';
import { signerOf } from '../../src/publish/keys/signer';
import { readContent } from '../../src/publish/read-content';
import { writeRelease } from '../../src/publish/write/release';
import { edited, editsOfYear, recordsFrom, type SamplePage } from '../sync/year';

const DAY = 86_400_000;

/**
 * Publishes two weeks of daily releases: the project's own content and, where there is a sample, the pages of a whole
 * district beside it, edited as often as there.
 */
export async function publishHistory(
	outDir: string,
	pagesFile: string,
	{ days = 14, seed = 20_261_123 } = {}
): Promise<{ seq: number; records: number }> {
	const start = Date.UTC(2026, 9, 1);
	const { drafts } = await readContent('content', new Date(start));
	const packs = packDrafts(drafts);
	const texts: Record<string, Text> = { ...(packs['text/de'] as Record<string, Text>) };
	const pages = await readFile(pagesFile, 'utf8').catch(() => '[]');
	Object.assign(texts, recordsFrom(JSON.parse(pages) as SamplePage[]));

	const { content, ring } = await makeRing();
	const signer = await signerOf(content, ring);
	const written = [...Object.keys(texts)].filter((id) => texts[id]?.body?.length);
	const edits = editsOfYear(written, days, seed);
	let seq = 0;
	for (let day = 0; day <= days; day += 1) {
		for (const id of edits.get(day) ?? []) texts[id] = edited(texts[id] as Text, day);
		const now = start + day * DAY;
		const release = await writeRelease(
			{ ...packs, 'text/de': texts },
			{ outDir, now, signer, previousDir: undefined }
		);
		seq = release.seq;
	}
	return { seq, records: Object.keys(texts).length };
}
