/** What has to be known of a voice to choose one. */
export interface VoiceTag {
	/** BCP 47, or with an underscore on older Android. */
	lang: string;
	/** False where the text would be sent to a server to be spoken. */
	localService: boolean;
	default: boolean;
}

/**
 * The device's own voice for a language: the browser's favourite, then one of the language's home country.
 * A voice that sends the text away is none, and neither is one of another language.
 */
export function voiceFor<V extends VoiceTag>(voices: readonly V[], locale: string): V | undefined {
	const language = primary(locale);
	const fitting = voices.filter((voice) => voice.localService && primary(voice.lang) === language);
	return (
		fitting.find((voice) => voice.default) ??
		fitting.find((voice) => voice.lang.toLowerCase().endsWith(language)) ??
		fitting[0]
	);
}

function primary(tag: string): string {
	return tag.toLowerCase().split(/[-_]/)[0] ?? '';
}
