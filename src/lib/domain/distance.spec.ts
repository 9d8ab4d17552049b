import { describe, expect, test } from 'vitest';
import { distanceLabel, metresBetween } from './distance';

const LEMGO = { lat: 52.028, lon: 8.9015 };
const DETMOLD = { lat: 51.9353, lon: 8.8793 };

test('Lemgo to Detmold is ten and a half kilometres, there and back', () => {
	expect(metresBetween(LEMGO, DETMOLD)).toBeCloseTo(10_419, -1);
	expect(metresBetween(DETMOLD, LEMGO)).toBe(metresBetween(LEMGO, DETMOLD));
});

test('a degree of latitude is 111.2 km; of longitude at 52° much less', () => {
	expect(metresBetween({ lat: 51, lon: 9 }, { lat: 52, lon: 9 })).toBeCloseTo(111_195, -1);
	expect(metresBetween({ lat: 52, lon: 8 }, { lat: 52, lon: 9 })).toBeCloseTo(68_458, -1);
});

test('where one stands is no distance, and the other side of the earth is a number', () => {
	expect(metresBetween(LEMGO, LEMGO)).toBe(0);
	expect(metresBetween({ lat: 52, lon: 9 }, { lat: -52, lon: -171 })).toBeCloseTo(20_015_115, -2);
});

describe('distances as people say them', () => {
	test.each([
		[0, '10 m'],
		[43, '40 m'],
		[337, '350 m'],
		[974, '950 m'],
		[976, '1 km'],
		[1_234, '1,2 km'],
		[9_949, '9,9 km'],
		[9_960, '10 km'],
		[14_400, '14 km']
	])('%i metres', (metres, label) => {
		expect(distanceLabel(metres, 'de').replace(/\s/g, ' ')).toBe(label);
	});

	test('from one town to another nobody promises metres', () => {
		expect(distanceLabel(120, 'de', true).replace(/\s/g, ' ')).toBe('1 km');
		expect(distanceLabel(10_419, 'de', true).replace(/\s/g, ' ')).toBe('10 km');
	});

	test('in the reader’s own way', () => {
		expect(distanceLabel(1_234, 'en').replace(/\s/g, ' ')).toBe('1.2 km');
	});
});

test('from one end of the earth to the other it is never no number', () => {
	for (let lat = -89.9; lat < 90; lat += 0.1) {
		const metres = metresBetween({ lat, lon: 8.9 }, { lat: -lat, lon: -171.1 });
		expect(metres).toBeCloseTo(20_015_115, -2);
	}
});
