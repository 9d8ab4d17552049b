import { parseArgs } from 'node:util';
import { Sentence } from '../sentence';
import { importIntegreat, type Imported, type ImportOrder } from './import';

const USAGE = `npm run import -- integreat <region> [--base <https-Adresse>] [--from <Ordner>] [--content <Ordner>]
  [--images]

Schreibt content/imported/<region>/ neu: Seiten, Orte und Veranstaltungen einer Integreat-Region als Ratgeber, Orte und
Angebote. Was unter welches Thema gehört, steht in content/sources.yaml. --from liest gespeicherte Antworten
(<sprache>/pages.json, locations.json, events.json) statt der Adresse. --images nimmt auch die Bilder mit,
verkleinert; ohne das bleiben sie weg.`;

try {
	const order = readOrder();
	tell(await importIntegreat(order), order.region);
} catch (error) {
	if (!(error instanceof Sentence)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function readOrder(): ImportOrder {
	try {
		const { values, positionals } = parseArgs({
			allowPositionals: true,
			options: {
				base: { type: 'string' },
				from: { type: 'string' },
				images: { type: 'boolean', default: false },
				content: { type: 'string', default: 'content' }
			}
		});
		const [kind, region, ...rest] = positionals;
		if (kind !== 'integreat' || region === undefined || rest.length > 0) throw new Sentence(USAGE);
		const { content: contentDir, base, from, images } = values;
		return { contentDir, region, base, from, images, now: new Date() };
	} catch {
		throw new Sentence(USAGE);
	}
}

function tell(imported: Imported, region: string): void {
	const { guides, places, offers, languages, change, losses, passedOver, named, report, twins } = imported;
	const { pictures } = imported;
	const texts = Object.entries(languages).map(([locale, count]) => `${count} ${locale}`);
	console.log(
		`Integreat ${region}: ${guides} Ratgeber (${texts.join(', ')}), ${places} Orte, ${offers} Angebote.`
	);
	if (pictures) console.log(`Bilder: ${pictures.count}, zusammen ${(pictures.bytes / 1000).toFixed(1)} kB.`);
	const { added, changed, removed } = change;
	console.log(
		added + changed + removed === 0
			? 'Nichts hat sich geändert.'
			: `Dateien: ${added} neu, ${changed} geändert, ${removed} weggefallen.`
	);
	if (passedOver.length > 0) console.log(`Sprachen, die die App nicht kennt: ${passedOver.join(', ')}`);
	if (losses.length > 0) {
		console.log(`Nicht oder anders übernommen; nach Seiten in ${report}:`);
		for (const [kind, count] of losses) console.log(`  ${String(count).padStart(5)}× ${kind}`);
	}
	if (twins.length > 0) {
		console.log('Wahrscheinlich doppelt:');
		for (const line of twins) console.log(`  ${line}`);
	}
	if (!named) {
		console.warn(
			`Hinweis: ${region} steht nicht in sources.yaml. Alles steht unter dem ersten Thema, und als zuständig gilt «Integreat ${region}».`
		);
	}
}
