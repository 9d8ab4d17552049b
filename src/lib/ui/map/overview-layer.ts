import type { Coords, DoneCallback } from 'leaflet';
import type { Overview } from '$lib/domain/overview';
import { GridLayer } from './leaflet';
import { drawNames, drawScene, type Palette } from './draw';
import type { Around, Label } from './labels';
import { draftAt, fontsAt, sceneOf, type Draft, type Scene } from './scene';

/** The last zoom at which streets go by the names of the overview. */
export const NAMES_UNTIL = 12;

/**
 * The overview as a layer of tiles that the phone paints itself; no request is made for any. Tiles, since Leaflet's
 * canvas for vectors paints again only when a pan has ended and shows bare edges until then.
 */
export class OverviewLayer extends GridLayer {
	#overview: Overview;
	#palette: Palette;
	readonly #aroundAt: (zoom: number) => Around;
	readonly #above: boolean;
	readonly #drafts = new Map<number, Draft>();
	readonly #scenes = new Map<number, Scene>();
	/** When all that is to be painted is. */
	#turn = Promise.resolve();

	/**
	 * `aroundAt`: what names make way for at a zoom, in pixels of the whole world. `above`: only the names of
	 * points, to lie above streets, whose own names do not make way for pins; until these say more.
	 */
	constructor(overview: Overview, palette: Palette, aroundAt: (zoom: number) => Around, above = false) {
		super({
			updateWhenIdle: false,
			updateWhenZooming: false,
			keepBuffer: 1,
			className: 'overview',
			...(above ? { maxZoom: NAMES_UNTIL, zIndex: 3 } : {})
		});
		this.#above = above;
		this.#overview = overview;
		this.#palette = palette;
		this.#aroundAt = aroundAt;
	}

	/** Moves the names out from under pins that were not there before. */
	makeWay(zoom: number): void {
		const before = namesOf(this.#scenes.get(zoom));
		this.#scenes.clear();
		if (before !== namesOf(this.#scene(zoom))) this.redraw();
	}

	/** Paints anew, with other colours or another map. */
	repaint(overview: Overview, palette: Palette): void {
		this.#overview = overview;
		this.#palette = palette;
		this.#drafts.clear();
		this.#scenes.clear();
		this.redraw();
	}

	/** In turns of their own: a screen full of tiles would hold up a tap for as long as all of them take. */
	protected override createTile(coords: Coords, done: DoneCallback): HTMLElement {
		const tile = document.createElement('canvas');
		for (const font of fontsAt(coords.z)) {
			if (known.has(font)) continue;
			known.add(font);
			this.#soon(tile, () => void measure('A', font));
		}
		this.#soon(tile, () => void this.#draft(coords.z));
		this.#soon(tile, () => void this.#scene(coords.z));
		this.#soon(tile, () => {
			this.#paint(tile, coords);
			done(undefined, tile);
		});
		return tile;
	}

	#soon(tile: HTMLElement, work: () => void): void {
		this.#turn = this.#turn.then(
			() =>
				new Promise((next) => {
					setTimeout(() => {
						next();
						// Moved away from, or asked for anew, meanwhile: Leaflet would take it for the tile now in its place.
						if (tile.isConnected) work();
					});
				})
		);
	}

	#paint(tile: HTMLCanvasElement, { x, y, z }: Coords): void {
		const size = this.getTileSize().x;
		// Sharp on good screens, and not a byte of memory more on the best.
		const ratio = Math.min(2, devicePixelRatio || 1);
		tile.width = tile.height = size * ratio;
		const context = tile.getContext('2d');
		if (!context) return;
		context.setTransform(ratio, 0, 0, ratio, -x * size * ratio, -y * size * ratio);
		const window = { x: x * size, y: y * size, size };
		if (this.#above) drawNames(context, this.#scene(z).labels.filter(isOfPoint), this.#palette, window);
		else drawScene(context, this.#scene(z), this.#palette, window);
	}

	#draft(zoom: number): Draft {
		return keep(this.#drafts, zoom, () => draftAt(zoom, this.#overview, measure));
	}

	#scene(zoom: number): Scene {
		return keep(this.#scenes, zoom, () => sceneOf(this.#draft(zoom), this.#aroundAt(zoom)));
	}
}

/** What a map holds at a zoom, made when it is first asked for. */
function keep<T>(held: Map<number, T>, zoom: number, make: () => T): T {
	const found = held.get(zoom) ?? make();
	held.set(zoom, found);
	return found;
}

function isOfPoint({ gap }: Label): boolean {
	return gap > 0;
}

function namesOf(scene: Scene | undefined): string {
	return (scene?.labels ?? []).map(({ text, x, y }) => `${text} ${x} ${y}`).join();
}

let ruler: CanvasRenderingContext2D | null | undefined;
/** Measured with before, or about to be: a phone looks up each font at its first text, and waits for it. */
const known = new Set<string>();

function measure(text: string, font: string): number {
	ruler ??= document.createElement('canvas').getContext('2d');
	if (!ruler) return text.length * 8;
	ruler.font = font;
	return ruler.measureText(text).width;
}
