import type { Block } from '$lib/domain/blocks';
import { translateBlock, type Translate } from '$lib/domain/translated';

/** What is needed of the browser's `Translator` (https://developer.mozilla.org/docs/Web/API/Translator). */
export interface TranslatorApi {
	availability(pair: LanguagePair): Promise<'unavailable' | 'downloadable' | 'downloading' | 'available'>;
	create(pair: LanguagePair): Promise<{ translate: Translate; destroy: () => void }>;
}

interface LanguagePair {
	sourceLanguage: string;
	targetLanguage: string;
}

/** What of a page is in another language than the reader's. */
export interface Foreign {
	title?: string;
	summary?: string;
	blocks: readonly Block[];
}

/** A text put into the reader's language by the browser, on the phone, block by block, on a tap. */
export class Translation {
	/**
	 * `none`: the browser cannot. `offered`: a tap translates. `asks`: the browser would first download
	 * something, and the reader has been told. `waits`: it does, or gets ready. `works`: blocks arrive.
	 */
	status = $state<'none' | 'offered' | 'asks' | 'waits' | 'works' | 'done' | 'failed'>('none');
	/** What has arrived: as many of the blocks, from the first on. */
	done = $state.raw<Foreign>();

	#api: TranslatorApi | undefined;
	#pair: LanguagePair;
	/** Counts what was asked for, so that what comes in late for something else is dropped. */
	#turn = 0;

	/** `api` is undefined where the browser has none. Languages are BCP 47 tags. */
	constructor(api: TranslatorApi | undefined, from: string, to: string) {
		this.#api = api;
		this.#pair = { sourceLanguage: from, targetLanguage: to };
	}

	/** Asks the browser whether it can; nothing is downloaded for that. */
	async look(): Promise<void> {
		if ((await this.#availability()) !== 'unavailable' && this.status === 'none') this.status = 'offered';
	}

	/** A tap: translates at once where the browser is ready, else says first that it would download something. */
	async ask(foreign: Foreign): Promise<void> {
		if ((await this.#availability()) === 'available') return this.translate(foreign);
		this.status = 'asks';
	}

	/** Translates; what the browser needs for it, it downloads now. */
	async translate({ title, summary, blocks }: Foreign): Promise<void> {
		const turn = (this.#turn += 1);
		const stale = () => turn !== this.#turn;
		this.status = 'waits';
		this.done = undefined;
		let translator: Awaited<ReturnType<TranslatorApi['create']>> | undefined;
		try {
			translator = await this.#api?.create(this.#pair);
			if (!translator) throw new Error('no translator');
			const { translate } = translator;
			const into = (text: string) => translate.call(translator, text);
			if (stale()) return;
			this.status = 'works';
			const head = {
				...(title === undefined ? {} : { title: await into(title) }),
				...(summary === undefined ? {} : { summary: await into(summary) })
			};
			const arrived: Block[] = [];
			for (const block of blocks) {
				if (stale()) return;
				this.done = { ...head, blocks: [...arrived] };
				arrived.push(await translateBlock(block, into));
			}
			if (stale()) return;
			this.done = { ...head, blocks: arrived };
			this.status = 'done';
		} catch {
			if (stale()) return;
			this.done = undefined;
			this.status = 'failed';
		} finally {
			translator?.destroy();
		}
	}

	/** Back to the original, which is offered for translation again. */
	undo(): void {
		this.#turn += 1;
		this.done = undefined;
		if (this.status !== 'none') this.status = 'offered';
	}

	async #availability() {
		// A browser may know the name of the interface and refuse to be asked, e.g. by a policy.
		return (await this.#api?.availability(this.#pair).catch(() => undefined)) ?? 'unavailable';
	}
}
