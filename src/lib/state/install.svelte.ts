/** https://developer.mozilla.org/docs/Web/API/BeforeInstallPromptEvent, which TypeScript does not know: Chromium only. */
interface InstallEvent extends Event {
	prompt(): Promise<unknown>;
}

/** How the app gets onto the home screen: the browser asks, or the reader taps twice in Safari on iOS. */
export type InstallWay = 'browser' | 'ios';

/** Whether the app can be put on the home screen, and what the browser keeps for that. */
export class Install {
	/** Undefined where there is no way, or the app is on the home screen already. */
	way = $state.raw<InstallWay | undefined>();
	#asks: InstallEvent | undefined;

	/** Listens from now on. The browser tells once per page, some time after it was loaded. */
	start(): void {
		if (isIosBrowser()) this.way = 'ios';
		addEventListener('beforeinstallprompt', (event) => {
			// Else some browsers put a bar of their own over the page.
			event.preventDefault();
			this.#asks = event as InstallEvent;
			this.way = 'browser';
		});
		addEventListener('appinstalled', () => (this.way = undefined));
	}

	/** Has the browser ask; it does so once for each time it told. */
	async ask(): Promise<void> {
		this.way = undefined;
		await this.#asks?.prompt();
	}
}

/** Whether the app was here before this page was opened: only a worker that was there already can have answered. */
export function cameBack(): boolean {
	const [opened] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
	return (opened?.workerStart ?? 0) > 0;
}

/** The first opening from the home screen of iOS, where the app has a storage of its own. */
export function isNewIosCopy(): boolean {
	return iosStandalone() === true && !cameBack();
}

/** Safari on iOS; the other browsers there have other menus. */
function isIosBrowser(): boolean {
	return iosStandalone() === false && !/CriOS|FxiOS|EdgiOS|OPT\//.test(navigator.userAgent);
}

/** Only WebKit on iOS has it: whether it was opened from the home screen. */
function iosStandalone(): boolean | undefined {
	return (navigator as { standalone?: boolean }).standalone;
}
