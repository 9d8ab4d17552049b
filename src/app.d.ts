declare global {
	namespace App {
		interface Error {
			message: string;
			/** Tells the error page which words to show. */
			code?: 'not-found' | 'not-here-yet' | 'language-not-here' | 'unexpected';
		}
	}
}

export {};
