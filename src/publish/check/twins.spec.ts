import { expect, test } from 'vitest';
import { probableTwins, type Spot } from './twins';

const at = (lat: number, lon: number) => ({ position: { lat, lon, precision: 'door' as const } });

function twins(own: Partial<Spot>, other: Partial<Spot>, source = 'imported/muster') {
	const spots: Spot[] = [
		{ file: 'places/a.yaml', source: '', title: 'Rathaus', facts: {}, ...own },
		{ file: 'imported/muster/places/b.yaml', source, title: 'Bürgerbüro', facts: {}, ...other }
	];
	return probableTwins(spots).map(({ why }) => why.join('; '));
}

test.each<[string, Partial<Spot>, Partial<Spot>, string[]]>([
	[
		'one number',
		{ facts: { phones: ['+495231620'] } },
		{ facts: { phones: ['+4952', '+495231620'] } },
		['Telefon +495231620']
	],
	['the emergency number', { facts: { phones: ['112'] } }, { facts: { phones: ['112'] } }, []],
	[
		'one address, written differently',
		{ facts: { address: { street: 'Felix-Fechenbach-Straße 5', postcode: '32756', town: 'Detmold' } } },
		{ facts: { address: { street: 'Felix Fechenbach Str. 5', postcode: '32756', town: 'Detmold' } } },
		['Adresse']
	],
	[
		'one street, another town',
		{ facts: { address: { street: 'Markt 1', postcode: '32756', town: 'Detmold' } } },
		{ facts: { address: { street: 'Markt 1', postcode: '32657', town: 'Lemgo' } } },
		[]
	],
	['only a town', { facts: { address: { town: 'Lemgo' } } }, { facts: { address: { town: 'Lemgo' } } }, []],
	[
		'a few steps and nearly one name',
		{ title: 'Rathaus Lemgo', facts: at(52.028, 8.899) },
		{ title: 'Stadt Lemgo, Rathaus', facts: at(52.0283, 8.8993) },
		['39 m entfernt, ähnlicher Name']
	],
	['a few steps and another name', { facts: at(52.028, 8.899) }, { facts: at(52.0283, 8.8993) }, []],
	[
		'one name and a kilometre',
		{ facts: at(52.028, 8.899) },
		{ title: 'Rathaus', facts: at(52.038, 8.899) },
		[]
	]
])('%s', (_, own, other, why) => {
	expect(twins(own, other)).toEqual(why);
});

test('two places of one source are two', () => {
	expect(twins({ facts: { phones: ['+495231620'] } }, { facts: { phones: ['+495231620'] } }, '')).toEqual([]);
});
