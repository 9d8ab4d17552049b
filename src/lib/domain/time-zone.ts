/** Lippe's own clock, in which days of releases and checks are told wherever the reader is; as in `region.yaml`. */
export const TIME_ZONE = 'Europe/Berlin';
