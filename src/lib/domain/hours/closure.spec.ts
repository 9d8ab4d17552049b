import { describe, expect, test } from 'vitest';
import { openState } from './hours';
import {
	at,
	everyDay,
	FRIDAY,
	MONDAY,
	SATURDAY,
	span,
	SUNDAY,
	TUESDAY,
	WEDNESDAY,
	week
} from './week.spec-support';

const daily = everyDay([span('8:00', '12:00')]);

describe('hours that are not known', () => {
	test('without hours nothing is guessed', () => {
		expect(openState(undefined, undefined, at(MONDAY, '10:00'))).toEqual({ state: 'unknown' });
	});

	test('outside the months for which holidays were worked out nothing is guessed', () => {
		const hours = { ...daily, from: TUESDAY, until: FRIDAY };
		const states = [MONDAY, TUESDAY, FRIDAY, SATURDAY].map(
			(date) => openState(hours, undefined, at(date, '10:00')).state
		);
		expect(states).toEqual(['unknown', 'open', 'open', 'unknown']);
	});

	test('no opening is promised for a day after them', () => {
		const hours = { ...daily, until: FRIDAY };
		expect(openState(hours, undefined, at(FRIDAY, '13:00'))).toEqual({ state: 'closed', opens: null });
	});
});

describe('a closure', () => {
	test('holds from its first day to the end of its last', () => {
		const closure = { from: TUESDAY, until: WEDNESDAY };
		const states = [MONDAY, TUESDAY, WEDNESDAY, '2026-11-26'].map(
			(date) => openState(daily, closure, at(date, '8:00')).state
		);
		expect(states).toEqual(['open', 'closure', 'closure', 'open']);
		expect(openState(daily, closure, at(WEDNESDAY, '23:59'))).toEqual({
			state: 'closure',
			until: WEDNESDAY
		});
	});

	test('without an end never reopens by itself', () => {
		const closure = { from: TUESDAY, until: null };
		expect(openState(daily, closure, at('2027-10-01', '10:00'))).toEqual({
			state: 'closure',
			until: null
		});
	});

	test('is told even where no hours are known', () => {
		const closure = { from: MONDAY, until: SUNDAY };
		expect(openState(undefined, closure, at(MONDAY, '10:00'))).toEqual({
			state: 'closure',
			until: SUNDAY
		});
	});

	test('is told even when the hours have run out', () => {
		const closure = { from: MONDAY, until: null };
		expect(openState({ ...daily, until: '2026-11-01' }, closure, at(MONDAY, '10:00'))).toMatchObject({
			state: 'closure'
		});
	});

	test('that begins tomorrow is skipped when the next opening is sought', () => {
		const closure = { from: TUESDAY, until: FRIDAY };
		expect(openState(daily, closure, at(MONDAY, '13:00'))).toEqual({
			state: 'closed',
			opens: at(SATURDAY, '8:00')
		});
	});

	test('that begins tomorrow and has no end leaves no next opening', () => {
		const closure = { from: TUESDAY, until: null };
		expect(openState(daily, closure, at(MONDAY, '13:00'))).toEqual({ state: 'closed', opens: null });
	});
});

describe('the next opening', () => {
	const monthly = (date: string) => week({}, { exceptions: { [date]: { spans: [span('10:00', '11:00')] } } });

	test('is found on the fourteenth day', () => {
		expect(openState(monthly('2026-12-07'), undefined, at(MONDAY, '9:00'))).toEqual({
			state: 'closed',
			opens: at('2026-12-07', '10:00')
		});
	});

	test('is not looked for beyond two weeks', () => {
		expect(openState(monthly('2026-12-08'), undefined, at(MONDAY, '9:00'))).toEqual({
			state: 'closed',
			opens: null
		});
	});

	test('of a place that never opens is none, not an endless search', () => {
		expect(openState(week({}), undefined, at(MONDAY, '9:00'))).toEqual({ state: 'closed', opens: null });
	});
});

describe('a closure that is coming', () => {
	test('ends what is open around the clock', () => {
		const always = everyDay([span('0:00', '24:00')]);
		expect(openState(always, { from: WEDNESDAY, until: null }, at(MONDAY, '12:00'))).toEqual({
			state: 'open',
			until: at(WEDNESDAY, '0:00')
		});
	});

	test('ends a night that runs into it, and a closed night does not run on into the morning after', () => {
		const bar = week({ fr: [span('20:00', '26:00')] });
		expect(openState(bar, { from: SATURDAY, until: null }, at(FRIDAY, '21:00'))).toEqual({
			state: 'open',
			until: at(SATURDAY, '0:00')
		});
		expect(openState(bar, { from: FRIDAY, until: FRIDAY }, at(SATURDAY, '1:00'))).toMatchObject({
			state: 'closed'
		});
	});
});
