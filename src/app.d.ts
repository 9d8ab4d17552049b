declare global {
	interface Window {
		/** What was tapped last before the page was awake; set in app.html. */
		tapped?: EventTarget | null;
	}
	namespace App {
		interface Error {
			message: string;
			/** Tells the error page which words to show. */
			code?: 'not-found' | 'not-here-yet' | 'language-not-here' | 'unexpected';
		}
	}
}

export {};
