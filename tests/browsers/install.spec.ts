import { expect, test } from './journey';
import { untilAt, untilReady } from './phone';

test('the install manifest is linked, its icons can be drawn, and its ways lead somewhere', async ({
	phone,
	site
}) => {
	await phone.open(`${site.url}/de`);
	await untilReady(phone);
	const manifest = await phone.evaluate(async () => {
		const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]');
		if (!link) throw new Error('no manifest is linked');
		const answer = await fetch(link.href);
		const { name, display, start_url, icons, shortcuts } = (await answer.json()) as {
			name: string;
			display: string;
			start_url: string;
			icons: { src: string; sizes: string }[];
			shortcuts: { url: string }[];
		};
		const touch = document.querySelector<HTMLLinkElement>('link[rel="apple-touch-icon"]');
		const pictures = [...icons, { src: touch?.getAttribute('href') ?? '', sizes: 'any' }];
		const drawn = await Promise.all(
			pictures.map(async ({ src, sizes }) => {
				const picture = Object.assign(new Image(), { src: new URL(src, link.href).href });
				await picture.decode();
				return sizes === 'any' || sizes === `${picture.naturalWidth}x${picture.naturalHeight}`;
			})
		);
		const type = answer.headers.get('content-type');
		return { type, name, display, ways: [start_url, ...shortcuts.map(({ url }) => url)], drawn };
	});
	expect(manifest).toMatchObject({ name: 'Lippe Lotse', display: 'standalone' });
	expect(manifest.type).toContain('application/manifest+json');
	expect(manifest.drawn).toEqual(manifest.drawn.map(() => true));

	// As the installed app starts: from its icon, with no network.
	await site.stop();
	const arrivals = ['/de', '/de/offers', '/de/map', '/de/emergency'];
	expect(manifest.ways).toHaveLength(arrivals.length);
	for (const [at, way] of manifest.ways.entries()) {
		await phone.open(site.url + way);
		await untilAt(phone, arrivals[at] ?? '');
		// WebKitGTK, left in the middle of a page again and again, ends by not finishing any.
		await untilReady(phone);
	}
});

test('the browser itself finds nothing that keeps the app from being installed', async ({
	phone,
	site,
	engine
}) => {
	const { installFaults } = phone;
	if (!installFaults) return test.skip(true, `The ${engine} of this machine installs no apps.`);
	await phone.open(`${site.url}/de`);
	await untilReady(phone);
	expect(await installFaults()).toEqual([]);
});
