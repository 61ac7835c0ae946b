import { toMicros } from '#contract/micros';
import type { TaskId } from '#contract/task';
import type { TaskSettled } from '#contract/task-event';
import type { CancelTimer, Clock, Submission } from '../engine/ports';
import type { Pace } from './pace';
import type { SubmitPort } from './submitter';

/** After a refusal nothing more is handed in until one of the loop's tasks has ended, or for so long. */
export const REFUSED_PAUSE_MS = 100;

/**
 * So many in flight: the next task is due when one of them has settled. So the yard sets the pace, as users do who
 * wait for their answer before they ask again.
 *
 * A task that is refused, or dropped from the queue for a newer one, is in flight no more either, and nothing has
 * become better for the next: it waits, for another to end or for {@link REFUSED_PAUSE_MS}. Else a full queue would
 * refuse all that is to come at one moment.
 */
export class ClosedPace implements Pace {
  readonly loop = 'closed';
  readonly #clock: Clock;
  readonly #yard: Pick<SubmitPort, 'elapsedMs'>;
  readonly #inFlight = new Set<TaskId>();
  /** When each free place became free, as a ring: the first that is free is the first that is taken. */
  readonly #freeMs: Float64Array;
  #first = 0;
  #free: number;
  /** Places whose task was refused: they are free again after the pause. */
  #refused = 0;
  #pause: CancelTimer | null = null;
  #wakeUp: CancelTimer | null = null;
  #wake: () => void = () => {};
  #isOffering = false;
  /** Settled while they were being handed in. */
  readonly #early = new Map<TaskId, TaskSettled>();
  #hasEnded = false;

  /** @param inFlight how many, ≥ 1 */
  constructor(inFlight: number, clock: Clock, yard: Pick<SubmitPort, 'elapsedMs'>) {
    this.#clock = clock;
    this.#yard = yard;
    this.#freeMs = new Float64Array(inFlight);
    this.#free = inFlight;
  }

  begin(nowMs: number, wake: () => void): void {
    this.#freeMs.fill(nowMs);
    this.#wake = wake;
  }

  dueMs(): number | null {
    return this.#free === 0 || this.#pause !== null ? null : (this.#freeMs[this.#first] as number);
  }

  offers(): void {
    this.#isOffering = true;
  }

  took(submission: Submission | null): void {
    this.#isOffering = false;
    if (submission === null || submission.status === 'blocked') return;
    this.#first = (this.#first + 1) % this.#freeMs.length;
    this.#free--;
    if (submission.status === 'rejected') {
      this.#refused++;
      this.#pauseNow();
      return;
    }
    this.#inFlight.add(submission.task);
    const settled = this.#early.get(submission.task);
    this.#early.clear();
    if (settled !== undefined) this.heard(settled);
  }

  heard(event: TaskSettled): void {
    if (this.#hasEnded) return;
    if (!this.#inFlight.delete(event.task)) {
      if (this.#isOffering) this.#early.set(event.task, event);
      return;
    }
    if (event.reason === 'dropped') {
      this.#refused++;
      this.#pauseNow();
      return;
    }
    this.#addFree(event.atMs);
    this.#goOn(event.atMs);
  }

  end(): void {
    this.#hasEnded = true;
    this.#pause?.();
    this.#wakeUp?.();
    this.#inFlight.clear();
  }

  #addFree(atMs: number): void {
    this.#freeMs[(this.#first + this.#free) % this.#freeMs.length] = atMs;
    this.#free++;
  }

  #pauseNow(): void {
    this.#pause ??= this.#clock.at(this.#clock.now() + REFUSED_PAUSE_MS, () => {
      this.#goOn(toMicros(this.#yard.elapsedMs()));
    });
  }

  /** Something has become better, or may have: places whose task was refused are tried again. */
  #goOn(atMs: number): void {
    this.#pause?.();
    this.#pause = null;
    for (; this.#refused > 0; this.#refused--) this.#addFree(atMs);
    this.#wakeUp ??= this.#clock.at(this.#clock.now(), () => {
      this.#wakeUp = null;
      this.#wake();
    });
  }
}
