/**
 * Leaflet 1.9.4, the parts that the map uses: 21 kB brotli instead of 37. Its modules are not listed in its package's
 * exports, so the version is pinned. They touch `window` when they load: import this in the browser only.
 * Whatever else is drawn (the street pack) takes its parts here, too.
 */
import 'leaflet/src/map/handler/Map.DoubleClickZoom.js';
import 'leaflet/src/map/handler/Map.Drag.js';
import 'leaflet/src/map/handler/Map.Keyboard.js';
import 'leaflet/src/map/handler/Map.ScrollWheelZoom.js';
import 'leaflet/src/map/handler/Map.TouchZoom.js';

export { DivIcon } from 'leaflet/src/layer/marker/DivIcon.js';
export * as DomUtil from 'leaflet/src/dom/DomUtil.js';
export { GridLayer } from 'leaflet/src/layer/tile/GridLayer.js';
export { Map as LeafletMap } from 'leaflet/src/map/Map.js';
export { Marker } from 'leaflet/src/layer/marker/Marker.js';
