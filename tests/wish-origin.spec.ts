import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shellVersion } from '../scripts/shell-version.mjs';
import { wishOrigin } from '../scripts/site/wish-origin.mjs';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'lotse-wishes-'));
	await mkdir(join(root, 'content'));
});
afterEach(() => rm(root, { recursive: true }));
const region = (text: string) => writeFile(join(root, 'content/region.yaml'), text);

test('pages may connect to where wishes are posted, and to nothing that is not a secure address', async () => {
	expect(wishOrigin(root)).toEqual([]);
	await region('name: Kreis\nwishes: { post: "https://wuensche.example.org:8443/neu?x=1" }\n');
	expect(wishOrigin(root)).toEqual(['https://wuensche.example.org:8443']);
	for (const wrong of ['http://example.org', 'https:', "https://e.org; script-src *'", '[', '5']) {
		await region(`wishes: { post: ${JSON.stringify(wrong)} }\n`);
		expect(wishOrigin(root), wrong).toEqual([]);
	}
	await region('wishes: { email: a@example.org }\n');
	expect(wishOrigin(root)).toEqual([]);
});

test('another address makes another shell, since the policy stands in its page; other content does not', async () => {
	await region('name: Kreis\n');
	const before = shellVersion(root);
	await region('name: Anderer Kreis\nwishes: { email: a@example.org }\n');
	expect(shellVersion(root)).toBe(before);
	await region('wishes: { post: https://wuensche.example.org }\n');
	expect(shellVersion(root)).not.toBe(before);
});
