import { isLocale, type Locale } from '$lib/domain/records';

export function match(param: string): param is Locale {
	return isLocale(param);
}
