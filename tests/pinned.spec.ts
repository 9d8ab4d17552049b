import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

test('there is one pmtiles: protomaps-leaflet asks for 3, and a second one would be shipped beside ours', () => {
	const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
		packages: Record<string, { version: string }>;
	};
	const found = Object.entries(packages).filter(([path]) => /(?:^|\/)node_modules\/pmtiles$/.test(path));
	expect(found.map(([path, { version }]) => [path, version])).toEqual([['node_modules/pmtiles', '3.2.1']]);
});
