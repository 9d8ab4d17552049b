import { expect, test } from 'vitest';
import { allDay, calendarFile } from './calendar';

const day = (uid: string, title: string) => ({
	uid,
	title,
	when: allDay('2026-12-31', '2026-12-31'),
	stamp: Date.UTC(2026, 10, 25, 8)
});

test('several events stand in one calendar, each a whole day that ends with the next one', () => {
	const lines = calendarFile([day('step/a@lippe', 'Anmelden'), day('step/b@lippe', 'Fragen')]).split('\r\n');
	expect(lines.filter((line) => line === 'BEGIN:VCALENDAR')).toHaveLength(1);
	expect(lines.filter((line) => line.startsWith('UID:'))).toEqual(['UID:step/a@lippe', 'UID:step/b@lippe']);
	expect(lines.filter((line) => line === 'DTSTART;VALUE=DATE:20261231')).toHaveLength(2);
	expect(lines.filter((line) => line === 'DTEND;VALUE=DATE:20270101')).toHaveLength(2);
	expect(lines.slice(-3)).toEqual(['END:VEVENT', 'END:VCALENDAR', '']);
});

test('what an editor wrote cannot begin a property of its own', () => {
	const file = calendarFile([{ ...day('a', 'Eins\nATTENDEE:x'), url: 'https://lippe.example/\r\nX:y' }]);
	expect(file).toContain('SUMMARY:Eins\\nATTENDEE:x\r\n');
	expect(file).not.toMatch(/^(?:ATTENDEE|X):/m);
});
