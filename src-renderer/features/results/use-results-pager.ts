import { useEffect, useState } from 'react';
import type { YardApi } from '#contract/yard-api';
import { oneAtATime } from '../../state/one-at-a-time';
import { phasesOf } from '../../state/results-filter';
import { createResultsPager, type ResultsPager, type ResultsQuestion } from '../../state/results-pager';
import type { ViewState, ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';

/** The results as this window reads them. */
export interface ResultsSource {
  readonly pager: ResultsPager;
  /** For every other look at the results: they are answered in turn with the pager's. */
  readonly api: Pick<YardApi, 'call'>;
}

/** A pager that follows the view's question and the yard's events, and stands while the view is frozen. */
export function useResultsPager(yard: Yard, view: ViewStore): ResultsSource | null {
  const [source, setSource] = useState<ResultsSource | null>(null);
  useEffect(() => {
    const api = oneAtATime(yard.api);
    const after = (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    };
    const pager = createResultsPager({ api, after }, questionOf(view.getState()));
    const ask = () => pager.ask(questionOf(view.getState()));
    const onView = view.subscribe((state, before) => {
      pager.stand(state.frozen !== null);
      const same = state.chip === before.chip && state.search === before.search && state.sort === before.sort;
      if (!same) ask();
    });
    const onYard = yard.store.subscribe((state, before) => {
      if (state.version === before.version) return;
      if (state.run === before.run) pager.refresh();
      else ask();
    });
    pager.stand(view.getState().frozen !== null);
    ask();
    setSource({ pager, api });
    return () => {
      onView();
      onYard();
      pager.close();
    };
  }, [yard, view]);
  return source;
}

export function questionOf({ chip, search, sort }: ViewState): ResultsQuestion {
  return { phases: phasesOf(chip), search: search.trim(), sort };
}
