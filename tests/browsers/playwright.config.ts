import { defineConfig } from '@playwright/test';
import type { BrowserName } from './journey';

const engines: BrowserName[] = ['chromium', 'firefox', 'webkit'];

// The core journeys once more in every engine that a phone may have. They start slowly, so the second core starts the
// next one meanwhile.
export default defineConfig<object, { engine: BrowserName }>({
	testDir: '.',
	globalSetup: '../journeys/releases.ts',
	outputDir: '../../test-results/browsers',
	workers: 2,
	forbidOnly: Boolean(process.env.CI),
	// What fails once and not again is named as flaky and does not hold up everybody's work; twice is a failure.
	retries: process.env.CI ? 1 : 0,
	timeout: 120_000,
	projects: engines.map((engine) => ({ name: engine, use: { engine } }))
});
