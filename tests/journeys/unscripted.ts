import type { Page } from '@playwright/test';
import type { Site } from './site';

/** What a browser has made of a page without running its scripts. */
export interface Unscripted {
	path: string;
	title: string;
	lang: string;
	description: string;
	canonical: string;
	/** Addresses of the same page in other languages. */
	alternates: number;
	/** What it says to search engines, as it stands there. */
	data: string;
	/** CSS pixels by which it is wider than the screen. */
	over: number;
}

/** What the browser says of every script that it does not run. */
export const UNRUN = /^Blocked script execution/;

const DESK = '/desk';

/**
 * Shows pages one after the other in a frame as large as the screen, which runs no script. A frame that goes to the
 * next page costs a third of what a tab does, and there are hundreds of pages in twelve languages.
 */
export async function withoutScripts(page: Page, site: Site, paths: string[]): Promise<Unscripted[]> {
	site.rig = (req, res) => {
		if (req.url === DESK) {
			res
				.writeHead(200, { 'content-type': 'text/html' })
				.end('<!doctype html><link rel="icon" href="data:,">');
			return true;
		}
		// The host lets nobody show a page in a frame; all else is as it sends it.
		const setHeader = res.setHeader.bind(res);
		res.setHeader = (name, value) =>
			/^(?:content-security-policy|x-frame-options)$/i.test(name) ? res : setHeader(name, value);
		return false;
	};
	await page.goto(site.url + DESK);
	return page.evaluate(async (all) => {
		const frame = document.createElement('iframe');
		frame.sandbox.add('allow-same-origin');
		frame.style.cssText =
			'position: fixed; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden';
		document.body.append(frame);
		const seen: Unscripted[] = [];
		for (const path of all) {
			await new Promise((loaded) => {
				frame.onload = loaded;
				frame.src = path;
			});
			const shown = frame.contentDocument;
			if (!shown) throw new Error(`${path} cannot be looked at`);
			const root = shown.documentElement;
			const attribute = (selector: string, name: string) =>
				shown.querySelector(selector)?.getAttribute(name) ?? '';
			seen.push({
				path,
				title: shown.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '',
				lang: root.lang,
				description: attribute('meta[name=description]', 'content'),
				canonical: attribute('link[rel=canonical]', 'href'),
				alternates: shown.querySelectorAll('link[rel=alternate][hreflang]').length,
				data: shown.querySelector('script[type="application/ld+json"]')?.textContent ?? '',
				over: root.scrollWidth - root.clientWidth
			});
		}
		return seen;
	}, paths);
}
