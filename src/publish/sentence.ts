/** An error whose message is, in German, everything that whoever called needs to know; shown without a stack. */
export class Sentence extends Error {
	override name = 'Sentence';
}
