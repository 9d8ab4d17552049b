import type { Address, Locale } from './records';

/** What a reader tells the office. */

export const WISH_KINDS = ['wrong', 'missing', 'idea', 'thanks'] as const;
export type WishKind = (typeof WISH_KINDS)[number];

/** Travels as this JSON, see README. */
export interface Wish {
	kind: WishKind;
	text: string;
	/** How to answer, in the reader's words. */
	contact?: string;
	/** The record it is about. */
	about?: Address;
	/** `seq` of the release that was read; absent where the phone holds none. */
	release?: number;
	locale: Locale;
}

/** A wish that waits on the phone. */
export interface WaitingWish {
	/** The same at every attempt, so that whoever receives it twice keeps it once. */
	key: string;
	/** Where it is posted; absent where only the reader can send it. */
	to?: string;
	wish: Wish;
}

/** What a mail program takes in a link: longer ones are cut off by some. */
export const WISH_LENGTH = 1200;

/** What goes along with the reader's words, in a form that is the same in every language. */
export function wishFacts({ kind, about, release, locale }: Omit<Wish, 'text'>): string {
	return [kind, about, release, locale].filter((fact) => fact !== undefined).join(' · ');
}

/** The whole of it as plain text. */
export function wishText(wish: Wish): string {
	return [wish.text, wish.contact, wishFacts(wish)].filter(Boolean).join('\n\n');
}

/** A link that opens the mail program with everything filled in (RFC 6068). */
export function wishMail(email: string, subject: string, wish: Wish): string {
	const body = wishText(wish).replace(/\r?\n/g, '\r\n');
	return `mailto:${email}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
