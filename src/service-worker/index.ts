/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import { clientsClaim } from 'workbox-core';
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { takeBackground } from './take-background';
import { isDateCode, keepDateCode } from './dates';
import { answerPages } from './first-screen';
import { shellFiles } from './shell';
import { keepPictures } from './pictures';
import { isStreetCode, keepStreetCode } from './streets';
import { isWords, keepWords } from './words';

declare const self: ServiceWorkerGlobalScope;

takeBackground();

// The shell and nothing else: content has its own way onto the phone, through lib/sync.
precacheAndRoute(
	shellFiles(
		build.filter((url) => !isStreetCode(url) && !isDateCode(url) && !isWords(url)),
		files,
		version
	)
);
cleanupOutdatedCaches();
keepStreetCode(build.filter(isStreetCode));
keepDateCode(build.filter(isDateCode));
keepWords(build.filter(isWords));
keepPictures();
answerPages(version);

// The first install answers for the page that is already open; a later one waits to be asked.
clientsClaim();
self.addEventListener('message', (event) => {
	if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
