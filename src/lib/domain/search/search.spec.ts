import { beforeAll, describe, expect, test } from 'vitest';
import type { SearchIndex } from './index';
import { search } from './search';
import { found, indexOf, marked, said } from './texts.spec-support';

const TEXTS = {
	kita: said('Einen Kitaplatz finden', 'Melden Sie Ihr Kind früh an.', 'Das Jugendamt hilft bei der Suche.'),
	auto: said('Ein Auto anmelden', 'Zuständig ist das Straßenverkehrsamt.', 'Bringen Sie die Papiere mit.'),
	aufenthalt: said(
		'Aufenthalt verlängern',
		'Gehen Sie zur Ausländerbehörde. Bringen Sie Ihren Pass und ein Foto mit. Ein Termin ist nötig.'
	),
	arzt: said('Zum Arzt gehen', 'Die Ärzte sprechen oft Englisch.', 'Nehmen Sie Ihre Karte mit.'),
	muell: said('Müll trennen', 'Papier kommt in die blaue Tonne.', 'Glas kommt in den Container.')
};

describe('a search in German', () => {
	let index: SearchIndex;
	beforeAll(async () => void (index = await indexOf('de', TEXTS)));
	const first = (query: string) => found(index, query)[0];

	test('answers a whole question by the words that say something', () => {
		expect(first('Wo kann ich meinen Aufenthalt verlängern und was muss ich mitbringen?')).toBe('aufenthalt');
		expect(first('Wie trenne ich meinen Müll?')).toBe('muell');
	});

	test('finds the part of a compound, and the compound by a beginning that is a word', () => {
		expect(first('verkehrsamt')).toBe('auto');
		expect(first('Kita')).toBe('kita');
		expect(first('Kita suchen ')).toBe('kita');
	});

	test('finds what a compound of the question is made of', () => {
		expect(first('Mülltonnen?')).toBe('muell');
		expect(first('Ausländerbehördentermin?')).toBe('aufenthalt');
	});

	test('does not mind how umlauts and ß are written', () => {
		for (const query of [
			'Ausländerbehörde',
			'auslaenderbehoerde',
			'AUSLANDERBEHORDE',
			'Strassenverkehrsamt',
			'Muell'
		])
			expect([query, first(query)]).toEqual([
				query,
				/aus/i.test(query) ? 'aufenthalt' : /m/i.test(query[0] ?? '') ? 'muell' : 'auto'
			]);
	});

	test('finds other forms of a word', () => {
		expect(first('Ärztin oder Aerzten?')).toBe('arzt');
		expect(first('das Auto meines Vaters anzumelden, die Anmeldungen?')).toBe('auto');
	});

	test('forgives typos, the more the longer the word', () => {
		expect(first('Ausländerbehörte?')).toBe('aufenthalt');
		expect(first('Auslnderbehörde?')).toBe('aufenthalt');
		expect(first('Jugendmat?')).toBe('kita');
		expect(first('Conteiner?')).toBe('muell');
	});

	test('does not take a word that is there for a typo of another', () => {
		expect(found(index, 'Pass?')).toEqual(['aufenthalt']);
	});

	test('finds from the first letter on', () => {
		for (let end = 1; end <= 'Aufenthalt'.length; end += 1) {
			expect(found(index, 'Aufenthalt'.slice(0, end))).toContain('aufenthalt');
		}
		expect(first('Auf')).toBe('aufenthalt');
	});

	test('a word that is finished is no beginning', () => {
		expect(found(index, 'Kar')).toEqual(['arzt']);
		expect(found(index, 'P ')).toEqual([]);
	});

	test('one word of many is enough', () => {
		expect(found(index, 'Quantenphysik Zeppelin Container')).toEqual(['muell']);
	});

	test('a question of nothing but small words still looks for them', () => {
		expect(found(index, 'in die?')[0]).toBe('muell');
		expect(found(index, 'und')).toEqual(['aufenthalt']);
	});

	test('finds nothing for nothing', () => {
		expect(found(index, '')).toEqual([]);
		expect(found(index, ' ?! ')).toEqual([]);
		expect(found(index, 'Xylophonquartett?')).toEqual([]);
	});

	test('shows the sentence that answers, with the hits where they stand in the text as written', () => {
		const [hit] = search(index, 'pass foto');
		expect(hit?.passage.text).toBe('Bringen Sie Ihren Pass und ein Foto mit.');
		expect(hit && marked(hit).passage).toEqual(['Pass', 'Foto']);
		const [car] = search(index, 'strassenverkehrsamt');
		expect(car && marked(car)).toEqual({ passage: ['Straßenverkehrsamt'], title: [] });
		const [flat] = search(index, 'kita');
		expect(flat && marked(flat).title).toEqual(['Kitaplatz']);
	});

	test('gives as many as were asked for', () => {
		expect(search(index, 'Sie', { limit: 1 })).toHaveLength(1);
	});

	test('a title weighs more than a word in passing', async () => {
		const texts = {
			passing: said('Umzug', 'Auch an die Miete denken.'),
			title: said('Miete', 'Was sie kostet.')
		};
		expect(found(await indexOf('de', texts), 'Miete')).toEqual(['title', 'passing']);
	});

	test('what stands close together answers better than what is strewn over a page', async () => {
		const filler = Array.from({ length: 12 }, (_, n) => `Anderes zum Thema Nummer ${n}, ohne Bezug.`);
		const index = await indexOf('de', {
			strewn: said('Eins', 'Der Antrag liegt aus.', ...filler, 'Die Gebühr entfällt.'),
			close: said('Zwei', 'Für den Antrag fällt eine Gebühr an.', ...filler, 'Ende.')
		});
		expect(found(index, 'Gebühr Antrag?')[0]).toBe('close');
	});
});

