import { OUTCOMES, type Outcome, PRIORITIES, type Priority } from '#contract/task';
import type { Box } from './box';
import { byKey } from './by-key';
import { kindOfLanes, type LanesLayout, layLanes } from './lanes-layout';

/** A straight track on which parcels wait; its head, where the next to leave stands, is at one end. */
export interface TrackLayout {
  readonly y: number;
  readonly tailX: number;
  readonly headX: number;
  /** Where its name and number stand. */
  readonly label: Box;
}

/** Where everything on the belt stands, left to right as tasks go. */
export interface BeltLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly parcel: { readonly width: number; readonly height: number };
  /** Room for words above the tracks and the lanes. */
  readonly caption: { readonly y: number; readonly queueX: number; readonly lanesX: number };
  readonly tracks: Readonly<Record<Priority, TrackLayout>>;
  readonly siding: TrackLayout;
  /** The tracks come together at `entryX`; the gate stands at `x`; the way to the lanes parts at `exitX`. */
  readonly gate: { readonly entryX: number; readonly x: number; readonly exitX: number; readonly y: number };
  readonly bucket: Box;
  readonly gateWords: Box;
  readonly lanes: LanesLayout;
  /** Where the ways from the lanes come together, and part to the bins and the siding. */
  readonly verdict: { readonly x: number; readonly y: number };
  readonly bins: Readonly<Record<Outcome, Box>>;
}

/** Lower than this the picture does not get: it is scrolled. */
export const LEAST_HEIGHT_PX = 150;
/** On a narrower canvas it is smaller. */
const LEAST_WIDTH_PX = 660;

const PAD_PX = 12;
const CAPTION_PX = 20;
const GATE_PX = 80;

/** What the layout depends on. */
export interface BeltSize {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly lanes: number;
  /** Digits of the largest task number. */
  readonly digits: number;
}

export function layBelt(size: BeltSize): BeltLayout {
  const widthPx = Math.max(LEAST_WIDTH_PX, size.widthPx);
  const heightPx = Math.max(LEAST_HEIGHT_PX, size.heightPx);
  const wide = widthPx - 2 * PAD_PX;
  const sidingHeight = clamp(heightPx * 0.2, 38, 56);
  const top = CAPTION_PX;
  const bottom = heightPx - sidingHeight;
  const y = Math.round((top + bottom) / 2);
  const pitch = Math.min(58, (bottom - top) / 3);
  const kind = kindOfLanes(size.lanes, bottom - top);

  const binsWidth = clamp(wide * 0.17, 112, 200);
  const partingWidth = clamp(wide * 0.1, 56, 110);
  const lanesWidth = kind === 'rows' ? clamp(wide * 0.24, 140, 360) : clamp(wide * 0.29, 170, 560);
  const fanWidth = clamp(wide * 0.05, 28, 64);
  const mergeWidth = clamp(wide * 0.045, 28, 60);
  const labelWidth = wide >= 780 ? 84 : 72;

  const binsX = PAD_PX + wide - binsWidth;
  const verdictX = binsX - partingWidth * 0.5;
  const lanesX = binsX - partingWidth - lanesWidth;
  const exitX = lanesX - fanWidth;
  const entryX = exitX - GATE_PX;
  const headX = entryX - mergeWidth;
  const tailX = PAD_PX + labelWidth;
  const lanesBox = { x: lanesX, y: top, width: lanesWidth, height: bottom - top };

  const track = (trackY: number, height: number): TrackLayout => ({
    ...{ y: Math.round(trackY), tailX, headX },
    label: { x: PAD_PX, y: trackY - height / 2, width: labelWidth - 8, height },
  });
  const parcelHeight = Math.round(clamp(pitch * 0.52, 16, 24));
  // Below its parcels there is room for when each is due.
  const sidingY = Math.round(heightPx - 17 - parcelHeight / 2);
  const gateX = Math.round((entryX + exitX) / 2);
  return {
    ...{ widthPx, heightPx },
    parcel: {
      width: Math.round(22 + size.digits * 6.6),
      height: parcelHeight,
    },
    caption: { y: top / 2 + 1, queueX: PAD_PX, lanesX },
    tracks: byKey(PRIORITIES, (_, index) => track(y + (index - 1) * pitch, pitch)),
    siding: {
      ...{ y: sidingY, tailX: verdictX - 6, headX: entryX + 8 },
      label: { x: PAD_PX, y: sidingY - 16, width: entryX - PAD_PX - 30, height: 32 },
    },
    gate: { entryX, x: gateX, exitX, y },
    bucket: { x: entryX + 2, y: 5, width: GATE_PX - 4, height: Math.max(24, y - 60) },
    gateWords: { x: entryX, y: y + 16, width: GATE_PX, height: bottom - y - 16 },
    lanes: layLanes(kind, lanesBox, y, size.lanes),
    verdict: { x: verdictX, y },
    bins: byKey(OUTCOMES, (_, index) => {
      const height = (heightPx - 12) / OUTCOMES.length;
      return { x: binsX, y: 9 + index * height, width: binsWidth, height: height - 5 };
    }),
  };
}

/** The picture is never cut at its sides: on a narrower canvas all of it is smaller. */
export function scaleToFit(layout: BeltLayout, widthPx: number): number {
  return Math.min(1, widthPx / layout.widthPx);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
