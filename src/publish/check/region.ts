import * as v from 'valibot';
import type { Address, RegionFacts } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Report } from '../problem';
import { parseYaml, type YamlFile } from '../read/yaml';
import { holidaysOf } from '../render/hours';
import { conform } from './conform';
import type { Known } from './known';
import { didYouMean } from './near';
import { insideBox } from './position';
import { readEmail, readWeb } from './contact';
import { closed, degrees, FIELD, list, readBy, wholeNumber, words } from './fields';
import { place, postcode, texts } from './groups';
import { assembleTexts, compact, renderBodies } from './texts';

/** One app is about one region, whatever it is called. */
const ADDRESS: Address = 'region/here';

const address = () => readBy(words(), readWeb);

const regionSchema = (known: Known) =>
	closed({
		name: words(),
		bbox: v.pipe(
			v.tuple(
				[degrees(), degrees(), degrees(), degrees()],
				`${FIELD} besteht aus vier Zahlen: [Westen, Süden, Osten, Norden].`
			),
			v.check(
				([west, south, east, north]) => west < east && south < north,
				`${FIELD}: Die Reihenfolge ist Westen, Süden, Osten, Norden.`
			)
		),
		timeZone: v.pipe(
			words(),
			v.check(isTimeZone, ({ input }) => `Die Zeitzone «${input}» gibt es nicht. Beispiel: Europe/Berlin.`)
		),
		country: words(),
		state: words(),
		municipalities: list(
			closed({ id: words(), name: words(), postcodes: list(postcode()), lat: degrees(), lon: degrees() })
		),
		authorities: v.record(
			v.string(),
			list(closed({ place: place(known), municipalities: list(words()) })),
			`${FIELD} fehlt oder ist unklar: je Aufgabe eine Liste von { place, municipalities }.`
		),
		/** Read by the build, not by the app. */
		origin: v.optional(v.unknown()),
		source: v.optional(v.unknown()),
		signFilm: v.optional(closed({ web: address(), minutes: wholeNumber(), megabytes: wholeNumber() })),
		wishes: v.optional(
			closed({ email: v.optional(readBy(words(), readEmail)), post: v.optional(address()) })
		),
		texts: v.optional(texts())
	});

function isTimeZone(name: string): boolean {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
	} catch {
		return false;
	}
}

/** The region of `region.yaml`; undefined after a problem in its form, with which nothing else could be checked. */
export function readRegion(
	text: string,
	known: Known,
	report: Report
): { facts: RegionFacts; draft: Draft } | undefined {
	const yaml = parseYaml(text, report);
	const region = yaml && conform(yaml, regionSchema(known), report);
	if (!yaml || !region) return undefined;
	const { name, bbox, timeZone, country, state, municipalities, authorities, signFilm } = region;
	const wishes = region.wishes && compact(region.wishes);
	const facts: RegionFacts = {
		...{ name, bbox, timeZone, country, state, municipalities, authorities },
		...compact({ signFilm, wishes })
	};

	if (municipalities.every(({ lat, lon }) => insideBox({ lat, lon }, bbox) !== undefined)) {
		report(
			yaml.spot(['bbox']),
			'Keine der Kommunen liegt in diesem Rechteck. Die Reihenfolge ist Westen, Süden, Osten, Norden.'
		);
		return undefined;
	}
	checkState(facts, yaml, report);
	checkMunicipalities(facts, yaml, report);
	for (const matter of Object.keys(authorities)) checkAuthority(matter, facts, yaml, report);

	const bodies = renderBodies(yaml, known, report);
	const words = region.texts ? assembleTexts(region.texts, bodies) : { de: { title: name } };
	return { facts, draft: { address: ADDRESS, facts, texts: words } };
}

/** The library takes a state it does not know for one without holidays of its own. */
function checkState(facts: RegionFacts, yaml: YamlFile, report: Report): void {
	const { country, state } = facts;
	const days = { from: '2026-01-01', until: '2026-12-31' };
	const count = (name: string) => holidaysOf({ lat: 0, lon: 0, country, state: name }, days).size;
	try {
		if (country.toLowerCase() === 'de' && count(state) === count('-')) {
			report(
				yaml.spot(['state']),
				`Für «${state}» sind keine Feiertage bekannt. Bitte schreiben Sie das Land aus, zum Beispiel Nordrhein-Westfalen.`
			);
		}
	} catch {
		report(yaml.spot(['country']), `Für das Land «${country}» sind keine Feiertage bekannt. Beispiel: DE.`);
	}
}

function checkMunicipalities({ municipalities, bbox }: RegionFacts, yaml: YamlFile, report: Report): void {
	const seen = new Set<string>();
	municipalities.forEach(({ id, lat, lon }, index) => {
		if (!/^[a-z0-9-]+$/.test(id)) {
			report(
				yaml.spot(['municipalities', index, 'id']),
				`Die Kennung «${id}» darf nur aus kleinen Buchstaben, Ziffern und Bindestrichen bestehen.`
			);
		}
		if (seen.has(id)) {
			report(
				yaml.spot(['municipalities', index, 'id']),
				`Die Kommune «${id}» steht schon weiter oben. Bitte löschen Sie einen der beiden Einträge.`
			);
		}
		seen.add(id);
		const fault = insideBox({ lat, lon }, bbox);
		if (fault) report(yaml.spot(['municipalities', index, 'lat']), fault);
	});
}

/** Each municipality must have exactly one office for each matter, or the app would send people to two or to none. */
function checkAuthority(name: string, facts: RegionFacts, yaml: YamlFile, report: Report): void {
	const all = new Map(facts.municipalities.map((municipality) => [municipality.id, municipality.name]));
	const entries = facts.authorities[name] ?? [];
	const answered = new Set<string>();
	let fallback = false;
	entries.forEach(({ municipalities }, index) => {
		if (municipalities.length === 0 && fallback) {
			report(
				yaml.spot(['authorities', name, index, 'municipalities']),
				`Bei «${name}» gelten zwei Einträge für alle übrigen Kommunen. Nur einer darf municipalities: [] haben.`
			);
		}
		fallback ||= municipalities.length === 0;
		municipalities.forEach((id, position) => {
			const spot = yaml.spot(['authorities', name, index, 'municipalities', position]);
			if (!all.has(id)) report(spot, `Die Kommune «${id}» gibt es nicht.${didYouMean(id, all)}`);
			else if (answered.has(id)) {
				report(
					spot,
					`Bei «${name}» ist für «${id}» schon eine andere Stelle zuständig. Bitte löschen Sie eine.`
				);
			}
			answered.add(id);
		});
	});
	const open = [...all.keys()].filter((id) => !answered.has(id));
	if (!fallback && open.length > 0) {
		report(
			yaml.spot(['authorities', name], 'key'),
			`Bei «${name}» ist für ${open.join(', ')} niemand zuständig. Bitte ergänzen Sie sie, oder einen Eintrag mit municipalities: [] für alle übrigen.`
		);
	}
}
