import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { readFileSync } from 'node:fs';
import { trust } from './vite/trust.ts';
import { words } from './vite/words.ts';

const { locales } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };

/** The phone's own copy and what keeps it: the first view does without, so it is one chunk after it. */
const AFTER_FIRST_VIEW =
	/\/src\/lib\/(?:storage|sync|library\.ts)|\/src\/routes\/phone\.ts|\/src\/lib\/domain\/(?:release|pages|cards|shelf)|\/node_modules\/(?:idb|valibot|canonicalize|workbox-[a-z]+)\//;

export default defineConfig({
	plugins: [
		paraglideVitePlugin({
			project: './project.inlang',
			outdir: './src/paraglide',
			outputStructure: 'locale-modules',
			emitReadme: false,
			// The locale stands in the route; see src/hooks.server.ts and vite/words.ts.
			strategy: ['baseLocale']
		}),
		words(locales),
		trust(),
		sveltekit()
	],
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				codeSplitting: {
					// In this order: a group takes its modules' imports along, and what both need is needed first.
					groups: [
						{
							name: 'common',
							minShareCount: 2,
							priority: 2,
							test: (id) => !AFTER_FIRST_VIEW.test(id)
						},
						{ name: 'phone', test: AFTER_FIRST_VIEW, priority: 1 }
					]
				}
			}
		}
	},
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: [
						'src/lib/{domain,ui}/**/*.spec.ts',
						'src/lib/sync/**/*.spec.ts',
						'src/lib/street-source.spec.ts',
						'src/publish/**/*.spec.ts',
						'tests/*.spec.ts'
					],
					env: { TZ: 'Europe/Berlin' }
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/lib/storage/**/*.spec.ts', 'src/lib/library.spec.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: {
								...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
								args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
							}
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
