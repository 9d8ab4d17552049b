const names = new Intl.DisplayNames(['de'], { type: 'language', fallback: 'none' });

/** A language tag (BCP 47) the world knows. */
export function isLanguage(tag: string): boolean {
	try {
		return names.of(tag) !== undefined;
	} catch {
		return false;
	}
}
