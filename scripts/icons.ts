/** Draws every icon size from the one mark; run after `src/lib/ui/mark.ts` changes. Output is committed. */
import { chromium } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { NEEDLE, PETALS } from '../src/lib/ui/mark';
import { chromiumLaunch } from './chromium.mjs';

const COLOURS = { rose: '#a8142f', paper: '#fbfaf7', gold: '#f2b705' };

/** `room`: how much of the box stays empty around the mark, 0 to 1. */
function markSvg(background: string | undefined, room: number, rose = COLOURS.rose): string {
	const half = 50 / (1 - room);
	const petals = PETALS.map(({ angle, path }) => `<path d="${path}" transform="rotate(${angle})"/>`).join('');
	const fill = background
		? `<rect x="${-half}" y="${-half}" width="${half * 2}" height="${half * 2}" fill="${background}"/>`
		: '';
	return (
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-half} ${-half} ${half * 2} ${half * 2}">${fill}` +
		`<g fill="${rose}" stroke="${COLOURS.paper}" stroke-width="2.5">${petals}</g>` +
		`<circle r="13" fill="${COLOURS.paper}"/><path d="${NEEDLE.whole}" fill="${COLOURS.paper}"/>` +
		`<path d="${NEEDLE.north}" fill="${COLOURS.gold}"/><circle r="4" fill="${rose}"/></svg>`
	);
}

const icons = [
	{ name: 'icon-192', size: 192, svg: markSvg(COLOURS.paper, 0.16) },
	{ name: 'icon-512', size: 512, svg: markSvg(COLOURS.paper, 0.16) },
	// Android may cut a maskable icon down to a circle of 80 % of its width.
	{ name: 'maskable-512', size: 512, svg: markSvg(COLOURS.paper, 0.38) }
];

mkdirSync('static/icons', { recursive: true });
writeFileSync('static/icons/mark.svg', markSvg(undefined, 0.02));
const browser = await chromium.launch(chromiumLaunch());
for (const { name, size, svg } of icons) {
	const page = await browser.newPage({ viewport: { width: size, height: size } });
	await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
	await page.screenshot({ path: `static/icons/${name}.png` });
	await page.close();
}
await browser.close();
