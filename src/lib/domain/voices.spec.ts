import { expect, test } from 'vitest';
import { voiceFor, type VoiceTag } from './voices';

const voice = (lang: string, change: Partial<VoiceTag> = {}): VoiceTag => ({
	lang,
	localService: true,
	default: false,
	...change
});

test('a voice that would send the text away is never taken, though it be the only one', () => {
	expect(voiceFor([voice('de-DE', { localService: false, default: true })], 'de')).toBeUndefined();
});

test('a language is never read by the voice of another', () => {
	expect(voiceFor([voice('en-US', { default: true }), voice('den')], 'de')).toBeUndefined();
	expect(voiceFor([], 'ar')).toBeUndefined();
});

test('regions, underscores and plain language are read by the voice of the language', () => {
	const german = voice('de_DE');
	expect(voiceFor([voice('en-GB'), german], 'de')).toBe(german);
	expect(voiceFor([german], 'de-simple')).toBe(german);
});

test('the favourite of the browser comes first, then the voice of the home country', () => {
	const [swiss, home, favourite] = [voice('de-CH'), voice('de-DE'), voice('de-AT', { default: true })];
	expect(voiceFor([swiss, home, favourite], 'de')).toBe(favourite);
	expect(voiceFor([swiss, home], 'de')).toBe(home);
	expect(voiceFor([swiss], 'de')).toBe(swiss);
});
