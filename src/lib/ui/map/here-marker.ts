import type { Map as LeafletMap, Marker as LeafletMarker } from 'leaflet';
import type { Here } from '$lib/domain/near';
import { DivIcon, Marker } from './leaflet';

/** Where the reader is; a chosen town is a circle around its middle. */
export class HereMarker {
	readonly #map: LeafletMap;
	#marker: LeafletMarker | undefined;

	constructor(map: LeafletMap) {
		this.#map = map;
	}

	show(here: Here | undefined): void {
		this.#marker?.remove();
		this.#marker = undefined;
		if (!here) return;
		const size = here.from === 'town' ? 60 : 22;
		const icon = new DivIcon({ className: `here ${here.from}`, iconSize: [size, size] });
		// Said in words above the map; here it is only a sign.
		this.#marker = new Marker([here.lat, here.lon], {
			icon,
			interactive: false,
			keyboard: false,
			zIndexOffset: -1000
		}).addTo(this.#map);
		this.#marker.getElement()?.setAttribute('aria-hidden', 'true');
	}
}
