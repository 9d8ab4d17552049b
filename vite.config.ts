import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { readFileSync } from 'node:fs';
import { DATE_CHUNK, namedChunks, STREET_CHUNK } from './vite/named-chunks.ts';
import { askedOnce } from './vite/asked-once.ts';
import { compiledAtOnce } from './vite/compiled-at-once.ts';
import { listedWorkerChunks, ownImports } from './vite/kit-list.ts';
import { trust } from './vite/trust.ts';
import { words } from './vite/words.ts';
import { chromiumLaunch } from './scripts/chromium.mjs';

const { locales } = JSON.parse(readFileSync('project.inlang/settings.json', 'utf8')) as { locales: string[] };

/** The phone's own copy, what keeps it, and the tools of a page: the first view does without, so it is one chunk after it. */
const AFTER_FIRST_VIEW =
	/\/src\/lib\/(?:storage|sync|library\.ts|state\/(?:background|install|keeper|outbox|persistence))|\/src\/routes\/(?:phone|tapped|installing|outbox|\[lang=locale\]\/(?:page-tools|InstallOffer|PictureOffer|RecordTools))|\/src\/lib\/ui\/(?:InstallCard|PageTools|LeaveQuickly|Picture)|\/src\/print\.css|\/lucide\/.*\/(?:printer|qr-code)\.m?js|\/src\/lib\/domain\/(?:breathe|release|pages|about-pages|first-steps-pages|wish|guide-pages|guide-tree|contacts|cards|results|shelf|lists|map-page|overview)|\/node_modules\/(?:idb|valibot|canonicalize|workbox-[a-z]+)\//;

/** What the lists and the map share: whoever opens an offer does without. */
const LISTS =
	/\/src\/lib\/domain\/(?:filter|near|distance|pins)|\/src\/lib\/state\/locate|\/src\/lib\/ui\/(?:FilterPanel|EmptyResult|NearMe|ViewSwitch|list-paths|near-words|slices)|\/src\/routes\/\[lang=locale\]\/(?:NearPanel|ResultList)|\/lucide\/.*\/(?:list|locate-fixed|search-x|sliders-horizontal)\.m?js/;
/** Pages share it, but no page of an offer. */
const SHARED_LATER = /\/src\/lib\/ui\/(?:LanguageChoice|GuideCards)/;
const CARDS = /\/src\/lib\/ui\/(?:RecordCard|card\.css)/;
/** Leaflet, what is drawn with it and the card of a pin, loaded when a map is on the screen. */
const MAP =
	/\/src\/lib\/ui\/map\/(?!Map(?:Note)?\.svelte|map\.css)|\/src\/lib\/ui\/PinSheet|\/node_modules\/(?:leaflet|supercluster|kdbush)\/|\/lucide\/.*\/(?:check|clock)\.m?js/;

/** A spec is never judged by time: on a busy machine everything takes ten times as long. */
const PATIENCE = 120_000;

/** The way to the search engine: for its page, and for whoever has the index renewed or deleted. */
const SEARCH = /\/src\/lib\/(?:search|state\/(?:search|recent))|\/src\/routes\/searching/;
/** The street pack on the phone: who keeps, fetches and offers it, for the settings and the map. */
const STREET_PACK =
	/\/src\/lib\/(?:(?:storage|sync|state)\/street(?!-database)|street-source)|\/src\/lib\/ui\/(?:Street|street-rows|rows\.css)|\/src\/routes\/(?:street-pack|StreetPanel)/;
/** What the reader said about themselves, for the start and the lists; no page of an offer asks for it. */
const READER = /\/src\/lib\/(?:state\/reader|domain\/town-first)|\/src\/routes\/reader/;
/** The welcome, the first weeks, the sentence cards and what is saved: small pages, smallest in one piece. */
const FIRST_STEPS =
	/\/src\/routes\/\[lang=locale\]\/(?:welcome|first-weeks|show|saved)|\/src\/lib\/(?:ui\/(?:BigChoice|OfficeLink|PhraseDialog|StepCard|situation-words|term-words|save-calendar)|domain\/(?:authority|deadlines|kurmanji|first-steps\.|saved-order|sentence-cards|dates\/calendar))|\/lucide\/.*\/(?:arrow-down|arrow-up|calendar-plus)\.m?js/;
