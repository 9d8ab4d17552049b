/**
 * The mark: the five-petalled rose of Lippe, simplified, with a compass needle in it. Drawn once, in a box
 * from -50 to 50; `scripts/icons.ts` makes every icon from the same numbers.
 */
const PETAL = 'M0-6C-20-10-27-28-17-42-11-50 11-50 17-42 27-28 20-10 0-6Z';

export const PETALS = [0, 72, 144, 216, 288].map((angle) => ({ angle, path: PETAL }));
