import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LOCALES } from '../../lib/domain/records';
import { plantTree, type Tree } from '../content-tree.spec-support';
import { reportAsPage } from './as-page';
import { reportAsText } from './as-text';

let tree: Tree;
beforeEach(async () => {
	tree = await plantTree();
});
afterEach(() => tree.remove());

const cafe = 'offers/sprachcafe.yaml';
const en = 'guides/10-anmelden/en.md';
const de = 'guides/10-anmelden/de.md';
const FACTS = `gebuehr:\n  kind: euro\n  value: 20\n  asOf: 2026-11\n  source: ausgedacht\n  volatile: true\n`;

const report = async () => (await tree.release()).report;

describe('the editors’ report', () => {
	test('counts each record once: translated, old, without a stamp, without a part, missing', async () => {
		await tree.write({
			[en]: (text) => text.replace('translated: human', 'translated: human\nof: oldoldol')
		});
		const { locales } = await report();
		expect(locales.map(({ locale }) => locale)).toEqual(LOCALES.filter((locale) => locale !== 'de'));
		expect(locales.find(({ locale }) => locale === 'en')).toEqual({
			locale: 'en',
			translated: 0,
			outdated: ['guide/anmelden'],
			unstamped: ['topic/german', 'offer/sprachcafe'],
			partial: [],
			missing: [
				'topic/arriving',
				'place/kreishaus',
				'place/rathaus-lemgo',
				'provider/ki-lippe',
				'guide/ummelden'
			]
		});
	});

	test('names who answers for a record, how old its confirmation is and what is due, that first', async () => {
		await tree.write({ [de]: (text) => text.replace('owner:', 'reviewBy: 2026-11-01\nowner:') });
		const { records } = await report();
		expect(records[0]).toMatchObject({ file: de, checked: null, age: null, overdue: true });
		expect(records.find(({ file }) => file === cafe)).toEqual({
			address: 'offer/sprachcafe',
			file: cafe,
			title: 'Sprachcafé',
			owner: 'KI Kreis Lippe',
			source: 'ausgedacht',
			checked: '2026-11-20',
			age: 3,
			overdue: false
		});
	});

	test('says in which records a fact stands', async () => {
		await tree.write({
			'facts.yaml': FACTS,
			[de]: (text) => `${text}\n{gebuehr}\n`,
			[en]: (text) => `${text}\n{gebuehr}\n`
		});
		const found = await report();
		expect(found.facts).toMatchObject([{ name: 'gebuehr', said: '20\u00a0Euro', in: ['guide/anmelden'] }]);
		expect(reportAsText(found)).toContain('{gebuehr} 20\u00a0Euro, Stand November 2026, nicht bestätigt');
	});

	test('as a page runs nothing that an editor wrote, asks for nothing and is in no search engine', async () => {
		await tree.write({ [cafe]: (text) => text.replace('Sprachcafé', "'<img src=x onerror=alert(1)>'") });
		const page = reportAsPage(await report());
		expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
		expect(page).not.toMatch(/<(?:img|script|link)\b|style="|https?:/);
		expect(page).toContain('<meta name="robots" content="noindex,nofollow">');
		const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
		const hash = createHash('sha256').update(style).digest('base64');
		expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
	});
});

describe('a strict publish', () => {
	test('refuses what nobody confirmed and names each file', async () => {
		await tree.write({
			'facts.yaml': FACTS,
			[de]: (text) => `${text}\n{gebuehr}\n`,
			[en]: (text) => `${text}\n{gebuehr}\n`
		});
		const outcome = await tree.publish(undefined, { strict: true });
		expect(outcome.ok || outcome.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
			'facts.yaml:1',
			'guides/10-anmelden/20-ummelden/de.md:2',
			`${de}:7`,
			'places/kreishaus.yaml:1',
			'places/rathaus-lemgo.yaml:1',
			'providers/ki-lippe.yaml:1'
		]);
		expect(JSON.stringify(outcome)).toContain('hat noch niemand bestätigt');
		await tree.release();
	});

	test('lets everything through once it is confirmed', async () => {
		const confirm = (text: string) => text.replace(/^source:/m, 'checked: 2026-11-20\nsource:');
		await tree.write({
			[de]: (text) => text.replace('checked: null', 'checked: 2026-11-20'),
			'guides/10-anmelden/20-ummelden/de.md': confirm,
			'places/kreishaus.yaml': confirm,
			'places/rathaus-lemgo.yaml': confirm,
			'providers/ki-lippe.yaml': confirm
		});
		expect(await tree.publish(undefined, { strict: true })).toMatchObject({ ok: true });
	});
});
