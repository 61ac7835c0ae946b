import type { ShutdownBy } from '#contract/feed-message';
import type { ShutdownMode } from '#contract/task-event';
import type { ClockState } from '#contract/yard-clock';
import type { Scheduler } from '../../engine/scheduler';
import type { WindowFeed } from '../../feed/window-feed';
import type { YardFeed } from '../../feed/yard-feed';
import type { ClockHistory } from './clock-history';
import type { LimitsHistory } from './limits-history';
import type { OpenImports } from './open-imports';
import type { CommandedRecords } from './records-commands';
import type { Submissions } from './submissions';
import type { CommandedTarget } from './target-commands';
import type { WindowView } from './window-view';

/** The parts of a yard that commands act on. */
export interface CommandedYard {
  readonly scheduler: Scheduler;
  readonly feed: YardFeed;
  readonly submissions: Submissions;
  readonly limitsHistory: LimitsHistory;
  readonly clockHistory: ClockHistory;
  readonly imports: OpenImports;
  /** null: it keeps no runs. */
  readonly records: CommandedRecords | null;
  /** null: it has no test server. */
  readonly target: CommandedTarget | null;
  /** Begins a new run. The yard is stopped. */
  start(): void;
  requestShutdown(mode: ShutdownMode, graceMs: number | null, by: ShutdownBy): void;
  /** Whether its program waits for it to stop. */
  readonly isAwaited: boolean;
  changeClock(state: Partial<ClockState>): ClockState;
  /** @returns whether it is held now */
  holdDispatch(held: boolean): boolean;
}

/** What a window may do that not every window may. */
export interface WindowGrants {
  /** Whether it may run scripts and commands; else why not, in words. */
  readonly programs: true | string;
}

/** Who sends a command. */
export interface Asker extends WindowGrants {
  /** The feed of the window it came from; null where that has none. */
  readonly feed: WindowFeed | null;
  /** What that window shows. Absent: it has none that could show anything but the yard. */
  readonly view?: WindowView;
  /** As whose a shutdown counts that it asks for. Default: a window's. */
  readonly by?: ShutdownBy;
}

/** An asker without a feed, who is granted nothing. */
export const NOBODY: Asker = { feed: null, programs: 'not allowed here' };
