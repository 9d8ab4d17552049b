import { createHash } from 'node:crypto';
import { confirmation } from './as-text';
import type { EditorsReport } from './report';

const STYLE = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{margin:0 auto;padding:16px;max-inline-size:80rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;inline-size:100%;margin-block:8px 24px}
th,td{padding:6px 10px;text-align:start;vertical-align:top;border-block-end:1px solid #8885}
th{white-space:nowrap}
td{overflow-wrap:break-word}
td:first-child{overflow-wrap:anywhere;min-inline-size:9rem}
.day{white-space:nowrap}
.due{font-weight:700;color:light-dark(#8a5200,#ffb45c)}
summary{padding-block:10px;cursor:pointer}`;

/**
 * The report as a page for the editors, German and without a script: the content security policy stands in it, by
 * the hash of its style, as in every other page.
 */
export function reportAsPage({ today, locales, records, facts, hints }: EditorsReport): string {
	const unconfirmed = records.filter(({ checked }) => checked === null).length;
	const overdue = records.filter((record) => record.overdue).length;
	const volatile = facts.filter((fact) => fact.volatile);
	const style = createHash('sha256').update(STYLE).digest('base64');
	return `<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">
<title>Bericht für die Redaktion</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Bericht für die Redaktion</h1>
<p>Stand: ${escape(today)}. ${records.length} Einträge, davon ${unconfirmed} nicht bestätigt und ${overdue} über dem Prüfdatum.</p>
<h2>Übersetzungen</h2>
${table(
	'Übersetzungen',
	['Sprache', 'übersetzt', 'veraltet', 'ohne Stempel', 'unvollständig', 'fehlt'],
	locales.map(({ locale, translated, outdated, unstamped, partial, missing }) => [
		escape(locale),
		String(translated),
		...[outdated, unstamped, partial, missing].map(counted)
	])
)}
<p>Wörter der App, die noch kein Mensch gelesen hat, als Tabellen: ${locales
		.map(
			({ locale }) =>
				`<a href="words/${escape(locale)}.csv" hreflang="${escape(locale)}">${escape(locale)}</a>`
		)
		.join(', ')}.</p>
<h2>Einträge</h2>
${table(
	'Einträge',
	['Datei', 'Titel', 'bestätigt', 'prüfen bis', 'pflegt', 'Quelle'],
	records.map(({ file, title, checked, age, reviewBy, overdue, owner, source }) => [
		escape(file),
		escape(title),
		checked === null ? mark('nicht bestätigt') : `${day(checked)}, vor ${age ?? 0} Tagen`,
		overdue ? `${day(reviewBy)} ${mark('überschritten')}` : day(reviewBy),
		escape(owner),
		escape(source)
	])
)}
<h2>Angaben, die sich oft ändern</h2>
<p>${volatile.length} von ${facts.length}. Sie stehen in <code>facts.yaml</code>.</p>
${table(
	'Angaben',
	['Name', 'Wert', 'Stand', 'bestätigt', 'Quelle', 'steht in'],
	volatile.map(({ name, said, stand, checked, source, in: where }) => [
		`<code>{${escape(name)}}</code>`,
		escape(said),
		escape(stand),
		checked === null ? mark(confirmation(checked)) : escape(checked),
		escape(source),
		where.map(escape).join(', ')
	])
)}
<h2>Hinweise</h2>
${
	hints.length === 0
		? '<p>Keine.</p>'
		: table(
				'Hinweise',
				['Stelle', 'Hinweis'],
				hints.map(({ file, line, text }) => [`${escape(file)}:${line}`, escape(text)])
			)
}
</main>
</body>
</html>
`;
}

/** Cells are HTML already. */
function table(name: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
	const cells = (tag: string, row: readonly string[]) =>
		row.map((cell) => `<${tag}>${cell}</${tag.split(' ')[0]}>`).join('');
	return `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr>${cells('th scope="col"', head)}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')}
</tbody>
</table></div>`;
}

function counted(addresses: readonly string[]): string {
	if (addresses.length === 0) return '0';
	return `<details><summary>${addresses.length}</summary>${addresses.map(escape).join(', ')}</details>`;
}

function day(date = ''): string {
	return `<span class="day">${escape(date)}</span>`;
}

function mark(text: string): string {
	return `<span class="due">${escape(text)}</span>`;
}

function escape(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');
}
