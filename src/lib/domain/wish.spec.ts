import { expect, test } from 'vitest';
import { wishFacts, wishMail, wishText, type Wish } from './wish';

const wish: Wish = {
	kind: 'wrong',
	text: 'Zu & geschlossen?\nSeit Mai. 100 %',
	contact: 'ali@example.org',
	about: 'offer/kurs',
	release: 7,
	locale: 'ar'
};

test('a mail carries all that was written, whatever signs are in it', () => {
	const link = new URL(wishMail('post@example.org', 'Lotse: Größe & mehr', wish));
	expect(link.protocol + link.pathname).toBe('mailto:post@example.org');
	const asked = new URLSearchParams(link.search);
	expect(asked.get('subject')).toBe('Lotse: Größe & mehr');
	expect(asked.get('body')).toBe(
		'Zu & geschlossen?\r\nSeit Mai. 100 %\r\n\r\nali@example.org\r\n\r\nwrong · offer/kurs · 7 · ar'
	);
	// A blank that became a plus would stand in the mail as a plus.
	expect(link.search).not.toContain('+');
});

test('what is not known leaves no gap', () => {
	const { kind, text, locale } = wish;
	expect(wishText({ kind, text, locale })).toBe(`${text}\n\nwrong · ar`);
	expect(wishFacts({ kind, locale, release: 1 })).toBe('wrong · 1 · ar');
});
