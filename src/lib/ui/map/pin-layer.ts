import type { Map as LeafletMap, Marker as LeafletMarker } from 'leaflet';
import Supercluster from 'supercluster';
import type { LocalMoment } from '$lib/domain/hours/hours';
import { pinState, pinTopic, type Pin } from '$lib/domain/pins';
import { m } from '$words';
import type { Box } from './labels';
import { DivIcon, Marker } from './leaflet';
import { pinBox, pinClasses, pinElement, type PinLook } from './pin-element';
import { pinWords } from './pin-words';
import { project } from './project';

/** Pins closer than this, in pixels, become one. A pin is 44 wide; each is a layer that a slow phone moves. */
const RADIUS = 56;
/** How far beyond the edge pins are ready, as a share of the map. */
const MARGIN = 0.1;

const WORLD: [number, number, number, number] = [-180, -85, 180, 85];

interface Shown {
	marker: LeafletMarker;
	/** What it was drawn from; the same again is left as it is. */
	drawn: string;
}

/** The pins of a result on the map, clustered; only those in view are ever elements. */
export class PinLayer {
	readonly #map: LeafletMap;
	readonly #choose: (pins: Pin[]) => void;
	#index = newIndex(0).load([]);
	#now: LocalMoment | null = null;
	#chosen: string | undefined;
	#pins: readonly Pin[] | undefined;
	readonly #shown = new Map<string, Shown>();

	/** `choose` gets one pin, or all of a cluster that no zoom can take apart. */
	constructor(map: LeafletMap, choose: (pins: Pin[]) => void) {
		this.#map = map;
		this.#choose = choose;
		map.on('moveend', this.#update, this);
	}

	/** True when the pins are others than before. */
	show(pins: readonly Pin[], now: LocalMoment | null, chosen: string | undefined): boolean {
		const others = pins !== this.#pins;
		if (others) {
			this.#pins = pins;
			this.#index = newIndex(this.#map.getMaxZoom()).load(
				pins.map((pin) => ({
					type: 'Feature',
					geometry: { type: 'Point', coordinates: [pin.lon, pin.lat] },
					properties: { pin, count: pin.cards.length }
				}))
			);
		}
		this.#now = now;
		this.#chosen = chosen;
		this.#update();
		return others;
	}

	/** What all pins and clusters cover at a zoom, in pixels of the whole world. */
	boxesAt(zoom: number): Box[] {
		return this.#index.getClusters(WORLD, zoom).map(({ geometry, properties }) => {
			const [lon = 0, lat = 0] = geometry.coordinates;
			return pinBox('cluster' in properties ? 'cluster' : properties.pin.precision, project(lat, lon, zoom));
		});
	}

	/** Puts the keyboard back where it was before a card opened. */
	focus(key: string): void {
		this.#shown.get(key)?.marker.getElement()?.focus();
	}

	remove(): void {
		this.#map.off('moveend', this.#update, this);
		for (const { marker } of this.#shown.values()) marker.remove();
		this.#shown.clear();
	}

	readonly #update = (): void => {
		const bounds = this.#map.getBounds().pad(MARGIN);
		const box: [number, number, number, number] = [
			bounds.getWest(),
			bounds.getSouth(),
			bounds.getEast(),
			bounds.getNorth()
		];
		const kept = new Set<string>();
		for (const { geometry, properties } of this.#index.getClusters(box, this.#map.getZoom())) {
			const [lon = 0, lat = 0] = geometry.coordinates;
			const at: [number, number] = [lat, lon];
			if ('cluster' in properties) {
				const { cluster_id: id, count } = properties;
				const key = `${id} ${lat} ${lon}`;
				kept.add(key);
				this.#put(
					key,
					at,
					{ shape: 'cluster', state: 'unknown', topic: undefined, count, chosen: false },
					() => this.#open(id, at)
				);
			} else {
				const { pin } = properties;
				kept.add(pin.key);
				this.#put(pin.key, at, this.#lookOf(pin), () => this.#choose([pin]), pin);
			}
		}
		for (const [key, { marker }] of this.#shown) {
			if (kept.has(key)) continue;
			marker.remove();
			this.#shown.delete(key);
		}
	};

	#lookOf(pin: Pin): PinLook {
		return {
			shape: pin.precision,
			state: pinState(pin, this.#now),
			topic: pinTopic(pin),
			count: pin.cards.length,
			chosen: pin.key === this.#chosen
		};
	}

	#put(key: string, at: [number, number], look: PinLook, open: () => void, pin?: Pin): void {
		const drawn = JSON.stringify(look);
		const shown = this.#shown.get(key);
		if (shown?.drawn === drawn) return;
		const size: [number, number] = [44, look.shape === 'door' ? 52 : 44];
		const icon = new DivIcon({
			className: pinClasses(look),
			html: pinElement(look),
			iconSize: size,
			iconAnchor: look.shape === 'door' ? [22, 51] : [22, 22]
		});
		const marker = shown?.marker ?? new Marker(at, { icon, autoPanOnFocus: true });
		if (shown) marker.setIcon(icon);
		else marker.addTo(this.#map);
		marker.off('click keydown');
		marker.on('click', open);
		// Leaflet says that Enter clicks a marker, and does so only for pop-ups of its own.
		marker.on('keydown', ({ originalEvent }) => {
			if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return;
			originalEvent.preventDefault();
			open();
		});
		const element = marker.getElement();
		element?.setAttribute(
			'aria-label',
			pin ? pinWords(pin, look.state) : m.map_cluster({ count: look.count })
		);
		const { topic } = look;
		if (topic) element?.style.setProperty('--tint', `var(--${topic.tint})`);
		marker.setZIndexOffset(look.chosen ? 1000 : 0);
		this.#shown.set(key, { marker, drawn });
	}

	/** Goes to where a cluster falls apart, or lists what is in one that never does. */
	#open(id: number, at: [number, number]): void {
		const zoom = this.#index.getClusterExpansionZoom(id);
		if (zoom <= this.#map.getMaxZoom()) this.#map.setView(at, zoom);
		else this.#choose(this.#index.getLeaves(id, Infinity).map(({ properties }) => properties.pin));
	}
}

interface PinProperties {
	pin: Pin;
	count: number;
}
interface ClusterCount {
	count: number;
}

function newIndex(maxZoom: number): Supercluster<PinProperties, ClusterCount> {
	return new Supercluster<PinProperties, ClusterCount>({
		radius: RADIUS,
		// Leaflet's tiles; the radius counts in their pixels.
		extent: 256,
		maxZoom,
		map: ({ count }) => ({ count }),
		reduce: (sum, { count }) => {
			sum.count += count;
		}
	});
}
