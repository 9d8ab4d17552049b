import * as v from 'valibot';
import { nextDates, ruleParts } from '../../lib/domain/dates/next-dates';
import { closed, FIELD, typeFault, words, yesNo } from './fields';

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/;

const moment = () =>
	v.pipe(
		words(),
		v.check(
			(text) =>
				LOCAL.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T${text.slice(11) || '00:00'}Z`)),
			({ input }) =>
				`${FIELD}: «${input}» ist kein Zeitpunkt. Muster: 2027-03-01T18:00, ganztägig 2027-03-01.`
		)
	);

/** When an offer takes place that has its own days. */
export const dates = () =>
	v.optional(
		v.pipe(
			closed({
				start: moment(),
				end: moment(),
				allDay: v.optional(yesNo(), false),
				rule: v.optional(
					v.pipe(
						words(),
						v.check(
							(rule) => ruleParts(rule) !== undefined,
							({ input }) =>
								`Die Wiederholung «${input}» ist nicht lesbar. Muster: FREQ=WEEKLY;BYDAY=TU (RFC 5545, ohne DTSTART).`
						)
					)
				)
			}),
			v.check(
				({ start, end, allDay }) => start.length === end.length && start.includes('T') !== allDay,
				`${FIELD}: start und end brauchen beide eine Uhrzeit (2027-03-01T18:00) oder, mit allDay: true, beide keine.`
			),
			v.check(
				({ start, end }) => start.length !== end.length || end >= start,
				({ input }) => `Das Ende ${input.end} liegt vor dem Anfang ${input.start}. Bitte prüfen Sie beide.`
			),
			v.check(
				(event) => event.rule === undefined || nextDates(event, event.start, 1).length > 0,
				typeFault('Diese Wiederholung trifft keinen einzigen Tag. Bitte prüfen Sie die Regel.')
			)
		)
	);
