import type { TaskError } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';

/** Different errors that are told apart; failures with yet others are counted together. */
const MAX_ERRORS = 1_000;
/** Messages that differ only beyond it are taken for one, in UTF-16 code units. */
const MAX_MESSAGE = 300;

/** How often one error came. */
export interface FailureGroup {
  readonly name: string;
  readonly message: string;
  attempts: number;
  /** Tasks that ended with it. */
  tasks: number;
  readonly firstAtMs: number;
  lastAtMs: number;
}

/** Failures by their errors, where numbers in messages do not tell two apart. */
export class FailureTally {
  readonly #groups = new Map<string, FailureGroup>();
  /** Attempts with errors that were not told apart any more. */
  #others = 0;

  take(event: TaskEvent): void {
    if (event.type === 'attempt-settled' && event.outcome !== 'succeeded' && event.outcome !== 'cancelled') {
      const group = this.#groupOf(event.error, event.outcome, event.atMs);
      if (group === null) this.#others++;
      else group.attempts++;
    } else if (event.type === 'task-settled' && (event.status === 'failed' || event.status === 'timed-out')) {
      const group = this.#groupOf(event.error, event.status, event.atMs);
      if (group !== null) group.tasks++;
    }
  }

  get others(): number {
    return this.#others;
  }

  /** The most frequent first. */
  groups(): FailureGroup[] {
    return [...this.#groups.values()].sort((a, b) => b.attempts - a.attempts || b.tasks - a.tasks);
  }

  #groupOf(error: TaskError | undefined, outcome: string, atMs: number): FailureGroup | null {
    const name = error?.name ?? outcome;
    const message = (error?.message ?? '').slice(0, MAX_MESSAGE).replace(/\d+/g, '#');
    const key = `${name}\n${message}`;
    const known = this.#groups.get(key);
    if (known !== undefined) {
      known.lastAtMs = atMs;
      return known;
    }
    if (this.#groups.size >= MAX_ERRORS) return null;
    const group: FailureGroup = { name, message, attempts: 0, tasks: 0, firstAtMs: atMs, lastAtMs: atMs };
    this.#groups.set(key, group);
    return group;
  }
}
