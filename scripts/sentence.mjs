/** An error whose message is everything the reader needs; shown without a stack. */
export class Sentence extends Error {}

/**
 * Ends the program the way an error deserves: a sentence is said, anything else shows where it happened.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function giveUp(error) {
	console.error(error instanceof Sentence ? error.message : error);
	process.exit(1);
}
