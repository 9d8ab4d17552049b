import type { Sentence } from '$lib/domain/sentences';
import { voiceFor } from '$lib/domain/voices';

/** What is needed of the browser's `speechSynthesis`. */
export interface Synth {
	getVoices(): SpeechSynthesisVoice[];
	speak(utterance: SpeechSynthesisUtterance): void;
	cancel(): void;
	addEventListener(type: 'voiceschanged', listener: () => void): void;
	removeEventListener(type: 'voiceschanged', listener: () => void): void;
}

/**
 * Reads sentences with the device's own voice, one utterance for each. A pause cancels the sentence and going on
 * begins it anew: on Android the browser's own pause is the end of the sentence
 * (https://developer.mozilla.org/docs/Web/API/SpeechSynthesis/pause, compatibility notes).
 */
export class ReadAloud {
	status = $state<'silent' | 'reading' | 'paused' | 'failed'>('silent');
	sentences = $state.raw<readonly Sentence[]>([]);
	/** Which of them is being read. */
	at = $state(0);

	#voices = $state.raw<readonly SpeechSynthesisVoice[]>([]);
	#synth: Synth;
	#speech: (text: string) => SpeechSynthesisUtterance;
	/** Held while it is spoken: Chrome forgets an utterance that nobody holds, and never says that it ended. */
	#spoken: SpeechSynthesisUtterance | undefined;

	/** `speech` makes what the synth speaks. */
	constructor(synth: Synth, speech: (text: string) => SpeechSynthesisUtterance) {
		this.#synth = synth;
		this.#speech = speech;
	}

	/** Watches for voices, which come late; returns the undo, which is silence. */
	start(): () => void {
		const look = () => {
			this.#voices = this.#synth.getVoices();
		};
		const stop = () => this.stop();
		look();
		this.#synth.addEventListener('voiceschanged', look);
		// Some browsers go on speaking over the next page.
		addEventListener('pagehide', stop);
		return () => {
			this.#synth.removeEventListener('voiceschanged', look);
			removeEventListener('pagehide', stop);
			this.stop();
		};
	}

	/** Whether the device has a voice of its own for a language. */
	speaks(lang: string): boolean {
		return voiceFor(this.#voices, lang) !== undefined;
	}

	/** Reads from the first sentence on. What is in a language without a voice is passed over. */
	read(sentences: readonly Sentence[]): void {
		this.sentences = sentences.filter(({ lang }) => this.speaks(lang));
		this.at = 0;
		this.play();
	}

	/** Reads on at the sentence where it was paused. */
	play(): void {
		this.#hush();
		const sentence = this.sentences[this.at];
		const voice = sentence && voiceFor(this.#voices, sentence.lang);
		if (!sentence || !voice) {
			this.status = 'silent';
			return;
		}
		this.status = 'reading';
		const spoken = this.#speech(sentence.text);
		spoken.voice = voice;
		// Android goes by the language and not by the voice.
		spoken.lang = voice.lang.replace('_', '-');
		spoken.onend = () => {
			if (this.#spoken !== spoken) return;
			this.at += 1;
			this.play();
		};
		spoken.onerror = () => {
			if (this.#spoken !== spoken) return;
			this.#hush();
			this.status = 'failed';
		};
		this.#spoken = spoken;
		this.#synth.speak(spoken);
	}

	pause(): void {
		if (this.status !== 'reading') return;
		this.#hush();
		this.status = 'paused';
	}

	stop(): void {
		this.#hush();
		this.status = 'silent';
		this.at = 0;
	}

	/** Whatever the synth still says about the sentence before is no longer listened to. */
	#hush(): void {
		if (!this.#spoken) return;
		this.#spoken = undefined;
		this.#synth.cancel();
	}
}
