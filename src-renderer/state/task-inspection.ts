import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#contract/problem';
import type { TaskId } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import type { YardApi } from '#contract/yard-api';

/** While its task is pending and something happens it is asked for again so often, in milliseconds. */
export const INSPECT_MS = 250;

/** What is known of the task that is looked at. */
export type Inspection =
  | { readonly kind: 'none' }
  /** Asked for, for the first time. */
  | { readonly kind: 'asking'; readonly task: TaskId }
  | { readonly kind: 'known'; readonly task: TaskId; readonly detail: TaskDetail }
  /** A new run has begun since: this is how it was last seen. */
  | { readonly kind: 'past'; readonly task: TaskId; readonly detail: TaskDetail }
  /** The yard does not know it, or cannot be asked. */
  | { readonly kind: 'unknown'; readonly task: TaskId; readonly problems: readonly Problem[] };

export interface TaskInspection {
  readonly store: StoreApi<Inspection>;
  /**
   * Another task, or none. Asked for at once.
   *
   * @param ofRun the run it is of
   */
  look(task: TaskId | null, ofRun: number): void;
  /**
   * Something has happened in the yard: asked again, not too often, while the task can change.
   *
   * @param presentRun the yard's
   * @param isGhost whether a body of the task runs on after its verdict
   */
  refresh(presentRun: number, isGhost: boolean): void;
  /** Something was done to the task: asked again at once, whatever stands still. */
  again(): void;
  close(): void;
}

export interface InspectionNeeds {
  readonly api: YardApi;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
}

/** One task, looked at closely and kept fresh. One request is under way at a time. */
export function createTaskInspection({ api, after }: InspectionNeeds): TaskInspection {
  const store = createStore<Inspection>(() => ({ kind: 'none' }));
  let task: TaskId | null = null;
  let run = 0;
  let underWay = false;
  let wanted = false;
  /** A ghost was there when it was last asked for: its end is still to be told. */
  let wasGhost = false;
  let closed = false;
  let resting: (() => void) | null = null;

  function become(next: Inspection): void {
    store.setState(next, true);
  }

  function request(): void {
    if (closed || task === null) return;
    wanted = true;
    if (underWay) return;
    resting?.();
    resting = null;
    wanted = false;
    underWay = true;
    const asked = { run, task };
    void api.call({ command: 'inspect', ...asked }).then((reply) => {
      underWay = false;
      if (closed) return;
      if (asked.task !== task || asked.run !== run) {
        request();
        return;
      }
      resting = after(INSPECT_MS, () => {
        resting = null;
        if (wanted) request();
      });
      const known = store.getState();
      if (known.kind === 'past') return;
      if (reply.ok) become({ kind: 'known', task: asked.task, detail: reply.value });
      else if (known.kind === 'known' && isRunOver(reply.problems)) become({ ...known, kind: 'past' });
      // The window says itself that the connection is lost; what is known stays worth reading.
      else if (known.kind !== 'known' || !isConnectionLost(reply.problems)) {
        become({ kind: 'unknown', task: asked.task, problems: reply.problems });
      }
    });
  }

  return {
    store,
    look(next, ofRun) {
      task = next;
      run = ofRun;
      wanted = false;
      wasGhost = false;
      if (next === null) {
        become({ kind: 'none' });
        return;
      }
      become({ kind: 'asking', task: next });
      request();
    },
    refresh(presentRun, isGhost) {
      const now = store.getState();
      if (now.kind === 'known' && now.detail.run !== presentRun) {
        become({ ...now, kind: 'past' });
        return;
      }
      if (!canChange(now, isGhost || wasGhost)) return;
      wasGhost = isGhost;
      if (resting === null) request();
      else wanted = true;
    },
    again() {
      if (store.getState().kind !== 'past') request();
    },
    close() {
      closed = true;
      resting?.();
    },
  };
}

function canChange(now: Inspection, hasGhost: boolean): boolean {
  switch (now.kind) {
    case 'known':
      return now.detail.record.settledAtMs === null || hasGhost;
    case 'unknown':
      return isConnectionLost(now.problems);
    case 'none':
    case 'asking':
    case 'past':
      return false;
  }
}

function isRunOver(problems: readonly Problem[]): boolean {
  return problems.some(({ field }) => field === 'run');
}

function isConnectionLost(problems: readonly Problem[]): boolean {
  return problems.some(({ field }) => field === 'connection');
}
