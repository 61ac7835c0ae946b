import type { Rectangle } from 'electron';
import { z } from 'zod';

/** Where the window stood, in the system's density-independent pixels. */
export interface WindowState {
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

export const WINDOW_SIZE = { width: 1280, height: 800 } as const;
export const MIN_WINDOW_SIZE = { width: 1024, height: 640 } as const;

/** So much of the window's top edge must be on a display for it to be taken hold of, in pixels. */
const GRIP = { width: 160, height: 24 };

const whole = z.number().int().min(-100_000).max(100_000);
const length = z.number().int().min(1).max(100_000);
const windowStateSchema: z.ZodType<WindowState> = z.object({
  bounds: z.object({ x: whole, y: whole, width: length, height: length }),
  isMaximized: z.boolean(),
});

/** Kept window state; null where there is none that can be understood. */
export function readWindowState(kept: unknown): WindowState | null {
  const parsed = windowStateSchema.safeParse(kept);
  return parsed.success ? parsed.data : null;
}

/**
 * Where a window is to open: where it stood, as long as a display is there to show it; else in the middle of
 * the first display, as large as it was or as fits there. Without `x` and `y` it is centred.
 *
 * @param workAreas of all displays, the first display's first
 */
export function placeWindow(
  state: WindowState | null,
  workAreas: readonly Rectangle[],
): Pick<Rectangle, 'width' | 'height'> & Partial<Rectangle> {
  if (state !== null && workAreas.some((area) => canBeHeld(state.bounds, area))) {
    return { ...state.bounds, ...sizeWithin(state.bounds, null) };
  }
  return sizeWithin(state?.bounds ?? WINDOW_SIZE, workAreas[0] ?? null);
}

/** No smaller than the window may be, and no larger than there is room. */
function sizeWithin(size: Pick<Rectangle, 'width' | 'height'>, area: Rectangle | null) {
  const within = (wanted: number, least: number, room: number) => Math.max(least, Math.min(wanted, room));
  return {
    width: within(size.width, MIN_WINDOW_SIZE.width, area?.width ?? size.width),
    height: within(size.height, MIN_WINDOW_SIZE.height, area?.height ?? size.height),
  };
}

/** Whether the top edge, by which a window is moved, lies within the area far enough. */
function canBeHeld({ x, y, width }: Rectangle, area: Rectangle): boolean {
  const shown = Math.min(x + width, area.x + area.width) - Math.max(x, area.x);
  const isBelowTop = y >= area.y - GRIP.height;
  return shown >= GRIP.width && isBelowTop && y + GRIP.height <= area.y + area.height;
}
