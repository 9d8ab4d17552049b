import type { Page } from '@playwright/test';

/** Tuesday morning: town halls are open, if they are open at all. */
export const TUESDAY = new Date('2026-11-24T10:00:00+01:00');

/** Whether the overview has painted anything: a tile with more than its ground. */
export function hasPaint(page: Page): Promise<boolean> {
	return page.locator('.overview canvas').evaluateAll((tiles) =>
		tiles.some((tile) => {
			const { width, height } = tile as HTMLCanvasElement;
			const pixels = (tile as HTMLCanvasElement).getContext('2d')?.getImageData(0, 0, width, height).data;
			return pixels?.some((value) => value !== 0) ?? false;
		})
	);
}
