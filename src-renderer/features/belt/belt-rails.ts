import { OUTCOMES, type Outcome, PRIORITIES } from '#contract/task';
import type { BeltLayout } from './belt-layout';
import { byKey } from './by-key';
import { slotOf } from './lanes-layout';
import { joined, loopCurve, type RailPath, straight, switchCurve } from './rail-path';

/** How far the loops of the siding reach out, in pixels. */
const LOOP_PX = 34;

/** The tracks that are always there, to be drawn once. */
export function railsOf(layout: BeltLayout, lanes: number): RailPath[] {
  const { gate, verdict, siding } = layout;
  const rails = [
    ...PRIORITIES.map((priority) => {
      const { tailX, headX, y } = layout.tracks[priority];
      return joined(straight(tailX, y, headX, y), switchCurve(headX, y, gate.entryX, gate.y));
    }),
    straight(gate.entryX, gate.y, gate.exitX, gate.y),
    joined(straight(siding.tailX, siding.y, siding.headX, siding.y), sidingOut(layout)),
    sidingIn(layout),
    ...OUTCOMES.map((outcome) => toBin(layout, outcome)),
  ];
  const { box, kind } = layout.lanes;
  if (kind === 'grid') {
    return [
      ...rails,
      straight(gate.exitX, gate.y, box.x - 5, gate.y),
      straight(box.x + box.width + 5, gate.y, verdict.x, verdict.y),
    ];
  }
  // Where no lane is open the tracks lead to where one would be.
  for (let index = 0; index < Math.max(1, lanes); index++)
    rails.push(toLane(layout, index), fromLane(layout, index));
  return rails;
}

/** The ways that everything takes of a kind, for a stream along them. */
export function streamsOf(layout: BeltLayout) {
  const { gate, lanes, verdict } = layout;
  const { box } = lanes;
  return {
    starts: [
      joined(straight(gate.entryX, gate.y, gate.exitX, gate.y), [box.x - 5, gate.y]),
      straight(box.x + box.width + 5, gate.y, verdict.x, verdict.y),
    ],
    retries: joined(
      sidingIn(layout),
      straight(layout.siding.tailX, layout.siding.y, layout.siding.headX, layout.siding.y),
      sidingOut(layout),
    ),
    ends: byKey(OUTCOMES, (outcome) => toBin(layout, outcome)),
  };
}

export function toLane(layout: BeltLayout, index: number): RailPath {
  const { gate, lanes } = layout;
  const slot = slotOf(lanes, index);
  const y = slot.y + slot.height / 2;
  if (lanes.kind === 'rows') return switchCurve(gate.exitX, gate.y, slot.x, y);
  const ladderX = lanes.box.x - 5;
  return [gate.exitX, gate.y, ladderX, gate.y, ladderX, y, slot.x + slot.width / 2, y];
}

export function fromLane(layout: BeltLayout, index: number): RailPath {
  const { verdict, lanes } = layout;
  const slot = slotOf(lanes, index);
  const y = slot.y + slot.height / 2;
  if (lanes.kind === 'rows') return switchCurve(slot.x + slot.width, y, verdict.x, verdict.y);
  const ladderX = lanes.box.x + lanes.box.width + 5;
  return [slot.x + slot.width / 2, y, ladderX, y, ladderX, verdict.y, verdict.x, verdict.y];
}

export function toBin({ verdict, bins }: BeltLayout, outcome: Outcome): RailPath {
  const bin = bins[outcome];
  const y = bin.y + bin.height / 2;
  return joined(switchCurve(verdict.x, verdict.y, bin.x, y), [bin.x + 16, y]);
}

export function sidingIn({ verdict, siding }: BeltLayout): RailPath {
  return loopCurve(verdict.x, verdict.y, siding.tailX, siding.y, LOOP_PX);
}

export function sidingOut({ siding, gate }: BeltLayout): RailPath {
  return loopCurve(siding.headX, siding.y, gate.entryX, gate.y, -LOOP_PX);
}
