import type { Bottleneck, Loop, RunFigures } from '#contract/run-figures';
import { isOwnEnd, type TaskId } from '#contract/task';
import type { RunHeader, TaskEvent, TaskSubmitted } from '#contract/task-event';
import { BottleneckFold } from './bottleneck-fold';
import { DurationsByEnding } from './durations-by-ending';
import { HdrDurations } from './hdr-durations';
import { PendingArrivals } from './pending-arrivals';

/**
 * A run in figures, from its log alone: of a run that is on, as of one that was recorded. It keeps what it needs of
 * the tasks that are pending, and histograms; no more, however long the run.
 */
export class RunFiguresFold {
  readonly #arrivals = new PendingArrivals();
  readonly #accepted: Record<Loop, number> = { open: 0, closed: 0 };
  readonly #response: Record<Loop, DurationsByEnding | null> = { open: null, closed: null };
  readonly #wait = new HdrDurations();
  readonly #service = new DurationsByEnding();
  readonly #bottleneck: BottleneckFold;
  /** Tasks that settled and were not cancelled. */
  #done = 0;

  /** @param looksBack whether it tells {@link recentBottleneck}; default false */
  constructor(header: Pick<RunHeader, 'limits'>, looksBack = false) {
    this.#bottleneck = new BottleneckFold(header, looksBack);
  }

  /** Tasks accepted so far, by how they arrived. */
  get accepted(): Readonly<Record<Loop, number>> {
    return this.#accepted;
  }

  /** How a pending task arrived; null where it is not pending. */
  loopOf(task: TaskId): Loop | null {
    return this.#arrivals.loopOf(task);
  }

  /** One more event, in the order of the log. */
  add(event: TaskEvent): void {
    switch (event.type) {
      case 'task-submitted':
        this.#submitted(event);
        break;
      case 'attempt-started': {
        if (event.attempt > 1) break;
        const submittedMs = this.#arrivals.submittedMs(event.task);
        if (submittedMs !== null) this.#wait.add(event.atMs - submittedMs);
        break;
      }
      case 'attempt-settled': {
        const startedAtMs = this.#bottleneck.startedAtMs(event.lane);
        if (startedAtMs !== null) this.#service.add(event.outcome, event.atMs - startedAtMs);
        break;
      }
      case 'task-settled': {
        const loop = this.#arrivals.loopOf(event.task);
        if (loop === null) break;
        if (isOwnEnd(event.status)) this.#done++;
        this.#response[loop]?.add(event.status, event.atMs - this.#arrivals.intendedMs(event.task));
        this.#arrivals.delete(event.task);
        break;
      }
      default:
        break;
    }
    this.#bottleneck.add(event);
  }

  /**
   * The run by `atMs`, or by its last event where that is later. Asking changes nothing.
   *
   * @param run names it, as the feed does
   * @param atMs in milliseconds of the run; not later than any event that is still to come
   */
  figures(run: number, atMs: number): RunFigures {
    const bottleneck = this.#bottleneck.shares(atMs);
    const { spanMs } = bottleneck;
    const { open, closed } = this.#response;
    return {
      run,
      atMs,
      accepted: { ...this.#accepted },
      response: { open: open?.figures() ?? null, closed: closed?.figures() ?? null },
      wait: this.#wait.figures(),
      service: this.#service.figures(),
      throughputPerSecond: spanMs === 0 ? 0 : (this.#done * 1000) / spanMs,
      bottleneck,
    };
  }

  /** Where the last five seconds went; null where no task was pending in them, or it does not look back. */
  recentBottleneck(atMs: number): Bottleneck | null {
    return this.#bottleneck.recentShares(atMs);
  }

  #submitted(event: TaskSubmitted): void {
    const { task, atMs, intendedAtMs = atMs } = event;
    const loop: Loop = event.loop ?? 'open';
    this.#accepted[loop]++;
    this.#response[loop] ??= new DurationsByEnding();
    this.#arrivals.add(task, loop, atMs, intendedAtMs);
  }
}
