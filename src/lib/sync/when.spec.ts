import { describe, expect, it } from 'vitest';
import { CHECK_EVERY, whenToSync, type Connection, type Situation } from './when';

const NOW = Date.UTC(2027, 2, 3, 12);
const YEARS = 10 * 365 * 24 * 3_600_000;
const DUE: Situation = {
	mode: undefined,
	connection: undefined,
	checked: NOW - CHECK_EVERY - 1,
	failed: false,
	now: NOW
};

describe('how old', () => {
	it('what was checked within the hour is left alone', () => {
		expect(whenToSync({ ...DUE, checked: NOW - CHECK_EVERY })).toBe('later');
	});

	it('what is older is due', () => {
		expect(whenToSync(DUE)).toBe('now');
	});

	it('what was never checked is due', () => {
		expect(whenToSync({ ...DUE, checked: undefined })).toBe('now');
	});

	it('a check from the future is due: a clock set back must not put it off for years', () => {
		expect(whenToSync({ ...DUE, checked: NOW + YEARS })).toBe('now');
		expect(whenToSync({ ...DUE, checked: NOW + 60_000 })).toBe('later');
	});

	it('a failed attempt is due again at once', () => {
		expect(whenToSync({ ...DUE, checked: NOW, failed: true })).toBe('now');
	});

	it('nobody is asked about what is not due', () => {
		expect(whenToSync({ ...DUE, mode: 'manual', checked: NOW })).toBe('later');
	});
});

describe('at whose cost', () => {
	const wifi: Connection = { type: 'wifi' };
	const wired: Connection = { type: 'ethernet' };
	const mobile: Connection = { type: 'cellular' };
	const tethered: Connection = { type: 'bluetooth' };
	const untold: Connection = { saveData: false };
	const saving: Connection = { type: 'wifi', saveData: true };
	const table: [Situation['mode'], Connection | undefined, 'now' | 'ask'][] = [
		[undefined, undefined, 'now'],
		[undefined, mobile, 'now'],
		[undefined, saving, 'ask'],
		['always', undefined, 'now'],
		['always', mobile, 'now'],
		['always', saving, 'now'],
		['saving', wifi, 'now'],
		['saving', wired, 'now'],
		['saving', mobile, 'ask'],
		['saving', tethered, 'ask'],
		['saving', saving, 'ask'],
		['saving', untold, 'ask'],
		['saving', undefined, 'ask'],
		['manual', wifi, 'ask'],
		['manual', undefined, 'ask']
	];
	for (const [mode, connection, answer] of table) {
		it(`${mode ?? 'no choice'} on ${JSON.stringify(connection) ?? 'an unknown connection'}: ${answer}`, () => {
			expect(whenToSync({ ...DUE, mode, connection })).toBe(answer);
			expect(whenToSync({ ...DUE, mode, connection, checked: NOW, failed: true })).toBe(answer);
		});
	}
});
