import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '../../../../lib/domain/blocks';
import { throughPublish } from './blocks.spec-support';

/** Ways to make a page run something that are widely known, each written out here anew. */
const FORMS = [
	'<script>alert(1)</script>',
	'<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
	'<scr<script>ipt>alert(1)</scr</script>ipt>',
	'<script/x>alert(1)</script/x>',
	'<script\n>alert(1)</script\n>',
	'<script>alert(1)',
	'<<script>alert(1)//<</script>',
	'<svg><script>alert(1)</script></svg>',
	'<svg onload=alert(1)>',
	'<svg/onload=alert(1)//',
	'<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
	'<svg><animate onbegin=alert(1) attributeName=x dur=1s>',
	'<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
	'<svg><use href="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4#x"></use></svg>',
	'<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>',
	'<math><a href="javascript:alert(1)">x</a></math>',
	'<img src=x onerror=alert(1)>',
	'<img src="javascript:alert(1)">',
	"<img src=x:x onerror='alert(1)' //",
	'<img """><script>alert(1)</script>">',
	'<img src="https://a.example/call.svg" onerror="alert(1)">',
	'<img srcset="x 1x" onload=alert(1)>',
	'<image href=x onerror=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'<a href="JaVaScRiPt:alert(1)">x</a>',
	'<a href=" javascript:alert(1)">x</a>',
	'<a href="java\tscript:alert(1)">x</a>',
	'<a href="java\nscript:alert(1)">x</a>',
	'<a href="&#106;&#97;vascript:alert(1)">x</a>',
	'<a href="&#x6A;&#x61;&#x76;ascript&colon;alert(1)">x</a>',
	'<a href="\u0001javascript:alert(1)">x</a>',
	'<a href="javascript%3Aalert(1)">x</a>',
	'<a href="javascript://integreat.app/%0aalert(1)">x</a>',
	'<a href="vbscript:msgbox(1)">x</a>',
	'<a href="data:text/html,<script>alert(1)</script>">x</a>',
	'<a href="data:text/html;base64,PHNjcmlwdD4=">x</a>',
	'<a href="blob:https://a.example/1">x</a>',
	'<a href="file:///etc/passwd">x</a>',
	'<a href="intent://scan/#Intent;end">x</a>',
	'<a href="https://user:pass@evil.example/">x</a>',
	'<a href="tel:javascript:alert(1)">x</a>',
	'<a href="mailto:a@b.de\r\nbcc:c@d.de?body=<script>">x</a>',
	'<a href="mailto:a@b.de?subject=x&amp;body=javascript:alert(1)">x</a>',
	'<a href="https://a.example" onclick="alert(1)" style="x:expression(alert(1))" target=_blank>x</a>',
	'<a href="/\\evil.example">x</a>',
	'<a href="https://a.example/)[y](javascript:alert(1)">x</a>',
	'<a href="https://a.example/&quot;onmouseover=alert(1)">x](javascript:alert(1))</a>',
	'<iframe src="javascript:alert(1)"></iframe>',
	'<iframe srcdoc="<script>alert(1)</script>"></iframe>',
	'<object data="javascript:alert(1)"></object>',
	'<embed src="javascript:alert(1)">',
	'<applet code="x"></applet>',
	'<form action="javascript:alert(1)"><button>x</button></form>',
	'<button formaction="javascript:alert(1)">x</button>',
	'<input autofocus onfocus=alert(1)>',
	'<select autofocus onfocus=alert(1)><option>x</select>',
	'<textarea autofocus onfocus=alert(1)></textarea>',
	'<textarea></textarea><script>alert(1)</script>',
	'<keygen autofocus onfocus=alert(1)>',
	'<details open ontoggle=alert(1)>x</details>',
	'<video><source onerror=alert(1)></video>',
	'<audio src=x onerror=alert(1)></audio>',
	'<body onload=alert(1)>x</body>',
	'<marquee onstart=alert(1)>x</marquee>',
	'<div onpointerover="alert(1)" style="background:url(javascript:alert(1))">x</div>',
	'<style>@import "javascript:alert(1)";</style>',
	'<link rel=stylesheet href="javascript:alert(1)">',
	'<meta http-equiv=refresh content="0;url=javascript:alert(1)">',
	'<base href="javascript:alert(1)//"><a href="x">x</a>',
	'<table background="javascript:alert(1)"><tr><td><script>alert(1)</script>x</td></tr></table>',
	'<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
	'<template><script>alert(1)</script></template>',
	'<xmp><script>alert(1)</script></xmp>',
	'<plaintext><script>alert(1)</script>',
	'<title><script>alert(1)</script></title>',
	'<!-- --!><script>alert(1)</script> -->',
	'<!--><img src=x onerror=alert(1)>-->',
	'<![CDATA[<script>alert(1)</script>]]>',
	'<?xml version="1.0"?><script>alert(1)</script>',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'&lt;img src=x onerror=alert(1)&gt;',
	'[x](javascript:alert(1))',
	'![x](javascript:alert(1))',
	'<p>&lt;javascript:alert(1)&gt;</p>',
	'<p>[x]: javascript:alert(1)</p><p>[x]</p>',
	'<pre>```\n&lt;script&gt;alert(1)&lt;/script&gt;\n```</pre>',
	'<h2>\n---\ntitle: x\n---\n</h2>',
	'<custom-element onclick=alert(1)>x</custom-element>',
	'\u2028<script>\u2029alert(1)</script>',
	'+ADw-script+AD4-alert(1)+ADw-/script+AD4-'
];

