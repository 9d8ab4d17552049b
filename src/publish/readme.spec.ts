import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantTree, type Tree } from './content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

test('the example in the editors’ README can be copied as it stands', async () => {
	const readme = await readFile(new URL('../../content/README.md', import.meta.url), 'utf8');
	const example = /```yaml\n([^]*?)```/.exec(readme)?.[1] ?? '';
	await tree.write({
		'topics.yaml': (text) =>
			`${text}taking-part: { order: 3, icon: users, tint: plum, field: true, texts: { de: { title: Mitmachen } } }\n`,
		'offers/beispiel.yaml': example
	});
	const outcome = await tree.publish('2026-12-01T12:00:00Z');
	expect(outcome).toMatchObject({ ok: true });
});
