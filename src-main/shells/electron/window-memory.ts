import type { BrowserWindow } from 'electron';
import type { CancelTimer, Clock } from '../../engine/ports';
import type { KeptFile } from './kept-file';
import { readWindowState, type WindowState } from './window-state';

/** The part of the kept file that the window's place is. */
const PART = 'window';
/** A window that is being dragged is written down when it has come to rest for so long, in milliseconds. */
const REST_MS = 500;

type PlacedWindow = Pick<
  BrowserWindow,
  'getNormalBounds' | 'isMaximized' | 'isMinimized' | 'isFullScreen' | 'isDestroyed' | 'on'
>;

export function keptWindowState(file: KeptFile): WindowState | null {
  return readWindowState(file.read(PART));
}

/**
 * Remembers where the window stands, from now on.
 *
 * @returns writes down at once what is not yet written
 */
export function rememberWindowState(window: PlacedWindow, file: KeptFile, clock: Clock): () => void {
  let cancelRest: CancelTimer | null = null;
  let isMaximized = keptWindowState(file)?.isMaximized ?? false;
  /** A window that is minimised or fills the screen does not say what it is otherwise: then it is what it was. */
  const look = () => {
    if (!window.isMinimized() && !window.isFullScreen()) isMaximized = window.isMaximized();
  };
  const write = () => {
    cancelRest?.();
    cancelRest = null;
    if (window.isDestroyed()) return;
    look();
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized };
    file.write(PART, state);
  };
  const moved = () => {
    look();
    cancelRest?.();
    cancelRest = clock.at(clock.now() + REST_MS, write);
  };
  window.on('move', moved);
  window.on('resize', moved);
  window.on('maximize', moved);
  window.on('unmaximize', moved);
  window.on('closed', () => cancelRest?.());
  return () => {
    if (cancelRest !== null) write();
  };
}
