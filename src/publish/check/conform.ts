import * as v from 'valibot';
import type { Report } from '../problem';
import type { Path, YamlFile } from '../read/yaml';
import { sentence } from './fields';

/**
 * Parses a YAML file, or the value at `path` in it, by a schema and reports everything that does not fit. Undefined
 * after a problem. An empty field (`web:`) counts as left out.
 */
export function conform<T>(
	file: YamlFile,
	schema: v.GenericSchema<unknown, T>,
	report: Report,
	path: Path = []
): T | undefined {
	const value = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], file.value);
	const result = v.safeParse(schema, nullsAsMissing(value));
	if (result.success) return result.output;
	for (const issue of result.issues) {
		const steps: Path = [...path, ...(issue.path ?? []).map(({ key }) => key as string | number)];
		const field = steps.findLast((step) => typeof step === 'string');
		const text = sentence(issue.message, String(field ?? ''));
		report(file.spot(steps, issue.type === 'raw_check' ? 'key' : 'value'), text);
	}
	return undefined;
}

function nullsAsMissing(value: unknown): unknown {
	if (value === null) return undefined;
	if (Array.isArray(value)) return value.map(nullsAsMissing);
	if (typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, nullsAsMissing(inner)]));
}
