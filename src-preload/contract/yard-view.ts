import type { BarKind, BarSink } from './bar-columns';
import { coarserMarks } from './coarser-marks';
import { limitChanges } from './limit-changes';
import type { Limits } from './limits';
import { toMicros } from './micros';
import { CANCEL_REASONS, type LaneId, type Outcome, type TaskId } from './task';
import type { LogLine, RunHeader, ShutdownMode, TaskEvent, TaskSettled } from './task-event';
import type { TimeMark } from './time-mark';

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
  /** When it was first opened. */
  readonly firstAtMs: number;
  /** When anything last changed on it. */
  lastAtMs: number;
  occupancy: LaneOccupancy;
  hold: LaneHold | null;
}

/** How a task that was pending at the shutdown ended: its status, or why it was cancelled. */
export const FATES = ['succeeded', 'failed', 'timed-out', ...CANCEL_REASONS] as const;
export type Fate = (typeof FATES)[number];

/** How a run was asked to end. */
export interface ShutdownAsked {
  readonly mode: ShutdownMode;
  /** null: as long as it takes. */
  readonly graceMs: number | null;
  readonly atMs: number;
  /** When a second request cancelled what was left; null: none has. */
  readonly cutShortAtMs: number | null;
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
  /** The shutdown that was asked for; null while none is. */
  shutdown: ShutdownAsked | null;
  /** How many tasks have ended in each way since the shutdown was asked for; null while none is. */
  fates: Record<Fate, number> | null;
  /** By number: lane n stands at n − 1. Closed lanes stay. */
  lanes: LaneView[];
  /** The lane that is held for a task, by the task: whose end it is that frees it. */
  heldFor: Record<TaskId, LaneId>;
  /** When the first attempt started; null before that. */
  firstStartMs: number | null;
  /** Oldest first. */
  marks: TimeMark[];
}

/** How many marks a view keeps; it may exceed them by half before they become fewer. */
export const MAX_MARKS = 1_000;

export function emptyView(): YardView {
  return {
    header: null,
    seq: 0,
    atMs: 0,
    phase: 'stopped',
    limits: null,
    shutdown: null,
    fates: null,
    lanes: [],
    heldFor: {},
    firstStartMs: null,
    marks: [],
  };
}

/**
 * The fold: `view` after one more line of the log. The caller owns the view; a run's first line begins
 * a new one, every event changes the view given. Both return it.
 *
 * @param bars is given every stretch that the line ends
 */
export function applyToView(view: YardView, line: LogLine, bars: BarSink = ignoreBar): YardView {
  if (line.type === 'run') return { ...emptyView(), header: line, limits: line.limits, phase: 'running' };
  view.seq = line.seq;
  view.atMs = line.atMs;
  applyEventToView(view, line, bars);
  if (view.marks.length > MAX_MARKS * 1.5) view.marks = coarserMarks(view.marks, MAX_MARKS);
  return view;
}

function ignoreBar(): void {}

function applyEventToView(view: YardView, event: TaskEvent, bars: BarSink): void {
  switch (event.type) {
    case 'lane-opened': {
      const lane = laneOf(view, event.lane, event.atMs);
      lane.open = true;
      return;
    }
    case 'lane-closed':
      laneOf(view, event.lane, event.atMs).open = false;
      return;
    case 'attempt-started': {
      const lane = laneOf(view, event.lane, event.atMs);
      endHold(view, lane, event.atMs, bars);
      view.firstStartMs ??= event.atMs;
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
      const lane = laneOf(view, event.lane, event.atMs);
      if (lane.occupancy.kind === 'attempt') {
        endBar(lane, 'attempt', lane.occupancy, event.atMs, event.outcome, bars);
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
      const lane = laneOf(view, event.lane, event.atMs);
      if (lane.occupancy.kind === 'settled') {
        endBar(lane, 'ghost', lane.occupancy, event.atMs, lane.occupancy.outcome, bars);
      }
      lane.occupancy = { kind: 'idle' };
      return;
    }
    case 'retry-scheduled': {
      if (event.lane === null) return;
      const lane = laneOf(view, event.lane, event.atMs);
      view.heldFor[event.task] = event.lane;
      lane.hold = {
        task: event.task,
        attempt: event.attempt,
        fromMs: event.atMs,
        dueMs: event.atMs + event.delayMs,
      };
      return;
    }
    case 'task-settled': {
      const held = view.heldFor[event.task];
      if (held !== undefined) endHold(view, laneOf(view, held, event.atMs), event.atMs, bars);
      if (event.reason === 'grace-expired') view.phase = 'cancelling';
      if (view.fates !== null) view.fates[fateOf(event)]++;
      return;
    }
    case 'limits-changed':
      view.marks.push({
        atMs: event.atMs,
        kind: 'limits',
        changes: view.limits === null ? [] : limitChanges(view.limits, event.limits),
      });
      view.limits = event.limits;
      return;
    case 'shutdown-requested':
      view.phase = event.mode === 'cancel-now' ? 'cancelling' : 'draining';
      view.fates ??= noFates();
      view.shutdown =
        view.shutdown === null
          ? { mode: event.mode, graceMs: event.graceMs, atMs: event.atMs, cutShortAtMs: null }
          : { ...view.shutdown, cutShortAtMs: event.atMs };
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

/** The lane, and that something changes on it now. */
function laneOf(view: YardView, lane: LaneId, atMs: number): LaneView {
  for (let next = view.lanes.length + 1; next <= lane; next++) {
    const nothing = { open: false, occupancy: { kind: 'idle' }, hold: null } as const;
    view.lanes.push({ lane: next, firstAtMs: atMs, lastAtMs: atMs, ...nothing });
  }
  const known = view.lanes[lane - 1] as LaneView;
  known.lastAtMs = atMs;
  return known;
}

function endBar(
  { lane }: LaneView,
  kind: BarKind,
  from: { readonly task: TaskId; readonly attempt: number; readonly fromMs: number },
  toMs: number,
  outcome: Outcome | null,
  bars: BarSink,
): void {
  const { task, attempt, fromMs } = from;
  bars({ lane, kind, task, attempt, fromMs, toMs, outcome, delayMs: 0 });
}

function endHold(view: YardView, lane: LaneView, toMs: number, bars: BarSink): void {
  if (lane.hold === null) return;
  const { task, attempt, fromMs, dueMs } = lane.hold;
  const delayMs = toMicros(dueMs - fromMs);
  bars({ lane: lane.lane, kind: 'backoff', task, attempt, fromMs, toMs, outcome: null, delayMs });
  lane.hold = null;
  lane.lastAtMs = toMs;
  delete view.heldFor[task];
}

function noFates(): Record<Fate, number> {
  const fates = {} as Record<Fate, number>;
  for (const fate of FATES) fates[fate] = 0;
  return fates;
}

function fateOf({ status, reason }: TaskSettled): Fate {
  return status === 'cancelled' ? (reason ?? 'user') : status;
}
