import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/**
 * Where pages may post what readers wish for: the origin of `wishes.post` in the region's file, if it names one. A file
 * with a fault is for publishing to report.
 *
 * @returns {`https://${string}`[]}
 */
export function wishOrigin(root = process.cwd()) {
	try {
		/** @type {{ wishes?: { post?: string } } | null} */
		const region = parse(readFileSync(join(root, 'content/region.yaml'), 'utf8'));
		const { protocol, host } = new URL(region?.wishes?.post ?? '');
		return protocol === 'https:' ? [`https://${host}`] : [];
	} catch {
		return [];
	}
}
