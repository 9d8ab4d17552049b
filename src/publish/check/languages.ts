const names = new Intl.DisplayNames(['de'], { type: 'language', fallback: 'none' });

/** A language tag (BCP 47) the world knows. */
export function isLanguage(tag: string): boolean {
	// Capitals are allowed by the standard, but the app compares tags as they stand.
	if (!/^[a-z]{2,3}(-|$)/.test(tag)) return false;
	try {
		return names.of(tag) !== undefined;
	} catch {
		return false;
	}
}
