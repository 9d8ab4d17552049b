import { nextTurn } from '$lib/domain/next-turn';
import type { Here } from '$lib/domain/near';
import type { LocalMoment } from '$lib/domain/hours/hours';
import type { Overview } from '$lib/domain/overview';
import type { Pin } from '$lib/domain/pins';
import type { RegionFacts } from '$lib/domain/records';
import { paletteOf } from './draw';
import { HereMarker } from './here-marker';
import { boxOf } from './labels';
import { LeafletMap } from './leaflet';
import { OverviewLayer } from './overview-layer';
import { PinLayer } from './pin-layer';
import { project } from './project';

/** Closer than this the overview has nothing more to say; a street map may raise it. */
export const OVERVIEW_ZOOM = 13;
/** How close one comes to oneself, and to what was found. */
const HERE_ZOOM = 11;
const FOUND_ZOOM = 12;
/** Room to look around beyond the region, as a share of it. */
const AROUND = 0.35;

export interface MapView {
	pins: readonly Pin[];
	now: LocalMoment | null;
	here: Here | undefined;
	/** Key of the pin whose card is open. */
	chosen: string | undefined;
	overview: Overview;
	/** What the reader asked for; when it changes, the map goes to what was found. '' is everything. */
	asked: string;
}

/** The map once it is there; all it shows comes in through `show`. */
export interface OpenMap {
	show(view: MapView): void;
	zoom(by: 1 | -1): void;
	/** The whole region. */
	whole(): void;
	/** Moves a pin out from under a card that covers the lower part of the map, `covered` pixels high. */
	reveal(pin: Pin, covered: number): void;
	focusPin(key: string): void;
	/** Puts the names of the overview above whatever else is drawn under the pins, or takes them away. */
	nameTowns(on: boolean): void;
	/** The Leaflet map, for layers that are drawn under the pins. */
	leaflet: LeafletMap;
	close(): void;
}

export interface MapOrder {
	bbox: RegionFacts['bbox'];
	view: MapView;
	onchoose: (pins: Pin[]) => void;
}

export async function openMap(element: HTMLElement, { bbox, view, onchoose }: MapOrder): Promise<OpenMap> {
	const [west, south, east, north] = bbox;
	const region: [[number, number], [number, number]] = [
		[south, west],
		[north, east]
	];
	const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
	const map = new LeafletMap(element, {
		maxZoom: OVERVIEW_ZOOM,
		maxBoundsViscosity: 0.8,
		bounceAtZoomLimits: false,
		zoomAnimation: !still,
		fadeAnimation: false,
		markerZoomAnimation: !still,
		inertia: !still
	});
	/** To some pins, or to the whole region. */
	const goTo = (found: readonly Pin[], moving: boolean) => {
		const all: [number, number][] = found.map(({ lat, lon }) => [lat, lon]);
		const animate = moving && !still;
		if (all.length > 0) map.fitBounds(all, { padding: [44, 44], maxZoom: FOUND_ZOOM, animate });
		else map.fitBounds(region, { padding: [4, 4], animate });
	};
	goTo([], false);
	map.setMinZoom(Math.min(9, map.getZoom()));
	map.setMaxBounds([
		[south - (north - south) * AROUND, west - (east - west) * AROUND],
		[north + (north - south) * AROUND, east + (east - west) * AROUND]
	]);

	let shown: MapView | undefined;
	const pins = new PinLayer(map, onchoose);
	const aroundAt = (zoom: number) => ({
		pins: pins.boxesAt(zoom),
		frame: boxOf(project(north, west, zoom), project(south, east, zoom))
	});
	const overview = (above: boolean) =>
		new OverviewLayer((shown ?? view).overview, paletteOf(element), aroundAt, above);
	const base = overview(false);
	let names: OverviewLayer | undefined;
	const here = new HereMarker(map);
	let zooming = false;
	map.on('zoomanim', () => (zooming = true)).on('zoomend', () => (zooming = false));

	const dark = matchMedia('(prefers-color-scheme: dark)');
	const repaint = () =>
		[base, names].forEach((layer) => layer?.repaint((shown ?? view).overview, paletteOf(element)));
	dark.addEventListener('change', repaint);
	const watch = new ResizeObserver(() => map.invalidateSize({ pan: false }));
	watch.observe(element);

	const opened: OpenMap = {
		leaflet: map,
		show(next) {
			const before = shown;
			shown = next;
			if (before && next.overview !== before.overview) repaint();
			if (next.asked !== (before?.asked ?? '')) goTo(next.asked ? next.pins : [], before !== undefined);
			if (pins.show(next.pins, next.now, next.chosen) && before) {
				for (const layer of [base, names]) layer?.makeWay(map.getZoom());
			}
			here.show(next.here);
			if (next.here && next.here !== before?.here) {
				map.setView([next.here.lat, next.here.lon], Math.max(map.getZoom(), HERE_ZOOM), {
					animate: !still && before !== undefined
				});
			}
		},
		zoom: (by) => void map.setZoom(map.getZoom() + by),
		whole: () => goTo([], true),
		reveal(pin, covered) {
			const { x, y } = map.latLngToContainerPoint([pin.lat, pin.lon]);
			const size = map.getSize();
			const free = Math.max(60, size.y - covered);
			if (y > 60 && y < free && x > 22 && x < size.x - 22) return;
			map.panBy([x - size.x / 2, y - free / 2 - 10], { animate: !still });
		},
		nameTowns(on) {
			names?.remove();
			names = on ? overview(true).addTo(map) : undefined;
		},
		focusPin: (key) => pins.focus(key),
		close() {
			dark.removeEventListener('change', repaint);
			watch.disconnect();
			pins.remove();
			// Leaflet ends a zoom by a timer that it does not take back, and that fails on a map that is gone.
			if (zooming) map.once('zoomend', () => map.remove());
			else map.remove();
		}
	};
	// Turns of their own: a cheap phone takes a tenth of a second for the map, and again for what is on it.
	await nextTurn();
	opened.show(view);
	await nextTurn();
	base.addTo(map);
	return opened;
}
