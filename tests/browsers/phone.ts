import { expect } from '@playwright/test';

/** Something visible on the screen: what the selector finds, with these words in it. */
export interface Target {
	css: string;
	words?: string;
}

/** A phone with one tab, as small as the journeys need it, so that each browser can be spoken to in its own way. */
export interface Phone {
	open(url: string): Promise<void>;
	reload(): Promise<void>;
	tap(target: Target): Promise<void>;
	/** Types over whatever stands in a field. */
	type(target: Target, text: string): Promise<void>;
	/** Runs a function in the page; what goes in and comes out has to survive JSON. */
	evaluate<Result, Input = undefined>(
		inPage: (input: Input) => Result | Promise<Result>,
		...input: Input extends undefined ? [] : [Input]
	): Promise<Result>;
	/** Exceptions and refusals of the CSP until now; `undefined` where the browser's protocol does not tell them. */
	complaints: string[] | undefined;
	/** What keeps the browser from installing the app; `undefined` where it installs no apps. */
	installFaults: (() => Promise<string[]>) | undefined;
	close(): Promise<void>;
}

/** Runs in the page: the elements that a target means. */
export function findVisible({ css, words = '' }: Target): HTMLElement[] {
	return [...document.querySelectorAll<HTMLElement>(css)].filter(
		(element) => element.checkVisibility() && element.textContent.includes(words)
	);
}

/** The words of everything visible that a selector finds. */
export function textsOf(phone: Phone, css: string): Promise<string[]> {
	return phone.evaluate(
		(selector) =>
			[...document.querySelectorAll<HTMLElement>(selector)]
				.filter((element) => element.checkVisibility())
				.map((element) => element.innerText.trim()),
		css
	);
}

/** Waits until the first thing that a selector finds says this. */
export async function untilSays(phone: Phone, css: string, words: string | RegExp): Promise<void> {
	await until(async () => {
		const [text = 'nothing visible'] = await textsOf(phone, css);
		if (typeof words === 'string') expect(text, css).toBe(words);
		else expect(text, css).toMatch(words);
	});
}

/** Waits until something is visible. */
export async function untilSeen(phone: Phone, css: string): Promise<void> {
	await until(async () => expect((await textsOf(phone, css)).length, css).toBeGreaterThan(0));
}

/** Waits until the address of the page, without its origin, matches. */
export async function untilAt(phone: Phone, path: string | RegExp): Promise<void> {
	await until(async () => {
		const now = await phone.evaluate(() => location.pathname + location.search);
		if (typeof path === 'string') expect(now).toBe(path);
		else expect(now).toMatch(path);
	});
}

/** Tries again until it holds; a page that is being left answers with an error, and that is tried again as well. */
export async function until(holds: () => Promise<void>): Promise<void> {
	await expect(holds).toPass({ timeout: 45_000, intervals: [100, 200] });
}

/** Waits until the app says that it works without a network. */
export const untilReady = (phone: Phone) => untilSeen(phone, '[data-status="ready"]');