const BLOCKS = new Set([
	'heading',
	'paragraph',
	'list',
	'steps',
	'note',
	'table',
	'link',
	'contact',
	'reach'
]);
const HREF = /^(?:https:\/\/[^\s@"<>]+|tel:\+?\d+|mailto:[^\s<>"]+|(?:guide|place|offer)\/[a-z0-9-]+)$/;

/** Everything in blocks that is not plainly harmless. */
function wrongsIn(value: Block | Inline | readonly unknown[], at = 'block'): string[] {
	if (typeof value === 'string') return [];
	if (Array.isArray(value)) return (value as Inline[]).flatMap((inner) => wrongsIn(inner, at));
	const { type, ...fields } = value as { type?: string; href?: string };
	const wrongs: string[] = [];
	if (type !== undefined && !BLOCKS.has(type) && type !== 'strong' && type !== 'em')
		wrongs.push(`type ${type}`);
	for (const [name, field] of Object.entries(fields) as [string, unknown][]) {
		if (name === 'href' && !HREF.test(String(field))) wrongs.push(`href ${String(field)}`);
		else if (
			!['href', 'text', 'items', 'blocks', 'head', 'rows', 'lines', 'level', 'place', 'kind'].includes(name)
		) {
			wrongs.push(`field ${name}`);
		}
		if (typeof field === 'object' && field !== null) wrongs.push(...wrongsIn(field as Inline, name));
	}
	return wrongs;
}

test('there are enough of them', () => {
	expect(new Set(FORMS).size).toBeGreaterThanOrEqual(50);
});

describe('nothing of a source can run:', () => {
	test.each(FORMS)('%j', (form) => {
		for (const html of [form, `<p>vorher ${form} nachher</p>`, `<ul><li>${form}</li></ul>`]) {
			const { blocks, problems } = throughPublish(html);
			expect(wrongsIn(blocks)).toEqual([]);
			expect(problems).toEqual([]);
		}
	});

	test('what looks like code stays words', () => {
		expect(throughPublish('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>').blocks).toEqual([
			{ type: 'paragraph', text: ['<script>alert(1)</script>'] }
		]);
	});

	test('the check itself sees what it looks for', () => {
		expect(wrongsIn([{ type: 'link', href: 'javascript:alert(1)', text: 'x' }])).toEqual([
			'href javascript:alert(1)'
		]);
		expect(wrongsIn([{ type: 'paragraph', text: [{ type: 'html', value: 'x' } as never] }])).toHaveLength(2);
	});
});
