import { describe, expect, test } from 'vitest';
import { openState, spansOn } from './hours';
import {
	at,
	byAppointment,
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

const office = week({
	mo: [span('8:00', '12:30'), span('14:00', '16:00')],
	tu: [span('8:00', '12:30')],
	fr: [span('8:00', '12:00')]
});

describe('an ordinary day', () => {
	test('the first minute is open, the last is not', () => {
		expect(openState(office, undefined, at(MONDAY, '7:59'))).toMatchObject({ state: 'closed' });
		expect(openState(office, undefined, at(MONDAY, '8:00'))).toEqual({
			state: 'open',
			until: at(MONDAY, '12:30')
		});
		expect(openState(office, undefined, at(MONDAY, '12:29'))).toMatchObject({ state: 'open' });
		expect(openState(office, undefined, at(MONDAY, '12:30'))).toMatchObject({ state: 'closed' });
	});

	test('the lunch break ends on the same afternoon', () => {
		expect(openState(office, undefined, at(MONDAY, '13:00'))).toEqual({
			state: 'closed',
			opens: at(MONDAY, '14:00')
		});
	});

	test('spans written in the wrong order do not hide the next one', () => {
		const hours = week({ mo: [span('14:00', '16:00'), span('8:00', '12:30')] });
		expect(openState(hours, undefined, at(MONDAY, '7:00'))).toMatchObject({ opens: at(MONDAY, '8:00') });
	});

	test('after the last hour it opens on the next day', () => {
		expect(openState(office, undefined, at(MONDAY, '18:00'))).toEqual({
			state: 'closed',
			opens: at(TUESDAY, '8:00')
		});
	});

	test('the weekend is passed over', () => {
		expect(openState(office, undefined, at(FRIDAY, '12:00'))).toEqual({
			state: 'closed',
			opens: at('2026-11-30', '8:00')
		});
	});
});

describe('over midnight', () => {
	const bar = week({ fr: [span('20:00', '26:00')] });

	test('a span over midnight is still open at one in the morning', () => {
		expect(openState(bar, undefined, at(SATURDAY, '1:00'))).toEqual({
			state: 'open',
			until: at(SATURDAY, '2:00')
		});
	});

	test('before midnight it already says when the night ends', () => {
		expect(openState(bar, undefined, at(FRIDAY, '23:59'))).toEqual({
			state: 'open',
			until: at(SATURDAY, '2:00')
		});
	});

	test('at two in the morning it is over, and so is the evening of a day that never had one', () => {
		expect(openState(bar, undefined, at(SATURDAY, '2:00'))).toMatchObject({ state: 'closed' });
		expect(openState(bar, undefined, at(SATURDAY, '21:00'))).toMatchObject({ state: 'closed' });
	});

	test('a span of yesterday that ended before midnight is not taken for a night', () => {
		const hours = week({ fr: [span('0:30', '3:00')] });
		expect(openState(hours, undefined, at(SATURDAY, '1:00'))).toMatchObject({ state: 'closed' });
	});

	test('the night before a holiday runs on into it, the holiday itself does not', () => {
		const hours = everyDay([span('20:00', '26:00')], {
			exceptions: { [SATURDAY]: { spans: [], holiday: 1 } }
		});
		expect(openState(hours, undefined, at(SATURDAY, '1:00'))).toMatchObject({ state: 'open' });
		expect(openState(hours, undefined, at(SATURDAY, '21:00'))).toMatchObject({ state: 'closed' });
		expect(openState(hours, undefined, at(SUNDAY, '1:00'))).toMatchObject({ state: 'closed' });
	});

	test('a night by appointment is still by appointment after midnight', () => {
		const hours = week({ fr: [byAppointment('22:00', '26:00')] });
		expect(openState(hours, undefined, at(SATURDAY, '1:00'))).toEqual({
			state: 'appointment',
			until: at(SATURDAY, '2:00')
		});
	});
});

describe('spans that touch at midnight', () => {
	test('are one: it does not close at 24:00', () => {
		const hours = week({ fr: [span('20:00', '24:00')], sa: [span('0:00', '3:00')] });
		expect(openState(hours, undefined, at(FRIDAY, '21:00'))).toEqual({
			state: 'open',
			until: at(SATURDAY, '3:00')
		});
	});

	test('and run through whole days', () => {
		const hours = week({
			mo: [span('10:00', '24:00')],
			tu: [span('0:00', '24:00')],
			we: [span('0:00', '14:00')]
		});
		expect(openState(hours, undefined, at(MONDAY, '11:00'))).toMatchObject({
			until: at(WEDNESDAY, '14:00')
		});
	});

	test('a morning by appointment does not prolong an open evening', () => {
		const hours = week({ fr: [span('20:00', '24:00')], sa: [byAppointment('0:00', '3:00')] });
		expect(openState(hours, undefined, at(FRIDAY, '21:00'))).toEqual({
			state: 'open',
			until: at(SATURDAY, '0:00')
		});
	});
});

describe('around the clock', () => {
	const always = everyDay([span('0:00', '24:00')]);

	test('has no end, at midnight as at noon', () => {
		for (const clock of ['0:00', '12:00', '23:59']) {
			expect(openState(always, undefined, at(MONDAY, clock))).toEqual({ state: 'open', until: null });
		}
	});

	test('ends where a holiday begins', () => {
		const hours = { ...always, exceptions: { [FRIDAY]: { spans: [], holiday: 1 as const } } };
		expect(openState(hours, undefined, at(MONDAY, '12:00'))).toEqual({
			state: 'open',
			until: at(FRIDAY, '0:00')
		});
	});
});

describe('by appointment', () => {
	const hours = week({ mo: [span('8:00', '12:00'), byAppointment('14:00', '16:00')] });

	test('is told apart from open', () => {
		expect(openState(hours, undefined, at(MONDAY, '9:00'))).toMatchObject({ state: 'open' });
		expect(openState(hours, undefined, at(MONDAY, '15:00'))).toEqual({
			state: 'appointment',
			until: at(MONDAY, '16:00')
		});
	});
});

describe('holidays and other exceptions', () => {
	test('a holiday that closes the office is named as the reason', () => {
		const hours = { ...office, exceptions: { [MONDAY]: { spans: [], holiday: 1 as const } } };
		expect(openState(hours, undefined, at(MONDAY, '10:00'))).toEqual({
			state: 'closed',
			opens: at(TUESDAY, '8:00'),
			why: 'holiday'
		});
	});

	test('on a day on which it is closed anyway no holiday is blamed', () => {
		const hours = { ...office, exceptions: { [WEDNESDAY]: { spans: [], holiday: 1 as const } } };
		expect(openState(hours, undefined, at(WEDNESDAY, '10:00'))).toEqual({
			state: 'closed',
			opens: at(FRIDAY, '8:00')
		});
	});

	test('a closed day that is no holiday has no reason', () => {
		const hours = { ...office, exceptions: { [MONDAY]: { spans: [] } } };
		expect(openState(hours, undefined, at(MONDAY, '10:00'))).not.toHaveProperty('why');
		expect(openState(office, undefined, at(SUNDAY, '10:00'))).not.toHaveProperty('why');
	});

	test('an exception replaces the row of the week, it does not add to it', () => {
		const hours = { ...office, exceptions: { [MONDAY]: { spans: [span('10:00', '11:00')] } } };
		expect(spansOn(hours, MONDAY)).toEqual([span('10:00', '11:00')]);
		expect(spansOn(hours, TUESDAY)).toEqual([span('8:00', '12:30')]);
		expect(openState(hours, undefined, at(MONDAY, '8:30'))).toEqual({
			state: 'closed',
			opens: at(MONDAY, '10:00')
		});
	});

	test('the next opening is not promised for a holiday', () => {
		const hours = { ...office, exceptions: { [TUESDAY]: { spans: [], holiday: 1 as const } } };
		expect(openState(hours, undefined, at(MONDAY, '18:00'))).toMatchObject({ opens: at(FRIDAY, '8:00') });
	});
});

describe('hours by appointment only', () => {
	test('are not promised as the next opening', () => {
		const hours = week({ tu: [byAppointment('8:00', '12:00')], we: [span('8:00', '12:00')] });
		expect(openState(hours, undefined, at(MONDAY, '12:00'))).toEqual({
			state: 'closed',
			opens: at(WEDNESDAY, '8:00')
		});
	});

	test('are all there is: nobody is sent there in vain', () => {
		const hours = week({ tu: [byAppointment('8:00', '12:00')] });
		expect(openState(hours, undefined, at(MONDAY, '12:00'))).toEqual({ state: 'appointment', until: null });
	});
});
