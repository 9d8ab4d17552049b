import * as v from 'valibot';

/** Fields that the files of a release share. */

/** SHA-256 in lower-case hex; the name of an immutable file. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
