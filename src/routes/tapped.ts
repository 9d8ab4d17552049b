import { browser } from '$app/environment';

/**
 * A slow phone has seconds in which a button stands there and does nothing yet, and a tap that did nothing is not made
 * again. app.html notes the last one until the page is awake, when the root layout ends that. Here it is pressed, once.
 * This comes along with the first code that a page asks for when it is awake, so the first view does without its bytes.
 */
if (browser && window.tapped instanceof Element) window.tapped.closest('button')?.click();
