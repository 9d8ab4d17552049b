import { parseArgs } from 'node:util';
import { Sentence } from '../sentence';
import { makeKeys, rotateKey } from './ceremony';
import { KEYS } from './folder';

try {
	const { dir, rotate } = readArgs();
	if (rotate === undefined) {
		await makeKeys(dir);
		console.log(made(dir));
	} else {
		const { trust } = await rotateKey(dir, rotate);
		console.log(rotate === 'content' ? newContent(dir, trust.content) : newRoot(dir, trust.root.version));
	}
} catch (error) {
	if (!(error instanceof Sentence)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}

function readArgs(): { dir: string; rotate: 'root' | 'content' | undefined } {
	const usage = new Sentence('Möglich sind: --rotate content, --rotate root und --dir <Ordner>.');
	try {
		const { values } = parseArgs({
			options: { dir: { type: 'string', default: KEYS }, rotate: { type: 'string' } }
		});
		const { rotate } = values;
		if (rotate !== undefined && rotate !== 'root' && rotate !== 'content') throw usage;
		return { dir: values.dir.replace(/[\\/]+$/, ''), rotate };
	} catch {
		throw usage;
	}
}

function made(dir: string): string {
	return `Die Schlüssel sind gemacht und liegen in ${dir}/:

  root.private.json     GEHEIM. Der Hauptschlüssel, der nur andere Schlüssel beglaubigt. Kopieren Sie die Datei
                        auf einen Stick, legen Sie den Stick in eine Schublade und löschen Sie die Datei hier.
                        Wer sie hat, kann im Namen des Herausgebers sprechen; ist sie weg, lässt sich kein
                        Schlüssel mehr tauschen.
  content.private.json  GEHEIM. Mit diesem Schlüssel wird jede Ausgabe unterschrieben.
  trust.json            Öffentlich. Diese Datei, und nur diese, gehört in die Versionsverwaltung:
                        git add ${dir}/trust.json

${elsewhere(dir)}`;
}

function newContent(dir: string, version: number): string {
	return `Der Schlüssel für die Ausgaben ist neu (Nummer ${version}). Ein Telefon, das die nächste Ausgabe gesehen hat, lehnt den
alten von da an ab.

  content.private.json  GEHEIM. Der neue Schlüssel. Ersetzen Sie ihn überall, wo veröffentlicht wird.
  trust.json            Öffentlich. Bitte einchecken: git add ${dir}/trust.json
  root.private.json     GEHEIM. Gehört zurück auf den Stick in der Schublade; hier bitte löschen.

${elsewhere(dir)}
Danach veröffentlichen: npm run content. Auch wenn sich am Inhalt nichts geändert hat, entsteht eine neue Ausgabe.`;
}

function newRoot(dir: string, version: number): string {
	return `Der Hauptschlüssel ist neu (Nummer ${version}), beglaubigt vom alten. Der Schlüssel für die Ausgaben bleibt.

  root.private.json     GEHEIM. Der neue Hauptschlüssel. Bitte auf den Stick in der Schublade, hier löschen. Den
                        alten auf dem Stick brauchen Sie nicht mehr; bitte vernichten Sie ihn.
  trust.json            Öffentlich. Bitte einchecken: git add ${dir}/trust.json

Danach veröffentlichen: npm run content. Auch wenn sich am Inhalt nichts geändert hat, entsteht eine neue Ausgabe.`;
}

function elsewhere(dir: string): string {
	return `Veröffentlicht wird mit ${dir}/content.private.json. Auf einem anderen Rechner oder einem Build-Server setzen Sie
LOTSE_CONTENT_KEY (der ganze Inhalt der Datei) oder LOTSE_CONTENT_KEY_FILE (ihr Pfad).${dir === KEYS ? '' : ` Dazu LOTSE_KEYS=${dir}.`}`;
}
