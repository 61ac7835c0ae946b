import type { YardApi } from '#contract/yard-api';
import { afterDelay } from '../../state/after-delay';
import { madeOnce } from '../../state/made-once';
import { oneAtATime } from '../../state/one-at-a-time';
import { phasesOf } from '../../state/results-filter';
import { createResultsPager, type ResultsPager, type ResultsQuestion } from '../../state/results-pager';
import type { ViewState, ViewStore } from '../../state/view-store';
import { yardNow } from '../../state/yard-now';
import type { Yard } from '../../state/yard-store';

/** The results as this window reads them. */
export interface ResultsSource {
  readonly pager: ResultsPager;
  /** For every other look at the results: they are answered in turn with the pager's. */
  readonly api: Pick<YardApi, 'call'>;
  /** Somebody looks at them from now on: only then are they kept fresh. Returns its own undo. */
  show(): () => void;
}

/** A window's results. They outlive what shows them, so that frozen rows that are shown again are the same. */
export function resultsSourceOf(yard: Yard, view: ViewStore): ResultsSource {
  return sourceOf(view, yard);
}

const sourceOf = madeOnce(createResultsSource);

/** A pager that follows the view's question and the yard's events, and stands while the view is frozen. */
function createResultsSource(view: ViewStore, yard: Yard): ResultsSource {
  const api = oneAtATime(yard.api);
  const parts = { api, after: afterDelay, nowMs: () => yardNow(yard) };
  const pager = createResultsPager(parts, questionOf(view.getState()));
  let isShown = false;
  /** What is known is older than what stands frozen, or nothing is known. */
  let isOutdated = true;

  const ask = () => {
    isOutdated = false;
    pager.ask(questionOf(view.getState()));
  };
  const follow = () => pager.stand(!isShown || view.getState().frozen !== null);

  view.subscribe((state, before) => {
    if (state.frozen !== before.frozen) {
      if (!isShown && state.frozen !== null) isOutdated = true;
      follow();
    }
    const same = state.chip === before.chip && state.search === before.search && state.sort === before.sort;
    if (same) return;
    if (isShown) ask();
    else isOutdated = true;
  });
  yard.store.subscribe((state, before) => {
    if (state.version === before.version) return;
    if (state.run === before.run) pager.refresh();
    else if (isShown) ask();
    else isOutdated = true;
  });
  follow();

  return {
    pager,
    api,
    show() {
      isShown = true;
      follow();
      if (isOutdated) ask();
      return () => {
        isShown = false;
        follow();
      };
    },
  };
}

export function questionOf({ chip, search, sort }: ViewState): ResultsQuestion {
  return { phases: phasesOf(chip), search: search.trim(), sort };
}
