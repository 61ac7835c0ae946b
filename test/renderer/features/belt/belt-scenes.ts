import { DEFAULT_LIMITS } from '#contract/limits';
import type { LaneId, Priority, TaskId } from '#contract/task';
import type { LaneView } from '#contract/yard-view';
import { layBelt } from '../../../../src-renderer/features/belt/belt-layout';
import type { BeltMoment } from '../../../../src-renderer/features/belt/belt-moment';
import { type BeltScene, sizeFor } from '../../../../src-renderer/features/belt/belt-scene';
import { NO_FLOW } from '../../../../src-renderer/features/belt/flow-meter';
import { counts } from '../../fake-yard';

export const RUNNING = { kind: 'attempt', task: 7, attempt: 2, fromMs: 1_000, deadlineMs: 3_000 } as const;

export function laneView(lane: LaneId, some: Partial<LaneView> = {}): LaneView {
  return { lane, open: true, firstAtMs: 0, lastAtMs: 0, occupancy: { kind: 'idle' }, hold: null, ...some };
}

type Some = Partial<Omit<BeltMoment, 'queues' | 'siding' | 'ghosts'>> & {
  /** How many wait in each level; their numbers count from 100, 200 and 300. */
  readonly queues?: Readonly<Record<Priority, number>>;
  readonly siding?: readonly (readonly [task: TaskId, dueMs: number])[];
  readonly ghosts?: readonly LaneId[];
};

/** A moment in which nothing happens, but for what is given. */
export function moment({ queues, siding = [], ghosts = [], ...some }: Some = {}): BeltMoment {
  const waiting = (count: number, from: TaskId) => ({
    count,
    known: Array.from({ length: Math.min(48, count) }, (_, index) => from + index),
  });
  return {
    ...{ run: 1, phase: 'running', shutdownMode: null, counts: counts(), toSubmit: 0, dispatchHeld: false },
    ...{ limits: DEFAULT_LIMITS, held: 0, lanes: [], deadlines: new Map(), ghosts: new Set(ghosts) },
    queues: {
      high: waiting(queues?.high ?? 0, 100),
      medium: waiting(queues?.medium ?? 0, 200),
      low: waiting(queues?.low ?? 0, 300),
    },
    siding: { count: siding.length, known: siding.map(([task, dueMs]) => ({ task, dueMs })) },
    recent: { succeeded: [], failed: [], 'timed-out': [], cancelled: [] },
    ...some,
  };
}

/** What is drawn of a moment, on a canvas of the usual size. */
export function scene(of: BeltMoment, some: Partial<BeltScene> = {}): BeltScene {
  return {
    ...{ moment: of, nowMs: 2_000, tokens: null, flow: NO_FLOW, selectedTask: null, cursorTask: null },
    gate: { open: true, words: 'open' },
    layout: layBelt(sizeFor(of, 944, 290)),
    isUnderWay: () => false,
    ...some,
  };
}
