import type { Loop } from '#contract/run-figures';
import type { TaskId } from '#contract/task';
import { CHUNK_TASKS, PendingChunks, placeOf } from './pending-chunks';

const OPEN = 1;
const CLOSED = 2;

/** When and how each pending task arrived: 17 bytes a task. */
export class PendingArrivals {
  readonly #chunks = new PendingChunks(() => ({
    known: 0,
    submittedMs: new Float64Array(CHUNK_TASKS),
    intendedMs: new Float64Array(CHUNK_TASKS),
    /** 0: no such task is pending. */
    loops: new Uint8Array(CHUNK_TASKS),
  }));

  add(task: TaskId, loop: Loop, submittedMs: number, intendedMs: number): void {
    const chunk = this.#chunks.findOrAdd(task);
    const at = placeOf(task);
    if (chunk.loops[at] === 0) chunk.known++;
    chunk.loops[at] = loop === 'open' ? OPEN : CLOSED;
    chunk.submittedMs[at] = submittedMs;
    chunk.intendedMs[at] = intendedMs;
  }

  /** How the task arrived; null where it is not pending. */
  loopOf(task: TaskId): Loop | null {
    const loop = this.#chunks.find(task)?.loops[placeOf(task)];
    return loop === OPEN ? 'open' : loop === CLOSED ? 'closed' : null;
  }

  /** When it was accepted, in milliseconds of the run; null where it is not pending. */
  submittedMs(task: TaskId): number | null {
    const chunk = this.#chunks.find(task);
    const at = placeOf(task);
    return chunk === null || chunk.loops[at] === 0 ? null : (chunk.submittedMs[at] as number);
  }

  /** When its arrival was due, in milliseconds of the run; the task is pending. */
  intendedMs(task: TaskId): number {
    return this.#chunks.find(task)?.intendedMs[placeOf(task)] ?? 0;
  }

  /** It has settled. */
  delete(task: TaskId): void {
    const chunk = this.#chunks.find(task);
    const at = placeOf(task);
    if (chunk === null || chunk.loops[at] === 0) return;
    chunk.loops[at] = 0;
    this.#chunks.forget(task, chunk);
  }
}
