import type { FeedMessage } from './feed-message';
import type { KeptRun, KeptRunsPage, RunExportFormat } from './kept-runs';
import type { LaneHistory, LaneHistoryQuery } from './lane-history';
import type { Limits } from './limits';
import type { ScenarioSetup } from './presets';
import type { Reply } from './problem';
import type { ExportFormat, ExportPart, ExportQuery, ExportTicket } from './results-export';
import type { ResultsPage, ResultsQuery, TaskSelection } from './results-query';
import type { RunFigures } from './run-figures';
import type { Series, SeriesSpan } from './series';
import type { Settings } from './settings';
import type { TargetFaults, TargetState } from './target';
import type { LaneId, RejectReason, TaskId } from './task';
import type { TaskDetail } from './task-detail';
import type { ShutdownMode } from './task-event';
import type { ImportContent, TaskListSummary } from './task-import';
import type { Workload } from './workload';
import type { ClockSpan, ClockState } from './yard-clock';
import type { YardTree } from './yard-tree';
import type { YardPhase } from './yard-view';

/** A place in the yard; a cancel there reaches everything below: yard → lane → task → attempt. */
export type CancelPlace =
  | { readonly kind: 'yard' }
  | { readonly kind: 'lane'; readonly lane: LaneId }
  | { readonly kind: 'task'; readonly task: TaskId };

/** What to cancel. Of several tasks those that are pending; the others stay as they are. */
export type CancelTarget = CancelPlace | TaskSelection;

/** Limits to change; what is absent stays. Nested ones are given whole. */
export type LimitsPatch = { readonly [K in keyof Limits]?: Limits[K] };

/** What this yard can do for the window that asks, besides scheduling. */
export interface YardAbilities {
  /** Whether scripts and commands may be run from this window; else why not, in words. */
  readonly programs: true | string;
  /** Whether runs are kept; else why not, in words. */
  readonly records: true | string;
  /** Whether there is a built-in test server; else why not, in words. */
  readonly target: true | string;
}

