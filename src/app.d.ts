declare global {
	interface Window {
		/** What was tapped last before the page was awake; set in app.html. */
		tapped?: EventTarget | null;
		/** What was entered until then, by field: whether it is ticked, or its text; set in app.html. */
		entered?: Map<HTMLInputElement, string | boolean> | undefined;
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
