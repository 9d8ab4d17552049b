import type { EditorsReport, LocaleRow, RecordRow } from './report';

/** The report for a terminal. */
export function reportAsText({ today, locales, records, facts, hints }: EditorsReport): string {
	const unconfirmed = records.filter(({ checked }) => checked === null);
	const overdue = records.filter((record) => record.overdue);
	const volatile = facts.filter((fact) => fact.volatile);
	return [
		`Bericht vom ${today}`,
		'',
		'Übersetzungen',
		...locales.flatMap(localeLines),
		'',
		`Einträge: ${records.length}, davon nicht bestätigt: ${unconfirmed.length}, über dem Prüfdatum: ${overdue.length}`,
		...records.map(recordLine),
		'',
		`Angaben, die sich oft ändern: ${volatile.length} von ${facts.length}`,
		...volatile.map(
			({ name, said, stand, checked, source, in: where }) =>
				`  {${name}} ${said}, Stand ${stand}, ${confirmation(checked)}; Quelle: ${source}; steht in: ${where.join(', ') || 'keinem Text'}`
		),
		'',
		`Hinweise: ${hints.length}`,
		...hints.map(({ file, line, text }) => `  ${file}:${line}: ${text}`)
	].join('\n');
}

function localeLines({ locale, translated, ...open }: LocaleRow): string[] {
	const { outdated, unstamped, partial, missing } = open;
	const list = (what: string, addresses: readonly string[]) =>
		addresses.length > 0 ? [`    ${what}: ${addresses.join(', ')}`] : [];
	return [
		`  ${locale}: übersetzt ${translated}, veraltet ${outdated.length}, ohne Stempel ${unstamped.length}, unvollständig ${partial.length}, fehlt ${missing.length}`,
		...list('veraltet', outdated),
		...list('ohne Stempel', unstamped),
		...list('unvollständig', partial),
		...list('fehlt', missing)
	];
}

function recordLine({ file, owner, source, checked, age, reviewBy, overdue }: RecordRow): string {
	const review = reviewBy === undefined ? '' : `, prüfen bis ${reviewBy}${overdue ? ' (überschritten)' : ''}`;
	const days = age === null ? '' : ` (vor ${age} Tagen)`;
	return `  ${file}: ${confirmation(checked)}${days}${review}; pflegt: ${owner}; Quelle: ${source}`;
}

export function confirmation(checked: string | null): string {
	return checked === null ? 'nicht bestätigt' : `bestätigt am ${checked}`;
}
