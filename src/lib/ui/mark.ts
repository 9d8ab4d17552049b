/**
 * The mark: the five-petalled rose of Lippe, simplified, with a compass needle in it. Drawn once, in a box
 * from -50 to 50; `scripts/icons.ts` makes every icon from the same numbers.
 */
const PETAL = 'M0 2C-14-8-27-24-19-40-12-50 12-50 19-40 27-24 14-8 0 2Z';

export const PETALS = [0, 72, 144, 216, 288].map((angle) => ({ angle, path: PETAL }));
/** The needle: the whole of it, and its half that points north. */
export const NEEDLE = { whole: 'M0-33 8 0 0 33-8 0Z', north: 'M0-33 8 0H-8Z' };
