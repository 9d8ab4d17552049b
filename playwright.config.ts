import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './scripts/chromium.mjs';

const SWITCHES = [
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-component-update',
	'--disable-sync'
];
/** Here the browser wakes the worker, and the headless shell wakes nobody. */
const IN_BACKGROUND = /(?:background|wishes)\.spec\.ts$/;

// Journeys run over the built site; each test serves it itself, see tests/journeys/site.ts.
export default defineConfig({
	testDir: 'tests/journeys',
	globalSetup: './tests/journeys/releases.ts',
	outputDir: 'test-results',
	workers: 2,
	fullyParallel: true,
	forbidOnly: Boolean(process.env.CI),
	// What fails once and not again is named as flaky and does not hold up everybody's work; twice is a failure.
	retries: process.env.CI ? 1 : 0,
	// No journey is judged by time: on a busy machine everything takes ten times as long.
	timeout: 240_000,
	expect: { timeout: 60_000 },
	use: {
		...(process.env.CHROME_PATH ? {} : { channel: 'chromium' }),
		launchOptions: chromiumLaunch(SWITCHES, { whole: true }),
		viewport: { width: 360, height: 740 },
		locale: 'de-DE',
		timezoneId: 'Europe/Berlin'
	},
	projects: [
		{ name: 'background', testMatch: IN_BACKGROUND },
		{ name: 'page', testIgnore: IN_BACKGROUND, use: { launchOptions: chromiumLaunch(SWITCHES) } }
	]
});
