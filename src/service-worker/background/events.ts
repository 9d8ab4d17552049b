/** https://wicg.github.io/background-sync/spec/ and …/periodic-background-sync/, which TypeScript does not know. */
interface TaggedEvent extends ExtendableEvent {
	tag: string;
}

export interface BackgroundEvents {
	addEventListener(type: 'sync' | 'periodicsync', listener: (event: TaggedEvent) => void): void;
}
