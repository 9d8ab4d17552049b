export interface Gate {
	/** What waits here goes on once it is open. */
	opened: Promise<void>;
	open: () => void;
}

/** Where a journey holds something back until it has seen what is before. */
export function gate(): Gate {
	let open = () => {};
	const opened = new Promise<void>((resolve) => (open = resolve));
	return { opened, open };
}
