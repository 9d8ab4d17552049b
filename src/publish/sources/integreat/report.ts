import { compare } from '../../problem';

/** What an import could not keep or had to change, by page; the same for the same input. */
export interface Losses {
	/** `kind` is counted over all pages; `detail` says which one it was. */
	add(page: string, kind: string, detail?: string): void;
	counts(): [kind: string, count: number][];
	/** One paragraph for every page, sorted. */
	text(): string;
}

export function makeLosses(): Losses {
	const pages = new Map<string, Map<string, string[]>>();
	return {
		add(page, kind, detail = '') {
			const kinds = pages.get(page) ?? new Map<string, string[]>();
			pages.set(page, kinds);
			kinds.set(kind, [...(kinds.get(kind) ?? []), detail.replace(/\s+/g, ' ').trim().slice(0, 200)]);
		},
		counts() {
			const counts = new Map<string, number>();
			for (const kinds of pages.values()) {
				for (const [kind, details] of kinds) counts.set(kind, (counts.get(kind) ?? 0) + details.length);
			}
			return [...counts].sort((a, b) => compare(a[0], b[0]));
		},
		text() {
			const paragraphs = [...pages]
				.sort((a, b) => compare(a[0], b[0]))
				.map(([page, kinds]) => {
					const lines = [...kinds]
						.sort((a, b) => compare(a[0], b[0]))
						.map(([kind, details]) => {
							const named = details.filter((detail) => detail !== '');
							const count = `  ${details.length}× ${kind}`;
							return named.length > 0 ? `${count}: ${named.join(' | ')}` : count;
						});
					return [page, ...lines].join('\n');
				});
			return paragraphs.map((paragraph) => `${paragraph}\n`).join('\n');
		}
	};
}
