import budgets from '../budgets.json' with { type: 'json' };
import { measureBytes } from '../../bench/bytes';
import { expect, test } from '@playwright/test';

test('what a reader pays stays inside the budget', async () => {
	const bytes = await measureBytes();
	const paid: Record<keyof typeof budgets, number> = {
		firstViewBytes: bytes.firstViewBytes,
		firstViewHtmlBytes: bytes.firstViewHtmlBytes,
		firstViewRequests: bytes.firstViewRequests,
		workerBytes: bytes.workerBytes,
		backgroundBytes: bytes.backgroundBytes,
		shellBytes: bytes.shellBytes,
		germanPackBytes: (bytes.packs['facts'] ?? 0) + (bytes.packs['text/de'] ?? 0),
		manifestBytes: bytes.manifestBytes
	};
	expect(paid.germanPackBytes).toBeGreaterThan(0);
	for (const [name, limit] of Object.entries(budgets)) {
		expect.soft(paid[name as keyof typeof budgets], name).toBeLessThanOrEqual(limit);
	}
});
