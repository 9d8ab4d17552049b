import type { BrowserContext, Page } from '@playwright/test';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { publishOver } from './releases';
import { expect, test, untilReady, type Site } from './site';
import { controlWorker } from './worker';

const OFFICE = 'https://wuensche.example.org';

/** Where wishes are posted: a real server, which keeps what it accepts once for each key. */
interface Office {
	/** The keys it was asked with, in order. */
	asked: string[];
	kept: Map<string, unknown>;
	/** How it answers the next ones. */
	mood: 'accepts' | 'fails' | 'loses the answer';
	close(): Promise<void>;
}

/** Opens the office, and leads what goes to its address there. */
async function openOffice(context: BrowserContext): Promise<Office> {
	const office: Pick<Office, 'asked' | 'kept' | 'mood'> = { asked: [], kept: new Map(), mood: 'accepts' };
	const server = createServer((req, res) => void answer(req, res));
	async function answer(req: IncomingMessage, res: ServerResponse) {
		const key = String(req.headers['idempotency-key']);
		office.asked.push(key);
		if (office.mood === 'fails') return void res.writeHead(503).end();
		const had = office.kept.has(key);
		let body = '';
		for await (const part of req) body += String(part);
		if (!had) office.kept.set(key, JSON.parse(body));
		if (office.mood === 'loses the answer') return void res.destroy();
		res.writeHead(had ? 409 : 201).end();
	}
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await context.route(`${OFFICE}/**`, async (route) => {
		const request = route.request();
		try {
			const { status } = await fetch(`http://127.0.0.1:${port}${new URL(request.url()).pathname}`, {
				method: request.method(),
				headers: await request.allHeaders(),
				body: request.postData()
			});
			await route.fulfill({ status, headers: { 'access-control-allow-origin': '*' } });
		} catch {
			await route.abort();
		}
	});
	const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
	return Object.assign(office, { close });
}

/** What a build does whose `region.yaml` names the address: content that says it, and pages that may connect to it. */
async function nameOffice(site: Site): Promise<void> {
	const shell = join(site.dir, 'shell.html');
	const html = await readFile(shell, 'utf8');
	const allowed = html.replace("connect-src 'self'", `connect-src 'self' ${OFFICE}`);
	expect(allowed, 'the policy of the shell page').not.toBe(html);
	await writeFile(shell, allowed);
	await rm(`${shell}.br`, { force: true });
	await publishOver(site, { 'region.yaml': (text) => `${text}\nwishes: { post: "${OFFICE}/neu" }\n` });
}

/** A phone with its copy, and the office it posts to. */
async function readyToPost(page: Page, site: Site): Promise<Office> {
	const office = await openOffice(page.context());
	await nameOffice(site);
	await page.goto(`${site.url}/de`);
	await untilReady(page);
	return office;
}

async function write(page: Page, words: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Ihre Nachricht' }).fill(words);
	await page.getByRole('button', { name: 'Senden' }).click();
}

test.use({
	expectedOrigins: [OFFICE],
	expectedErrors: [/status of 503|status of 409|net::ERR_FAILED|net::ERR_INTERNET_DISCONNECTED/]
});

test('a wish is posted once, though the office fails, the network goes and the answer is lost', async ({
	page,
	site,
	context
}) => {
	const office = await readyToPost(page, site);
	await page.goto(`${site.url}/de/wish?about=offer/griffbereit`);
	office.mood = 'fails';
	await write(page, 'Der Kurs ist zu.');
	await expect(page.getByRole('status').first()).toHaveText(/noch nicht geklappt.*versucht es wieder/);
	await expect(page.getByRole('textbox', { name: 'Ihre Nachricht' })).toHaveValue('');
	const waiting = page.getByRole('heading', { name: 'Noch nicht gesendet: 1' });
	await expect(waiting).toBeVisible();

	// Killed and opened again with no network: it is still there.
	await context.setOffline(true);
	await page.goto(`${site.url}/de/wish`);
	await expect(waiting).toBeVisible();
	const before = office.asked.length;
	office.mood = 'loses the answer';
	await context.setOffline(false);
	await expect.poll(() => office.asked.length).toBeGreaterThan(before);
	await expect(waiting, 'no answer is no receipt').toBeVisible();

	office.mood = 'accepts';
	await page.goto(`${site.url}/de/about`);
	await expect.poll(() => office.asked.length).toBeGreaterThan(before + 1);
	await page.goto(`${site.url}/de/wish`);
	await expect(page.getByRole('textbox', { name: 'Ihre Nachricht' })).toBeVisible();
	await expect(waiting).toHaveCount(0);
	expect(new Set(office.asked).size, 'one key, however often it was tried').toBe(1);
	expect([...office.kept.values()]).toEqual([
		{
			kind: 'wrong',
			text: 'Der Kurs ist zu.',
			about: 'offer/griffbereit',
			release: expect.any(Number),
			locale: 'de'
		}
	]);
	await office.close();
});

test('a wish that waits is posted by the worker, whatever page is open, and once', async ({ page, site }) => {
	const office = await readyToPost(page, site);
	const worker = await controlWorker(page, site);
	await page.goto(`${site.url}/de/wish`);
	office.mood = 'fails';
	await write(page, 'Bitte auch abends.');
	await expect(page.getByRole('heading', { name: 'Noch nicht gesendet: 1' })).toBeVisible();
	await page.goto(`${site.url}/de/places`);

	expect(await worker.wake('wish'), 'the browser is to try again').toBe('again');
	expect(office.kept.size).toBe(0);
	office.mood = 'accepts';
	expect(await worker.wake('wish')).toBe('done');
	expect([...office.kept.values()]).toMatchObject([{ text: 'Bitte auch abends.' }]);
	const asked = office.asked.length;
	expect(await worker.wake('wish'), 'with nothing left to do').toBe('done');
	expect(office.asked.length).toBe(asked);
	await page.goto(`${site.url}/de/wish`);
	await expect(page.getByRole('textbox', { name: 'Ihre Nachricht' })).toBeVisible();
	await expect(page.getByText('Noch nicht gesendet')).toHaveCount(0);
	expect(new Set(office.asked).size).toBe(1);
	await office.close();
});

test('a wish that arrives is thanked for, and nothing waits', async ({ page, site }) => {
	const office = await readyToPost(page, site);
	await page.goto(`${site.url}/de/wish`);
	await write(page, 'Danke!');
	await expect(page.getByRole('status').first()).toHaveText(/Gesendet/);
	await expect(page.getByText('Noch nicht gesendet')).toHaveCount(0);
	expect(office.kept.size).toBe(1);
	await office.close();
});
