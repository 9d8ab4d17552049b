import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyPatch, PatchSchema } from '../../lib/domain/release/patch';
import * as v from 'valibot';
import { patchOf, piecesOf } from './pieces';

const item = fc.oneof(
	fc.constantFrom('a', 'b', 'c', 'd'),
	fc.record({ type: fc.constantFrom('note', 'list') })
);
const field = fc.oneof(
	fc.string(),
	fc.array(item, { maxLength: 8 }),
	fc.record({ day: fc.nat(9) }),
	fc.constant(null)
);
const record = fc.dictionary(fc.constantFrom('title', 'body', 'hours', 'topics', 'toString'), field, {
	noNullPrototype: true
});

test('what a patch makes of the old record is the new one, whatever the two are', () => {
	fc.assert(
		fc.property(record, record, (before, after) => {
			// As it travels.
			const patch = JSON.parse(JSON.stringify(patchOf(piecesOf(before), after))) as unknown;
			expect(applyPatch(before, v.parse(PatchSchema, patch))).toEqual(after);
		}),
		{ numRuns: 2_000 }
	);
});

test('one paragraph that changed is all that travels', () => {
	const before = { title: 'Kita', body: ['eins', 'zwei', 'drei', 'vier'] };
	const after = { title: 'Kita', body: ['eins', 'ZWEI', 'drei', 'vier'] };
	expect(patchOf(piecesOf(before), after)).toEqual({ splice: { body: [[1, 1, 'ZWEI']] } });
	expect(patchOf(piecesOf(before), before)).toEqual({});
});
