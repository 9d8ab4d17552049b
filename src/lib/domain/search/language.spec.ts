import { expect, test } from 'vitest';
import { loadLanguages } from './language';

/** Found by a guess they would come after everything that is found outright; so they must be the same word. */
test.each([
	['de', 'Ausländerbehörde', 'Auslaenderbehoerde'],
	['de', 'Ausländerbehörde', 'AUSLANDERBEHORDE'],
	['de', 'Straße', 'Strasse'],
	['en', 'café', 'cafe'],
	['ar', 'الإقامة', 'الاقامة'],
	['ar', 'مَدْرَسَة', 'مدرسه'],
	['ar', 'مـــدرسة', 'مدرسة'],
	['fa', 'کمک', 'كمك'],
	['fa', 'پزشکی', 'پزشكي'],
	['fa', '۱۱۲', '112'],
	['ar', '١١٢', '112'],
	['tr', 'Işık', 'isik'],
	['tr', 'İSTANBUL', 'istanbul'],
	['uk', 'Київ', 'Киив'],
	['uk', 'місто', 'мисто'],
	['uk', 'Сім’я', "сім'я"],
	['ru', 'жильё', 'жилье'],
	['pl', 'łódź', 'lodz'],
	['ro', 'grădiniță', 'gradinita']
])('in %s «%s» is the word «%s»', async (locale, one, other) => {
	const { own } = await loadLanguages(locale);
	expect(own.fold(one)).toBe(own.fold(other));
});

test.each([
	['de', 'Steuer', 'Stuer'],
	['de', 'neue', 'nue'],
	['ru', 'мой', 'мои']
])('in %s «%s» is not the word «%s»', async (locale, one, other) => {
	const { own } = await loadLanguages(locale);
	expect(own.fold(one)).not.toBe(own.fold(other));
});
