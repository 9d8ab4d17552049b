import { expect, test } from 'vitest';
import { NOT_PAGES } from '../src/service-worker/shell';

test('an editor who has installed the app gets the report, not the app’s own page for unknown addresses', () => {
	const opensShell = (path: string) => !NOT_PAGES.some((pattern) => pattern.test(path));
	expect(opensShell('/editors/report.html')).toBe(false);
	expect(opensShell('/de/guides/editors')).toBe(true);
});
