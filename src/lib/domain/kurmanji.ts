/**
 * What `Intl` has no words for: ICU has no Kurmanji under its own tag, and neither has a browser. A counted noun
 * stays in the singular.
 */
export const KURMANJI_UNITS = { days: 'roj', weeks: 'hefte', months: 'meh', years: 'sal' };