describe('words for the same thing', () => {
	const groups = [
		['Arzt', 'Doktor'],
		['work permit', 'Arbeitserlaubnis']
	];

	test('find each other, after the word itself', async () => {
		const index = await indexOf('de', { arzt: said('Arzt'), titel: said('Doktor') }, {}, groups);
		expect(found(index, 'Doktor?')).toEqual(['titel', 'arzt']);
		expect(found(await indexOf('de', { arzt: said('Arzt'), titel: said('Doktor') }), 'Doktor?')).toEqual([
			'titel'
		]);
	});

	test('of several words are found as a whole, and in the other language', async () => {
		const german = { arbeit: said('Arbeitserlaubnis'), miete: said('Mietvertrag') };
		const index = await indexOf('en', {}, german, groups);
		expect(found(index, 'How do I get a work permit?')).toEqual(['arbeit']);
		expect(found(index, 'How does it work?')).toEqual([]);
	});
});

describe('a search in another language', () => {
	test('finds German texts by their official word and shows the translated title', async () => {
		const index = await indexOf(
			'en',
			{ amt: said('Immigration office', 'For your residence permit.') },
			{ amt: said('Ausländerbehörde', 'Für den Aufenthaltstitel.'), nur: said('Wohngeld', 'Für die Miete.') }
		);
		const [hit] = search(index, 'Auslaenderbehoerde Aufenthaltstitel');
		expect(hit?.title).toEqual({ lang: 'own', text: 'Immigration office' });
		expect(hit?.passage).toMatchObject({ lang: 'german', text: 'Für den Aufenthaltstitel.' });
		expect(search(index, 'wohngeld')[0]?.title).toEqual({ lang: 'german', text: 'Wohngeld' });
	});

	test('prefers the reader’s own language', async () => {
		const index = await indexOf('en', { own: said('Internet') }, { german: said('Internet') });
		expect(found(index, 'internet')).toEqual(['own', 'german']);
	});

	test.each([
		['en', 'Registering your children', 'How do I register a child?'],
		['ar', 'تسجيل الأطفال في المدرسة', 'المدارس'],
		['tr', 'Çocuk doktorları', 'doktor'],
		['ru', 'Регистрация по месту жительства', 'регистрации'],
		['uk', 'Реєстрація місця проживання', 'реєстрації'],
		['ro', 'Înregistrarea copiilor la școală', 'copii'],
		['bg', 'Записване на децата в училище', 'училището'],
		['pl', 'Rejestracja dzieci w szkole', 'rejestracji'],
		['fa', 'ثبت نام کودکان در مدرسه', 'کودک'],
		['kmr', 'Tomarkirina zarokan li dibistanê', 'tomarkirin']
	])('finds other forms of a word in %s', async (locale, title, query) => {
		const index = await indexOf(locale, { right: said(title), wrong: said('Lippe 2026') });
		expect(found(index, `${query}?`)).toEqual(['right']);
	});

	test.each([
		['ar', 'الإقامة', 'الاقامة', 'another seat of the hamza'],
		['ar', 'مَدْرَسَة', 'مدرسه', 'vowel signs and the two endings'],
		['ar', 'مـــدرسة', 'مدرسة', 'stretching'],
		['fa', 'کمک پزشکی', 'كمك پزشكي', 'an Arabic keyboard'],
		['fa', 'می‌خواهم', 'می خواهم', 'a blank for the joiner'],
		['fa', 'شماره ۱۱۲', 'شماره 112', 'other digits'],
		['tr', 'Işık ve ısınma', 'isik', 'no dotless i'],
		['tr', 'İSTANBUL', 'istanbul', 'a capital with a dot'],
		['uk', 'Київ і село', 'Киiв'.replace('i', 'и'), 'a Russian keyboard'],
		['uk', 'Сім’я', "сім'я", 'another apostrophe'],
		['ru', 'Ещё жильё', 'жилье', 'ё without its dots'],
		['pl', 'Świętokrzyska łódź', 'lodz', 'a keyboard without strokes'],
		['ro', 'Școală și grădiniță', 'gradinita', 'a keyboard without commas']
	])('in %s «%s» is found by «%s»: %s', async (locale, title, query) => {
		const index = await indexOf(locale, { right: said(title), wrong: said('Lippe 2026') });
		const hits = search(index, `${query}?`);
		expect(hits.map(({ address }) => address)).toEqual(['guide/right']);
		expect(hits[0] && marked(hits[0]).title.length).toBeGreaterThan(0);
	});
});
