import type { ViewStore } from '../../state/view-store';
import { LanesCamera } from './lanes-camera';

/** Where a window looks on its lanes. It outlasts their panel, which is put away for another picture. */
export interface LanesPlace {
  readonly camera: LanesCamera;
  /** How far the rows are scrolled down. */
  scrollTopPx: number;
}

const places = new WeakMap<ViewStore, LanesPlace>();

/** @param hostNow paces the camera's moves, in milliseconds */
export function placeOf(view: ViewStore, hostNow: () => number): LanesPlace {
  let place = places.get(view);
  if (place === undefined) {
    place = { camera: new LanesCamera(hostNow), scrollTopPx: 0 };
    places.set(view, place);
  }
  return place;
}
