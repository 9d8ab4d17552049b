import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TIME_ZONE } from '../src/lib/domain/time-zone';

test('shell, build and region tell days by the same clock', () => {
	expect(readFileSync('content/region.yaml', 'utf8')).toContain(`timeZone: ${TIME_ZONE}\n`);
	expect(readFileSync('scripts/site/inputs.mjs', 'utf8')).toContain(`'${TIME_ZONE}'`);
});
