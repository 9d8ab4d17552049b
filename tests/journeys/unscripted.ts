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
	/** Whether its own policy lets its styles in. */
	styled: boolean;
}

/** What the browser says of every script that it does not run. */
export const UNRUN = /^Blocked script execution/;

const DESK = '/desk';

/**
 * Writes pages one after the other into a frame as large as the screen, which runs no script. That costs a sixth of what
 * a tab does that goes to each, and there are hundreds of pages in twelve languages.
 */
export async function withoutScripts(page: Page, site: Site, paths: string[]): Promise<Unscripted[]> {
	site.rig = (req, res) => {
		if (req.url === DESK) {
			res
				.writeHead(200, { 'content-type': 'text/html' })
				.end('<!doctype html><link rel="icon" href="data:,">');
			return true;
		}
		return false;
	};
	await page.goto(site.url + DESK);
	return page.evaluate(async (all) => {
		async function isStyled(shown: Document, policy: string): Promise<boolean> {
			const styles = [...shown.querySelectorAll('style')].map(({ textContent }) => textContent ?? '');
			const hashes = await Promise.all(
				styles.map((css) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(css)))
			);
			return hashes.every((hash) =>
				policy.includes(`'sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}'`)
			);
		}
		const frame = document.createElement('iframe');
		frame.sandbox.add('allow-same-origin');
		frame.style.cssText =
			'position: fixed; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden';
		document.body.append(frame);
		const seen: Unscripted[] = [];
		for (const path of all) {
			const answer = await fetch(path);
			if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
			const shown = frame.contentDocument;
			if (!shown) throw new Error(`${path} cannot be looked at`);
			const html = await answer.text();
			const policy = /http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
			shown.open();
			// One page's policy would go on for the next; and where no script runs, none has to be compiled ahead.
			shown.write(html.replace(/<link [^>]*modulepreload[^>]*>|<meta http-equiv[^>]*>/g, ''));
			shown.close();
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
				over: root.scrollWidth - root.clientWidth,
				styled: await isStyled(shown, policy)
			});
		}
		return seen;
	}, paths);
}
