import { describe, expect, it } from 'vitest';
import { iconPath } from './icon-path';
import * as icons from './icons';

describe('an icon as one path', () => {
	it('is made of shapes that are known, for every icon the app names', () => {
		for (const [name, icon] of Object.entries(icons)) {
			expect(iconPath(icon as Parameters<typeof iconPath>[0]), name).toMatch(/^[Mm][\d\s.,\-+a-zA-Z]+$/);
		}
	});

	it('draws a shape where it stood, whatever was drawn before it', () => {
		const path = (d: string): [string, { d: string }] => ['path', { d }];
		expect(iconPath([path('M1 1h2'), path('m9 9 3 3')])).toBe('M1 1h2M9 9l3 3');
		expect(iconPath([path('M1 1h2'), path('m9-9.5h3')])).toBe('M1 1h2M9 -9.5h3');
		expect(iconPath([['polygon', { points: '3 11 22 2' }]])).toBe('M3 11 22 2z');
	});

	it('says so rather than drawing an icon half', () => {
		expect(() => iconPath([['text', {}]])).toThrow('icon shape text');
	});
});
