import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { spots } from '../pictures/pictures.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
	await tree.write({
		'guides/10-anmelden/de.md': (text) => `${text}\n![Plan](images/plan.webp)\n`,
		...(await plan(1))
	});
});
afterEach(() => tree.remove());

const plan = async (seed: number) => ({ 'images/plan.webp': await spots(seed, 300, 200).webp().toBuffer() });
const shown = async () => (await readdir(tree.outDir)).filter((name) => name.endsWith('.webp'));

test('another picture is another file; the one before stays for a release and then goes', async () => {
	await tree.release();
	const [first] = await shown();
	await tree.write(await plan(2));
	await tree.release('2026-11-24T12:00:00Z');
	expect(await shown()).toHaveLength(2);
	await tree.write(await plan(3));
	await tree.release('2026-11-25T12:00:00Z');
	expect(await shown()).toHaveLength(2);
	expect(await shown()).not.toContain(first);
	await tree.write({ 'guides/10-anmelden/de.md': (text) => text.replace(/!\[.*/, '') });
	await tree.release('2026-11-26T12:00:00Z');
	await tree.write({ 'guides/10-anmelden/de.md': (text) => `${text}\nEnde.\n` });
	await tree.release('2026-11-27T12:00:00Z');
	expect(await shown()).toEqual([]);
});

test('one changed picture changes the records that show it and no other', async () => {
	await tree.release();
	const before = await tree.records('text/de');
	await tree.write(await plan(2));
	await tree.release('2026-11-24T12:00:00Z');
	const after = await tree.records('text/de');
	const changed = Object.keys(after).filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]));
	expect(changed).toEqual(['guide/anmelden']);
});

test.each<[string, (path: string) => Promise<void>]>([
	['lost', (path) => rm(path)],
	['cut off', (path) => writeFile(path, 'RIFF')]
])(
	'one that was %s on the server comes back, and no phone has to fetch a release for it',
	async (_, harm) => {
		const { seq } = await tree.release();
		const whole = await tree.snapshot();
		await harm(join(tree.outDir, (await shown())[0] ?? ''));
		expect(await tree.release()).toMatchObject({ seq, changed: false });
		expect(await tree.snapshot()).toEqual(whole);
	}
);

test('a machine without the release makes the same one of the same content', async () => {
	const { seq } = await tree.release();
	const whole = await tree.snapshot();
	const outDir = join(tree.root, 'elsewhere');
	const again = await tree.publish(undefined, { outDir, previous: tree.outDir });
	expect(again).toMatchObject({ ok: true, changed: false, seq });
	expect((await readdir(outDir)).filter((name) => name.endsWith('.webp'))).toEqual(await shown());
	expect(Object.keys(whole)).toContain((await shown())[0]);
});
