/** What Playwright itself switches off; of two such lists the browser reads only the last. */
const PLAYWRIGHT_OFF = [
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'DialMediaRouteProvider',
	'GlobalMediaControls',
	'HttpsUpgrades',
	'LensOverlay',
	'MediaRouter',
	'PaintHolding',
	'ThirdPartyStoragePartitioning',
	'BlockOriginHeaderModificationOnRedirect',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'Translate',
	'AutoDeElevate',
	'OptimizationHints',
	'NetworkTimeServiceQuerying',
	'AimEnabled'
];
/** Pages of the browser's own under its address line; without them a journey needs a third less of the processor. */
const OWN_PAGES = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'];

/** Switches for every Chromium that tests and measures start: it asks nobody on its own, and shows nothing of its own. */
const SWITCHES = [
	'--no-sandbox',
	'--disable-background-networking',
	`--disable-features=${[...PLAYWRIGHT_OFF, ...OWN_PAGES].join()}`
];

/**
 * Launch options for Playwright: the headless shell that `CHROME_SHELL_PATH` names, which needs a third less of the
 * processor, else the browser that `CHROME_PATH` names, else Playwright's own.
 *
 * @param {string[]} switches further ones
 * @param {{ whole?: boolean }} [options] `whole` for what the shell leaves out: it wakes no worker in the background
 */
export function chromiumLaunch(switches = [], { whole = false } = {}) {
	const executablePath = (!whole && process.env.CHROME_SHELL_PATH) || process.env.CHROME_PATH;
	return { ...(executablePath ? { executablePath } : {}), args: [...SWITCHES, ...switches] };
}
