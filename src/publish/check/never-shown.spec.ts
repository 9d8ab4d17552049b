import { afterEach, beforeEach, expect, test } from 'vitest';
import { plantTree, type Tree } from '../content-tree.spec-support';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const place = 'places/kreishaus.yaml';

test.each(['Frauenhaus Lippe', 'Flüchtlingsunterkunft Lemgo', 'Gemeinschaftsunterkunft'])(
	'nobody publishes where %s stands',
	async (title) => {
		expect(await tree.problems({ [place]: (text) => text.replace('Kreishaus', title) })).toEqual([
			{ file: place, line: 1, text: expect.stringMatching(/dürfen hier nie stehen/) as string }
		]);
	}
);

test('an advice centre has a door, and a shelter may be named without one', async () => {
	await tree.write({ [place]: (text) => text.replace('Kreishaus', 'Beratung beim Frauenhaus') });
	await tree.release();
	await tree.write({
		[place]: (text) =>
			text.replace('Beratung beim Frauenhaus', 'Frauenhaus').replace(/^(?:address|position):.*\n/gm, '')
	});
	await tree.release();
});
