import { Check, Clock, X } from '../icons';
import { iconPath, type IconNode } from '../icon-path';
import { topicIcon } from '../topic-icons';
import type { PinState } from '$lib/domain/pins';
import type { TopicTag } from '$lib/domain/cards';
import type { Box } from './labels';
import type { Pixel } from './project';

const SVG = 'http://www.w3.org/2000/svg';
/** A pin whose tip is at the middle of the lower edge of its box of 44 by 52. */
const DROP = 'M22 50C18 43 5 35 5 20.5a17 17 0 0 1 34 0C39 35 26 43 22 50z';
const STATE_ICONS: Record<Exclude<PinState, 'unknown'>, IconNode> = {
	open: Check,
	appointment: Clock,
	closed: X
};

export interface PinLook {
	/** `door` points at a spot, `town` lies somewhere around it, `cluster` stands for several. */
	shape: 'door' | 'town' | 'cluster';
	state: PinState;
	topic: TopicTag | undefined;
	/** How many records; shown when more than one. */
	count: number;
	chosen: boolean;
}

/** What a pin at a point covers, its sign in the corner included. */
export function pinBox(shape: PinLook['shape'], { x, y }: Pixel): Box {
	return shape === 'door' ? { x, y: y - 24, width: 38, height: 52 } : { x, y, width: 40, height: 42 };
}

/** What a pin looks like: shape and symbol say everything that a colour says. */
export function pinElement(look: PinLook): HTMLElement {
	const element = document.createElement('span');
	element.className = 'pin-body';
	const shape =
		look.shape === 'door'
			? svg('shape', '0 0 44 52', part('path', { d: DROP }))
			: svg('shape', '0 0 44 44', part('circle', { cx: 22, cy: 22, r: look.shape === 'town' ? 17 : 19 }));
	element.append(shape);
	if (look.count > 1) {
		const count = document.createElement('span');
		count.className = 'count';
		count.textContent = String(look.count);
		element.append(count);
	} else element.append(icon(topicIcon(look.topic?.icon), 'icon', 20));
	if (look.state !== 'unknown') element.append(icon(STATE_ICONS[look.state], 'icon state', 12));
	return element;
}

/** The classes that the look takes its colours from. */
export function pinClasses({ shape, state, chosen }: PinLook): string {
	return `pin ${shape} ${state}${chosen ? ' chosen' : ''}`;
}

function svg(className: string, viewBox: string, child: Element): Element {
	const [, , width, height] = viewBox.split(' ');
	const element = part('svg', {
		class: className,
		viewBox,
		width: width ?? '',
		height: height ?? '',
		'aria-hidden': 'true'
	});
	element.append(child);
	return element;
}

function icon(node: IconNode, className: string, size: number): Element {
	const element = svg(className, '0 0 24 24', part('path', { d: iconPath(node) }));
	element.setAttribute('width', String(size));
	element.setAttribute('height', String(size));
	return element;
}

function part(name: string, attributes: Record<string, string | number>): Element {
	const element = document.createElementNS(SVG, name);
	for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
	return element;
}
