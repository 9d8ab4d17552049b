import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { phoneLabel } from './phone-label';

test('a phone number is divided as people in Germany read it', () => {
	const numbers = [
		'116016',
		'112',
		'116117',
		'+4980054654650',
		'+49523162300',
		'+4952316200',
		'+491806999555'
	];
	expect(numbers.map(phoneLabel)).toEqual([
		'116 016',
		'112',
		'116 117',
		'0800 54654650',
		'05231 62300',
		'05231 6200',
		'01806 999555'
	]);
});

test('a district’s main number is not cut inside its area code, however short the rest', () => {
	expect(phoneLabel('+495231620')).toBe('05231 620');
});

test('no area code of Germany up to five digits is taken for a longer or a shorter one', () => {
	let seen = 0;
	for (let area = 20; area < 10_000; area += 1) {
		const number = parsePhoneNumberFromString(`0${area}234567`, 'DE');
		if (number?.getType() !== 'FIXED_LINE') continue;
		const [code = ''] = number.formatNational().split(' ');
		if (code.length > 5) continue;
		seen += 1;
		expect(phoneLabel(number.number).split(' ')[0]).toBe(code);
	}
	expect(seen).toBeGreaterThan(3000);
});
