import type { Limits } from './limits';
import type { LaneId, Outcome, TaskId } from './task';
import type { LogLine, RunHeader, ShutdownMode, TaskEvent } from './task-event';

/**
 * The life of a yard. `running` until a shutdown is asked for; `draining` while it lets work end;
 * `cancelling` once what still runs has been told to stop; `stopped` when all lanes are closed, and
 * before the first start.
 */
export const YARD_PHASES = ['running', 'draining', 'cancelling', 'stopped'] as const;
export type YardPhase = (typeof YARD_PHASES)[number];

/** What a lane holds now. */
export type LaneOccupancy =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'attempt';
      readonly task: TaskId;
      readonly attempt: number;
      readonly fromMs: number;
      /**
       * When the yard's attempt timeout, as it was at the start, ends it; null: never. A task's own
       * timeout is not known here.
       */
      readonly deadlineMs: number | null;
    }
  /**
   * The verdict fell at `fromMs`, before the body came back. The log tells only afterwards, by
   * `attempt-stopped`, that the body outlived it; while it lasts, {@link FeedState.ghostLanes} does.
   */
  | {
      readonly kind: 'settled';
      readonly task: TaskId;
      readonly attempt: number;
      readonly fromMs: number;
      readonly outcome: Outcome;
    };

/** The lane waits out a backoff with its task. */
export interface LaneHold {
  readonly task: TaskId;
  /** The attempt to come. */
  readonly attempt: number;
  readonly fromMs: number;
  readonly dueMs: number;
}

export interface LaneView {
  readonly lane: LaneId;
  open: boolean;
  occupancy: LaneOccupancy;
  hold: LaneHold | null;
}

/** A finished stretch on a lane. */
export interface Bar {
  readonly lane: LaneId;
  readonly kind: 'attempt' | 'ghost' | 'backoff';
  readonly task: TaskId;
  readonly attempt: number;
  readonly fromMs: number;
  readonly toMs: number;
  /** The verdict; null for backoff. */
  readonly outcome: Outcome | null;
}

/** A moment worth a vertical line on every picture over time. */
export interface TimeMark {
  readonly atMs: number;
  readonly kind: 'limits' | 'shutdown';
}

/** What a window shows of a run besides counts and results: a fold of its log. */
export interface YardView {
  header: RunHeader | null;
  /** The last event folded in; 0: none yet. */
  seq: number;
  /** The time of that event. */
  atMs: number;
  phase: YardPhase;
  limits: Limits | null;
  /** The last shutdown asked for, and when; null while none is. */
  shutdown: { readonly mode: ShutdownMode; readonly graceMs: number | null; readonly atMs: number } | null;
  /** By number: lane n stands at n − 1. Closed lanes stay. */
  lanes: LaneView[];
  /** The newest finished stretches, oldest first; {@link keepNewest} bounds them. */
  bars: Bar[];
  /** Stretches that were let go to keep `bars` bounded. */
  barsForgotten: number;
  marks: TimeMark[];
}

/** How many finished stretches and marks a view keeps; it may exceed them by half between trims. */
export const MAX_BARS = 20_000;
export const MAX_MARKS = 1_000;

export function emptyView(): YardView {
  return {
    header: null,
    seq: 0,
    atMs: 0,
    phase: 'stopped',
    limits: null,
    shutdown: null,
    lanes: [],
    bars: [],
    barsForgotten: 0,
    marks: [],
  };
}

/**
 * The fold: `view` after one more line of the log. The caller owns the view; a run's first line begins
 * a new one, every event changes the view given. Both return it.
 */
export function applyToView(view: YardView, line: LogLine): YardView {
  if (line.type === 'run') return { ...emptyView(), header: line, limits: line.limits, phase: 'running' };
  view.seq = line.seq;
  view.atMs = line.atMs;
  applyEventToView(view, line);
  if (view.bars.length > MAX_BARS * 1.5) keepNewestBars(view, MAX_BARS);
  if (view.marks.length > MAX_MARKS * 1.5) view.marks = view.marks.slice(-MAX_MARKS);
  return view;
}

