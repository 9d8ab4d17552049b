import { expect, test } from 'vitest';
import { withFirstScreen, writeFirstScreen } from './first-screens';

const SHELL =
	'<!doctype html>\n<html lang="de" dir="ltr">\n<head><title>x</title></head>\n<body data-a="b">\n<div>app</div></body></html>';
const screen = writeFirstScreen({
	tag: '<html lang="ar" dir="rtl">',
	head: '<link rel="stylesheet" href="/a.css">',
	body: '<main>5 $& 6\n$1</main>'
});

test('a shell page with a first screen speaks its language, has its styles before it is drawn, and stands before the app', () => {
	expect(withFirstScreen(SHELL, screen)).toBe(
		'<!doctype html>\n<html lang="ar" dir="rtl">\n' +
			'<head><title>x</title><link rel="stylesheet" href="/a.css"></head>\n' +
			'<body data-a="b"><main>5 $& 6\n$1</main>\n<div>app</div></body></html>'
	);
});
