import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#contract/problem';
import type { ResultRow, ResultsPage, ResultsQuery } from '#contract/results-query';
import type { TaskId } from '#contract/task';
import type { YardApi } from '#contract/yard-api';

/** Rows asked for at once: those in view and as many again around them. */
export const PAGE_ROWS = 200;
/**
 * While tasks move the page is asked for again so long after the last answer, in milliseconds: a yard that is
 * slow to answer is asked less often.
 */
export const REFRESH_MS = 250;

/** What the table asks about; where it looks is told by {@link ResultsPager.lookAt}. */
export type ResultsQuestion = Pick<ResultsQuery, 'phases' | 'search' | 'sort'>;

/** The newest answer, and to which question. */
export interface ResultsAnswer {
  readonly page: ResultsPage | null;
  /** The index of the page's first row among all that match. */
  readonly offset: number;
  /** When the page came, in milliseconds of the run. */
  readonly readAtMs: number;
  /** Whether the answer belongs to an older question than the one last asked. */
  readonly stale: boolean;
  readonly problems: readonly Problem[];
}

export interface ResultsPager {
  readonly store: StoreApi<ResultsAnswer>;
  /** Another question: asked at once. */
  ask(question: ResultsQuestion): void;
  /** The rows in view: asked for at once where the page does not have them. */
  lookAt(firstRow: number, lastRow: number): void;
  /** Something has happened in the yard: asked again, not too often. */
  refresh(): void;
  /**
   * Whether the page stands: then it is asked for anew only for another question or other rows, and what has
   * happened meanwhile is made good when it goes on.
   */
  stand(stands: boolean): void;
}

export interface PagerNeeds {
  readonly api: Pick<YardApi, 'call'>;
  /** Run once after `delayMs` milliseconds. Returns its own undo. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Now, in milliseconds of the run. */
  readonly nowMs: () => number;
}

const UNANSWERED: ResultsAnswer = { page: null, offset: 0, readAtMs: 0, stale: true, problems: [] };

/**
 * A page of the results around the rows in view, kept fresh. One request is under way at a time, and an
 * answer to a question that is no longer asked is dropped.
 */
export function createResultsPager(needs: PagerNeeds, first: ResultsQuestion): ResultsPager {
  const store = createStore<ResultsAnswer>(() => UNANSWERED);
  let question = first;
  let offset = 0;
  let asked = 0;
  let underWay = false;
  let wanted = false;
  let standing = false;
  let resting: (() => void) | null = null;
  /** The last {@link asked} that has been answered: a request for the same again is a mere refresh. */
  let answered = -1;

  function request(): void {
    if (underWay) {
      wanted = true;
      return;
    }
    resting?.();
    resting = null;
    wanted = false;
    underWay = true;
    const ticket = asked;
    const from = offset;
    const query: ResultsQuery = { ...question, offset: from, limit: PAGE_ROWS };
    void needs.api.call({ command: 'results', query }).then((reply) => {
      underWay = false;
      rest();
      if (ticket !== asked) {
        request();
        return;
      }
      if (standing && ticket === answered) {
        wanted = true;
        return;
      }
      answered = ticket;
      if (reply.ok) {
        const page = withKnownRows(reply.value, store.getState().page);
        store.setState({ page, offset: from, readAtMs: needs.nowMs(), stale: false, problems: [] });
      } else store.setState({ stale: true, problems: reply.problems });
    });
  }

  function rest(): void {
    resting = needs.after(REFRESH_MS, () => {
      resting = null;
      if (wanted && !standing) request();
    });
  }

  return {
    store,
    ask(next) {
      question = next;
      offset = 0;
      asked += 1;
      store.setState({ stale: true });
      request();
    },
    lookAt(firstRow, lastRow) {
      const { page } = store.getState();
      const known = page !== null && firstRow >= offset && lastRow < offset + PAGE_ROWS;
      if (known) return;
      const middle = Math.floor((firstRow + lastRow) / 2);
      const next = Math.max(0, middle - PAGE_ROWS / 2);
      if (next === offset) return;
      offset = next;
      asked += 1;
      request();
    },
    refresh() {
      if (resting === null && !underWay && !standing) request();
      else wanted = true;
    },
    stand(stands) {
      standing = stands;
      if (!stands && wanted && resting === null && !underWay) request();
    },
  };
}

/** The row at an index among all that match, where the page has it. */
export function rowAt(answer: ResultsAnswer, index: number): ResultRow | null {
  return answer.page?.rows[index - answer.offset] ?? null;
}

/** Where the page has a task, among all that match; null where it does not. */
export function indexOf({ page, offset }: ResultsAnswer, task: TaskId | null): number | null {
  const index = page?.rows.findIndex((row) => row.task === task) ?? -1;
  return index < 0 ? null : offset + index;
}

/** The page, with the very rows of the one before where nothing can have changed: what shows them need not act. */
function withKnownRows(page: ResultsPage, before: ResultsPage | null): ResultsPage {
  if (before === null || before.run !== page.run) return page;
  const known = new Map(before.rows.map((row) => [row.task, row]));
  const rows = page.rows.map((row) => {
    const same = known.get(row.task);
    return same !== undefined && same.settledAtMs !== null ? same : row;
  });
  return { ...page, rows };
}
