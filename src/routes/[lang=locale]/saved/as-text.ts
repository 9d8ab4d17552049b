import type { Card } from '$lib/domain/cards';
import type { Locale } from '$lib/domain/records';
import { recordPath } from '$lib/ui/paths';

/** What is saved, as somebody reads it in a message: name, what it is, and where to find more. */
export function asText(cards: readonly Card[], locale: Locale, origin: string): string {
	return cards
		.map(({ kind, id, title, summary, towns }) =>
			[title, summary, towns.join(', '), origin + recordPath(locale, kind, id)].filter(Boolean).join('\n')
		)
		.join('\n\n');
}

/** Hands a text to the phone's share sheet, else copies it. An aborted sheet is no failure. */
export async function shareText(title: string, text: string): Promise<'shared' | 'copied' | 'failed'> {
	try {
		if (navigator.share) {
			await navigator.share({ title, text });
			return 'shared';
		}
		await navigator.clipboard.writeText(text);
		return 'copied';
	} catch (cause) {
		return cause instanceof DOMException && cause.name === 'AbortError' ? 'shared' : 'failed';
	}
}
