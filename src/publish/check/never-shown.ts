import type { PlaceFacts } from '../../lib/domain/records';
import type { Draft } from '../draft';
import type { Problem } from '../problem';

/** Houses whose door nobody may find through us. An advice centre of theirs is public. */
const HIDDEN =
	/frauenhaus|frauenhäuser|frauenschutz|flüchtlings(?:unterkunft|heim|wohnheim)|asyl(?:bewerber)?(?:unterkunft|heim)|gemeinschaftsunterkunft|sammelunterkunft|erstaufnahme|zentrale unterbringung/i;
const PUBLIC = /berat|verein|hilfetelefon/i;

/**
 * Places that by their name are a women's shelter or a home for refugees and yet say where they are. Only the name
 * can be judged: no check knows which house stands at an address, or whose telephone rings at an extension.
 */
export function shownPlaces(drafts: readonly Draft[], fileOf: (draft: Draft) => string): Problem[] {
	return drafts
		.filter((draft) => draft.address.startsWith('place/') && isHidden(draft) && saysWhere(draft))
		.map((draft) => ({
			file: fileOf(draft),
			line: 1,
			text: 'Dieser Ort ist dem Namen nach ein Frauenhaus oder eine Unterkunft. Seine Adresse und sein Standort dürfen hier nie stehen: Bitte löschen Sie address und position.'
		}));
}

function isHidden({ texts }: Draft): boolean {
	return HIDDEN.test(texts.de.title) && !PUBLIC.test(texts.de.title);
}

function saysWhere({ facts }: Draft): boolean {
	const { address, position } = facts as PlaceFacts;
	return address?.street !== undefined || position?.precision === 'door';
}
