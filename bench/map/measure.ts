import { chromium, type CDPSession, type Page } from '@playwright/test';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../scripts/serve.mjs';
import { measureMapCode, type MapCode } from './code';
import { addPlaces } from './places';
import { chromiumLaunch } from '../../scripts/chromium.mjs';

export interface MapFigures extends MapCode {
	/** Of a pan of two seconds, at a quarter of this machine's speed. */
	medianFrameMs: number;
	/** From the tap on "map" to the first pin, at a quarter of the speed, map code from the precache. */
	firstMarkersMs: number;
	/** JavaScript heap after the pan and 50 zoom steps, garbage collected, in 10^6 bytes. */
	heapMb: number;
	/** Elements in view at the end: what clustering keeps small. */
	pinElements: number;
	places: number;
}

const PLACES = 10_000;
const SLOWER = 4;
const ZOOM_STEPS = 50;
const PAN_MS = 2_000;

/** Measures the map of the built site with ten thousand more places than there are. */
export async function measureMap(dir = 'build'): Promise<MapFigures> {
	const copy = await mkdtemp(join(tmpdir(), 'lotse-map-'));
	await cp(dir, copy, { recursive: true });
	await addPlaces(join(copy, 'content'), PLACES);
	const site = await serve({ dir: copy });
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const code = await measureMapCode(browser, dir);
		const context = await browser.newContext({
			viewport: { width: 360, height: 740 },
			deviceScaleFactor: 2,
			hasTouch: true,
			locale: 'de-DE'
		});
		const page = await context.newPage();
		page.setDefaultTimeout(120_000);
		await page.goto(`${site.url}/de`);
		await page.waitForSelector('[data-status="ready"]');
		const session = await context.newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		const firstMarkersMs = await firstMarkers(page);
		const medianFrameMs = await panned(page, session);
		await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		await zoomed(page);
		const pinElements = await page.locator('.pin').count();
		await session.send('HeapProfiler.collectGarbage');
		const { usedSize } = await session.send('Runtime.getHeapUsage');
		return {
			...code,
			medianFrameMs,
			firstMarkersMs,
			heapMb: Math.round(usedSize / 1e5) / 10,
			pinElements,
			places: PLACES
		};
	} finally {
		await browser.close();
		await site.close();
		await rm(copy, { recursive: true, force: true });
	}
}

// What runs in the page is text, since tsx gives functions a helper that the page does not have.
const WATCH_PINS = `window.seen = new Promise((done) => {
	document.querySelector('nav a[href$="/map"]').addEventListener('click', () => {
		const tapped = performance.now();
		const look = () =>
			document.querySelector('.pin') ? done(performance.now() - tapped) : requestAnimationFrame(look);
		look();
	});
}); undefined`;
const WATCH_FRAMES = `const tick = (now) => { window.frameTimes.push(now); requestAnimationFrame(tick); };
window.frameTimes = [];
requestAnimationFrame(tick); undefined`;

async function firstMarkers(page: Page): Promise<number> {
	await page.evaluate(WATCH_PINS);
	await page.locator('nav a[href$="/map"]').click();
	return Math.round(await page.evaluate<number>('window.seen'));
}

/** Drags the map to and fro as a finger would and answers the median time between two frames. */
async function panned(page: Page, session: CDPSession): Promise<number> {
	const box = await page.locator('.lotse-map').boundingBox();
	if (!box) throw new Error('the map has no place on the screen');
	const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	// Close enough that a pan brings new tiles and new pins.
	for (let step = 0; step < 2; step += 1) await zoomStep(page, 0);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
		session.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
	await page.evaluate(WATCH_FRAMES);
	await touch('touchStart', middle.x, middle.y);
	const start = Date.now();
	for (let passed = 0; passed < PAN_MS; passed = Date.now() - start) {
		const angle = (passed / PAN_MS) * 4 * Math.PI;
		await touch('touchMove', middle.x + Math.sin(angle) * 120, middle.y + Math.sin(angle / 2) * 120);
	}
	const frames = await page.evaluate<number[]>('window.frameTimes.slice()');
	await touch('touchEnd', middle.x, middle.y);
	const gaps = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
	return Math.round((gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0) * 10) / 10;
}

async function zoomed(page: Page): Promise<void> {
	for (let step = 0; step < ZOOM_STEPS; step += 1) await zoomStep(page, Math.floor(step / 3) % 2);
}

/** Presses a button of the map, 0 closer, 1 farther, and waits until it has come to rest. */
async function zoomStep(page: Page, button: number): Promise<void> {
	await page.locator('.controls button').nth(button).click();
	await page.waitForFunction(
		() => !document.querySelector('.leaflet-zoom-anim') && document.querySelector('.pin') !== null
	);
}
