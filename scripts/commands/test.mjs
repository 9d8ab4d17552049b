import { giveUp, Sentence } from '../sentence.mjs';
import { ensureInstalled } from '../setup/install.mjs';
import { FAILED } from '../test/reports.mjs';
import { RUNNING, STATIC } from '../test/steps.mjs';

/**
 * `npm test`: every check there is; a failing one does not keep the next from running.
 * The last line printed is the sum, `N passed, M failed`.
 *
 * @param {string[]} args `--static` leaves out what needs a browser or a build
 */
export async function test(args) {
	try {
		await ensureInstalled();
	} catch (error) {
		giveUp(error);
	}
	const sum = { passed: 0, failed: 0, skipped: 0 };
	/** @type {string[]} */
	const lines = [];
	/** @param {import('../test/steps.mjs').Step} step */
	const take = async (step) => {
		const began = Date.now();
		/** @type {Awaited<ReturnType<typeof step.run>>} */
		const count = await step.run().catch((error) => {
			console.log(error instanceof Sentence ? error.message : error);
			return FAILED;
		});
		sum.passed += count.passed;
		sum.failed += count.failed;
		sum.skipped += count.skipped;
		const seconds = ((Date.now() - began) / 1000).toFixed(1).padStart(6);
		lines.push(`${step.name.padEnd(9)}${seconds} s   ${inWords(count)}`);
		return count;
	};

	for (const group of [STATIC, ...(args.includes('--static') ? [] : RUNNING)]) {
		// What a quiet step has to say would stand in the middle of what another says itself.
		const speaks = group.flat().some((step) => step.speaks);
		/** @type {string[]} */
		const held = [];
		await Promise.all(
			group.map(async (row) => {
				for (const step of row) {
					if (step.speaks) console.log(`\n── ${step.name}`);
					const { output = '' } = await take(step);
					if (step.speaks) continue;
					const said = `\n── ${step.name}\n${output}`;
					if (speaks) held.push(said);
					else console.log(said);
				}
			})
		);
		for (const said of held) console.log(said);
	}
	console.log(`\n${lines.join('\n')}\n\n${inWords(sum)}`);
	process.exitCode = sum.failed > 0 ? 1 : 0;
}

/** @param {import('../test/reports.mjs').Count} count */
function inWords({ passed, failed, skipped }) {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
