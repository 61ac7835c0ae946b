import type { TaskId } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import type { Yard } from '../../state/yard-store';

/** A pointer that only passes over bars asks for none of them. */
const SETTLE_MS = 120;
/** What is known of a pending task is asked for anew after so long, in milliseconds. */
const STALE_MS = 1_000;
/** So many tasks are remembered. */
const REMEMBERED = 64;

interface Known {
  /** null: main could not tell. */
  readonly detail: TaskDetail | null;
  readonly atMs: number;
}

/** What main knows of single tasks, asked for when somebody looks at one. */
export class TaskLookup {
  readonly #yard: Yard;
  readonly #onNews: () => void;
  readonly #known = new Map<string, Known>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #asking = false;

  constructor(yard: Yard, onNews: () => void) {
    this.#yard = yard;
    this.#onNews = onNews;
  }

  /** What is known of a task now; asks for it where that is nothing, or may be out of date. */
  look(task: TaskId): TaskDetail | null {
    const known = this.#known.get(this.#keyOf(task));
    if (known === undefined || this.#isStale(known)) this.#askSoon(task);
    return known?.detail ?? null;
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #keyOf(task: TaskId): string {
    return `${this.#yard.store.getState().run}:${task}`;
  }

  #isStale({ detail, atMs }: Known): boolean {
    const isOver = detail !== null && detail.ending !== null;
    return !isOver && this.#yard.hostNow() - atMs > STALE_MS;
  }

  #askSoon(task: TaskId): void {
    if (this.#asking) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      void this.#ask(task);
    }, SETTLE_MS);
  }

  async #ask(task: TaskId): Promise<void> {
    const key = this.#keyOf(task);
    const { run } = this.#yard.store.getState();
    this.#asking = true;
    const reply = await this.#yard.api.call({ command: 'inspect', run, task });
    this.#asking = false;
    this.#known.delete(key);
    this.#known.set(key, { detail: reply.ok ? reply.value : null, atMs: this.#yard.hostNow() });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    if (reply.ok) this.#onNews();
  }
}
