import sharp from 'sharp';
import { expect, test } from 'vitest';
import { PICTURE_CAP } from '../check/pictures';
import { measure } from './measure';
import { moving, photo, spots } from './pictures.spec-support';
import { shrink, type Shrunk } from './shrink';

async function small(data: Buffer): Promise<Shrunk> {
	const result = await shrink(data);
	if (!result || result === 'heavy') throw new Error(`not shrunk: ${result}`);
	return result;
}

test('a photo becomes small, and the same bytes each time', async () => {
	const original = await photo(1);
	const first = await small(original);
	expect(first).toMatchObject({ width: 720, height: 405 });
	expect(await measure(first.data)).toEqual({
		format: 'webp',
		width: 720,
		height: 405,
		tagged: false,
		moving: false
	});
	expect((await small(original)).data.equals(first.data)).toBe(true);
});

test('a small picture is not blown up, a tall one is no longer than two screens', async () => {
	expect(await small(await photo(2, 200, 50))).toMatchObject({ width: 200, height: 50 });
	expect(await small(await photo(2, 800, 4000))).toMatchObject({ width: 288, height: 1440 });
});

test('where a camera was held upside down and where it was is not passed on, but the picture stands upright', async () => {
	const tagged = await spots(3, 1000, 500)
		.jpeg()
		.withExif({ IFD0: { Artist: 'Anna' }, IFD3: { GPSLatitude: '51/1 56/1 0/1' } })
		.withMetadata({ orientation: 6 })
		.toBuffer();
	expect(await measure(tagged)).toMatchObject({ tagged: true, width: 500, height: 1000 });
	const { data, ...size } = await small(tagged);
	expect(size).toEqual({ width: 500, height: 1000 });
	expect(await measure(data)).toMatchObject({ tagged: false });
});

test('black writing on nothing stands on white, also on a dark screen', async () => {
	const clear = await sharp({
		create: { width: 100, height: 100, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } }
	})
		.png()
		.toBuffer();
	const { channels } = await sharp((await small(clear)).data).stats();
	expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
});

test('of a moving picture the first frame is kept', async () => {
	const data = await moving(4);
	expect(await measure(data)).toMatchObject({ format: 'gif', moving: true });
	expect(await measure((await small(data)).data)).toMatchObject({ width: 200, height: 100, moving: false });
});

test('what stays heavy is made worse, and in the end left out', async () => {
	const { data } = await small(await spots(5, 420, 300, true).jpeg({ quality: 100 }).toBuffer());
	expect(data.length).toBeLessThanOrEqual(PICTURE_CAP);
	expect(await shrink(await spots(6, 720, 1440, true).png().toBuffer())).toBe('heavy');
});

test('half a picture is none', async () => {
	const whole = await photo(7);
	expect(await shrink(whole.subarray(0, whole.length / 2))).toBeUndefined();
	const png = await spots(7, 300, 300).png().toBuffer();
	expect(await shrink(png.subarray(0, png.length / 2))).toBeUndefined();
});

test.each([
	['a page', '<!doctype html><title>Anmelden</title>'],
	[
		'an SVG',
		'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><script>alert(1)</script></svg>'
	],
	['nothing', ''],
	['the beginning of a picture', 'RIFF\0\0\0\0WEBP']
])('%s is no picture', async (_, text) => {
	expect(await measure(Buffer.from(text, 'latin1'))).toBeUndefined();
});
