/// <reference lib="webworker" />
import { PERIODIC_TAG, RETRY_TAG } from '../../lib/sync/background';
import { WISH_TAG } from '../../lib/sync/wishes';
import type { BackgroundEvents } from './events';
import { countReceived } from './received';
import { sendOutbox } from './outbox';
import { refresh } from './refresh';

// The worker's second half, taken along only where the browser has Background Sync: what it does unseen.

declare const self: BackgroundEvents & ServiceWorkerGlobalScope;

const received = countReceived();

// When this rejects the browser tries again, a little later each time.
self.addEventListener('sync', (event) => {
	if (event.tag === RETRY_TAG) event.waitUntil(refresh('retry').finally(received.write));
	if (event.tag === WISH_TAG) event.waitUntil(sendOutbox());
});

self.addEventListener('periodicsync', (event) => {
	if (event.tag === PERIODIC_TAG) event.waitUntil(refresh('periodic').finally(received.write));
});
