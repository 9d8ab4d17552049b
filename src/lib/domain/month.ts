/** The month of an instant (milliseconds since 1970) by the phone's own calendar, e.g. `2027-03`. */
export function monthOf(instant: number): string {
	const date = new Date(instant);
	return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
}