/** Everything a window may ask of a yard, by name: what it sends, and what comes back. */
export interface YardCommands {
  /** Submit a workload. Comes back when its first tasks are in; the rest follow as they arrive. */
  submit: { request: { readonly workload: Workload }; value: SubmitReceipt };
  'change-limits': { request: { readonly patch: LimitsPatch }; value: Limits };
  /** What the text of a scenario file sets up. Nothing is changed by it: what is wanted of it is asked for. */
  'read-scenario': { request: { readonly text: string }; value: ScenarioSetup };
  /** Shut the yard down. One that shuts down already goes further by `cancel-now` only, and else as it does. */
  shutdown: {
    request: { readonly mode: ShutdownMode; readonly graceMs: number | null };
    value: { readonly phase: YardPhase };
  };
  /** Start a stopped yard: a new run, with a log of its own. */
  start: { request: Record<never, never>; value: { readonly run: number } };
  /** `run` here and below: the run that the task or lane is of. Another one's has the same number, and is not meant. */
  cancel: {
    request: { readonly run: number; readonly target: CancelTarget };
    value: { readonly cancelled: number };
  };
  /**
   * Submit settled or pending tasks once more, as new tasks: what has settled is never relabelled. Those whose
   * spec is not known any more are passed over, and so are scripts and commands where this window may run none:
   * `forgotten` and `notAllowed` count them as far as they had their turn by the answer. Where nothing is left but what
   * this window may not run, it is refused.
   */
  resubmit: {
    request: { readonly run: number; readonly target: TaskSelection };
    value: SubmitReceipt & {
      readonly forgotten: number;
      readonly notAllowed: number;
      readonly firstTask: TaskId | null;
    };
  };
  /** How fast the yard's clock goes; what is absent stays. */
  'set-clock': { request: Partial<ClockState>; value: ClockState };
  /** How the clock of the present run has gone so far: what turns times of the run into those of the world. */
  'clock-history': {
    request: Record<never, never>;
    value: { readonly run: number; readonly spans: readonly ClockSpan[] };
  };
  /** Start nothing, or go on starting; what runs goes on, what waits waits. */
  'hold-dispatch': { request: { readonly held: boolean }; value: { readonly held: boolean } };
  inspect: { request: { readonly run: number; readonly task: TaskId }; value: TaskDetail };
  tree: { request: Record<never, never>; value: YardTree };
  series: { request: { readonly span: SeriesSpan }; value: Series };
  /** What finished on the lanes in a stretch of the run, however long ago. */
  'lane-history': { request: { readonly query: LaneHistoryQuery }; value: LaneHistory };
  /**
   * Begin an export. A window has one: another takes its place, and it ends with the window. Of all windows a few are
   * open at one time, and one more is refused.
   */
  'export-begin': {
    request: { readonly query: ExportQuery; readonly format: ExportFormat };
    value: ExportTicket;
  };
  'export-part': { request: { readonly export: number }; value: ExportPart };
  /** Let an export go before its end. */
  'export-end': { request: { readonly export: number }; value: null };
  results: { request: { readonly query: ResultsQuery }; value: ResultsPage };
  abilities: { request: Record<never, never>; value: YardAbilities };
  /** The run in figures: all of it, by now. */
  figures: { request: Record<never, never>; value: RunFigures };
  /**
   * Bring in a file, part by part: a list of tasks, or a recording. A window has one import at a time: another takes
   * its place, and it ends with the window. Of all windows a few are open at one time, and one more is refused.
   */
  'import-begin': {
    request: { readonly content: ImportContent; readonly fileName: string };
    value: { readonly import: number };
  };
  /**
   * The next part goes once the one before has been answered. Where it is of no use any more, since something is wrong
   * with what has come, it is refused with the problems, and the import is let go.
   */
  'import-part': {
    request: { readonly import: number; readonly text: string };
    value: { readonly characters: number };
  };
  /**
   * No part follows. A task list has been checked whole then; nothing runs yet. A recording is among the kept runs.
   * Where anything is wrong it is refused with the problems, and the import is let go.
   */
  'import-end': {
    request: { readonly import: number };
    value: { readonly list: TaskListSummary } | { readonly kept: KeptRun };
  };
  /**
   * Submit a task list that has been read, all at once; what finds no place waits. Where it holds programs they must be
   * `confirmed`, and this window must be allowed to run them. The import is let go once any of its tasks is in or on
   * its way.
   */
  'import-run': {
    request: { readonly import: number; readonly confirmed: boolean };
    value: SubmitReceipt;
  };
  /** Let an import go. */
  'import-drop': { request: { readonly import: number }; value: null };
  target: { request: Record<never, never>; value: TargetState };
  /** Set what the built-in test server does to requests; what is absent stays. */
  'set-faults': { request: { readonly patch: Partial<TargetFaults> }; value: TargetState };
  /** The runs that are kept, the newest first. */
  'kept-runs': { request: { readonly offset: number; readonly limit: number }; value: KeptRunsPage };
  /**
   * Show a kept run in this window instead of the yard: its feed goes on with a snapshot of it, and what is asked is
   * answered from it. What would change the yard is refused until `leave-run`. Comes back once it has been read.
   */
  'open-run': { request: { readonly id: string }; value: KeptRun };
  /** Show the yard again. */
  'leave-run': { request: Record<never, never>; value: null };
  'rename-run': { request: { readonly id: string; readonly name: string | null }; value: KeptRun };
  'delete-run': { request: { readonly id: string }; value: null };
  /** Begin an export of a kept run: as `export-begin`, and goes on by `export-part`. Rows are events. */
  'export-run': { request: { readonly id: string; readonly format: RunExportFormat }; value: ExportTicket };
  /** What stands in the window, as the text of a scenario file. Nothing is changed by it. */
  'write-scenario': {
    request: { readonly workload: Workload };
    value: { readonly text: string; readonly fileName: string };
  };
  /** What the text of a settings file would change; what it does not tell stays. Nothing is changed by it. */
  'read-settings': { request: { readonly text: string }; value: Partial<Settings> };
  /** Tell that every message up to that number has arrived; those to come wait for it. */
  acknowledge: { request: { readonly number: number }; value: null };
  /** Ask for a snapshot, after a gap. */
  resync: { request: Record<never, never>; value: null };
}

export type YardCommandName = keyof YardCommands;

/** One command as it travels. */
export type YardCommand = {
  [N in YardCommandName]: { readonly command: N } & YardCommands[N]['request'];
}[YardCommandName];

export type CommandNamed<N extends YardCommandName> = Extract<YardCommand, { readonly command: N }>;

export interface SubmitReceipt {
  readonly accepted: number;
  /** Turned away one by one, each with an event in the log. */
  readonly rejected: number;
  /** Not even tried after the first was turned away, since the yard takes no more. */
  readonly neverSubmitted: number;
  /** Why, where any was rejected. */
  readonly reason: RejectReason | null;
  /** Still to come: not yet due, or waiting for a place in the queue. */
  readonly toSubmit: number;
}

/** The whole surface between a window and a yard: commands in, batches out. */
export interface YardApi {
  /** Never rejects for bad input: the reply says what is wrong, and nothing has changed. */
  call<N extends YardCommandName>(command: CommandNamed<N>): Promise<Reply<YardCommands[N]['value']>>;
  /**
   * Listen to the feed: a snapshot first, then batches. Returns its own undo. A second listener takes
   * the first one's place: a window has one feed.
   */
  listen(listener: (message: FeedMessage) => void): () => void;
}
