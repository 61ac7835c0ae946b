import { madeOnce } from '../../state/made-once';
import type { ViewStore } from '../../state/view-store';
import { LanesCamera } from './lanes-camera';

/** Where a window looks on its lanes. It outlasts their panel, which is put away for another picture. */
export interface LanesPlace {
  readonly camera: LanesCamera;
  /** How far the rows are scrolled down. */
  scrollTopPx: number;
}

/** The second argument paces the camera's moves: the host's time, in milliseconds. */
export const placeOf = madeOnce(
  (_view: ViewStore, hostNow: () => number): LanesPlace => ({
    camera: new LanesCamera(hostNow),
    scrollTopPx: 0,
  }),
);