/** The days of events, for a district that has some. */
const DATES = /\/src\/lib\/(?:ui\/EventDates|domain\/dates\/(?!calendar))|\/node_modules\/rrule\//;
/** What draws it, with the libraries that only it needs; see vite/named-chunks.ts. */
const STREETS =
	/\/src\/lib\/ui\/map\/streets|\/node_modules\/(?:protomaps-leaflet|pmtiles|fflate|@protomaps|@mapbox|pbf|color2k|potpack|rbush|quickselect)\//;

/** `Features.LightDark` of lightningcss: it writes four properties for a function that no style here uses. */
const LIGHT_DARK = 1 << 20;

export default defineConfig({
	css: { lightningcss: { exclude: LIGHT_DARK } },
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
		namedChunks(),
		listedWorkerChunks(),
		ownImports(),
		askedOnce(),
		compiledAtOnce(),
		sveltekit()
	],
	// Of the languages that the search engine knows only those of the reader are loaded.
	worker: { format: 'es', plugins: () => [namedChunks()] },
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
							priority: 3,
							test: (id) =>
								![
									AFTER_FIRST_VIEW,
									LISTS,
									SHARED_LATER,
									CARDS,
									READER,
									MAP,
									SEARCH,
									STREET_PACK,
									FIRST_STEPS,
									DATES,
									STREETS
								].some((late) => late.test(id))
						},
						{
							name: 'phone',
							test: (id) => AFTER_FIRST_VIEW.test(id) && !STREET_PACK.test(id),
							priority: 2
						},
						{ name: 'cards', test: CARDS, priority: 2 },
						{ name: 'reader', test: READER, priority: 2 },
						{ name: 'first-steps', test: FIRST_STEPS, priority: 2 },
						{ name: 'lists', test: LISTS, priority: 2 },
						{ name: 'search', test: SEARCH, priority: 1 },
						{ name: 'street-pack', test: STREET_PACK, priority: 1 },
						{ name: 'map', test: (id) => MAP.test(id) && !STREETS.test(id), priority: 1 },
						{ name: DATE_CHUNK, test: DATES, priority: 1 },
						{ name: STREET_CHUNK, test: STREETS, priority: 0 }
					]
				}
			}
		}
	},
	test: {
		// By itself it leaves one core to whoever works beside it.
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					testTimeout: PATIENCE,
					hookTimeout: PATIENCE,
					include: [
						'src/lib/{domain,search,ui}/**/*.spec.ts',
						'src/lib/sync/**/*.spec.ts',
						'src/lib/street-source.spec.ts',
						'src/publish/**/*.spec.ts',
						'tests/*.spec.ts'
					],
					exclude: ['src/lib/ui/map/streets.spec.ts'],
					env: { TZ: 'Europe/Berlin' }
				}
			},
			{
				extends: true,
				// Found while a spec runs, they would have the page reload under it.
				optimizeDeps: {
					include: [
						'@protomaps/basemaps',
						'geojson-vt',
						'pmtiles',
						'protomaps-leaflet',
						's2-pmtiles',
						'vt-pbf',
						'leaflet/src/dom/DomUtil.js',
						'leaflet/src/layer/marker/DivIcon.js',
						'leaflet/src/layer/marker/Marker.js',
						'leaflet/src/layer/tile/GridLayer.js',
						'leaflet/src/map/Map.js',
						'leaflet/src/map/handler/Map.DoubleClickZoom.js',
						'leaflet/src/map/handler/Map.Drag.js',
						'leaflet/src/map/handler/Map.Keyboard.js',
						'leaflet/src/map/handler/Map.ScrollWheelZoom.js',
						'leaflet/src/map/handler/Map.TouchZoom.js'
					]
				},
				test: {
					name: 'browser',
					testTimeout: PATIENCE,
					hookTimeout: PATIENCE,
					include: [
						'src/lib/{storage,state}/**/*.spec.ts',
						'src/lib/library.spec.ts',
						'src/lib/ui/map/streets.spec.ts'
					],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: chromiumLaunch(['--disable-gpu'])
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