/** Lets the oldest bars go until at most `count` are left, and counts them. */
export function keepNewestBars(view: YardView, count: number): void {
  const surplus = view.bars.length - count;
  if (surplus <= 0) return;
  view.bars = view.bars.slice(surplus);
  view.barsForgotten += surplus;
}

function applyEventToView(view: YardView, event: TaskEvent): void {
  switch (event.type) {
    case 'lane-opened': {
      const lane = laneOf(view, event.lane);
      lane.open = true;
      return;
    }
    case 'lane-closed':
      laneOf(view, event.lane).open = false;
      return;
    case 'attempt-started': {
      const lane = laneOf(view, event.lane);
      endHold(view, lane, event.atMs);
      const timeoutMs = view.limits?.attemptTimeoutMs ?? null;
      lane.occupancy = {
        kind: 'attempt',
        task: event.task,
        attempt: event.attempt,
        fromMs: event.atMs,
        deadlineMs: timeoutMs === null ? null : event.atMs + timeoutMs,
      };
      return;
    }
    case 'attempt-settled': {
      const lane = laneOf(view, event.lane);
      if (lane.occupancy.kind === 'attempt') {
        pushBar(view, lane, 'attempt', lane.occupancy, event.atMs, event.outcome);
      }
      lane.occupancy =
        event.outcome === 'succeeded' || event.outcome === 'failed'
          ? { kind: 'idle' }
          : {
              kind: 'settled',
              task: event.task,
              attempt: event.attempt,
              fromMs: event.atMs,
              outcome: event.outcome,
            };
      return;
    }
    case 'attempt-stopped': {
      const lane = laneOf(view, event.lane);
      if (lane.occupancy.kind === 'settled') {
        pushBar(view, lane, 'ghost', lane.occupancy, event.atMs, lane.occupancy.outcome);
      }
      lane.occupancy = { kind: 'idle' };
      return;
    }
    case 'retry-scheduled': {
      if (event.lane === null) return;
      const lane = laneOf(view, event.lane);
      lane.hold = {
        task: event.task,
        attempt: event.attempt,
        fromMs: event.atMs,
        dueMs: event.atMs + event.delayMs,
      };
      return;
    }
    case 'task-settled': {
      const lane = view.lanes.find(({ hold }) => hold?.task === event.task);
      if (lane !== undefined) endHold(view, lane, event.atMs);
      if (event.reason === 'grace-expired') view.phase = 'cancelling';
      return;
    }
    case 'limits-changed':
      view.limits = event.limits;
      view.marks.push({ atMs: event.atMs, kind: 'limits' });
      return;
    case 'shutdown-requested':
      view.phase = event.mode === 'cancel-now' ? 'cancelling' : 'draining';
      view.shutdown = { mode: event.mode, graceMs: event.graceMs, atMs: event.atMs };
      view.marks.push({ atMs: event.atMs, kind: 'shutdown' });
      return;
    case 'shutdown-completed':
      view.phase = 'stopped';
      return;
    case 'task-submitted':
    case 'task-rejected':
      return;
  }
}

function laneOf(view: YardView, lane: LaneId): LaneView {
  for (let next = view.lanes.length + 1; next <= lane; next++) {
    view.lanes.push({ lane: next, open: false, occupancy: { kind: 'idle' }, hold: null });
  }
  return view.lanes[lane - 1] as LaneView;
}

function pushBar(
  view: YardView,
  lane: LaneView,
  kind: Bar['kind'],
  from: { readonly task: TaskId; readonly attempt: number; readonly fromMs: number },
  toMs: number,
  outcome: Outcome | null,
): void {
  const { task, attempt, fromMs } = from;
  view.bars.push({ lane: lane.lane, kind, task, attempt, fromMs, toMs, outcome });
}

function endHold(view: YardView, lane: LaneView, atMs: number): void {
  if (lane.hold === null) return;
  pushBar(view, lane, 'backoff', lane.hold, atMs, null);
  lane.hold = null;
}
