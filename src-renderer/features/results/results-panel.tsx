import { TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { countText } from '../../components/count-text';
import { Panel } from '../../components/panel';
import { createResultsPager, type ResultsPager, type ResultsQuestion } from '../../state/results-pager';
import { useResults, useView } from '../../state/use-store';
import { phasesOf, type ViewState, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ResultsChips } from './results-chips';
import styles from './results-panel.module.css';
import { ResultsTable } from './results-table';

/** The search box's id, for the key that goes there. */
export const RESULTS_SEARCH_ID = 'results-search';
const MOST_SEARCHED_CHARACTERS = 200;

/** Every task of the run, by status, search and order. */
export function ResultsPanel({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const pager = useResultsPager(yard, view);
  const search = useView(view, (state) => state.search);
  return (
    <Panel
      title="Results"
      className={styles.panel}
      aside={
        <>
          <ResultsChips yard={yard} view={view} />
          <TextInput
            id={RESULTS_SEARCH_ID}
            size="xs"
            className={styles.search ?? ''}
            aria-label="Search results"
            placeholder="Search number, name, output, error"
            rightSection={<kbd className={styles.key}>/</kbd>}
            rightSectionPointerEvents="none"
            maxLength={MOST_SEARCHED_CHARACTERS}
            value={search}
            onChange={(event) => view.setState({ search: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key === 'Escape') view.setState({ search: '' });
            }}
          />
        </>
      }
    >
      {pager !== null && <Forgotten pager={pager} />}
      {pager !== null && <ResultsTable yard={yard} view={view} pager={pager} />}
    </Panel>
  );
}

function Forgotten({ pager }: { readonly pager: ResultsPager }) {
  const page = useResults(pager, (answer) => answer.page);
  if (page === null || page.forgotten === 0) return null;
  return (
    <p className={styles.forgotten}>
      Showing the newest {countText(page.total)}; {countText(page.forgotten)} older results were let go. The
      counts are exact.
    </p>
  );
}

/** A pager that follows the view's question and the yard's events. */
function useResultsPager(yard: Yard, view: ViewStore): ResultsPager | null {
  const [pager, setPager] = useState<ResultsPager | null>(null);
  useEffect(() => {
    const after = (delayMs: number, run: () => void) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    };
    const created = createResultsPager({ api: yard.api, after }, questionOf(view.getState()));
    const onView = view.subscribe((state, before) => {
      const same = state.chip === before.chip && state.search === before.search && state.sort === before.sort;
      if (!same) created.ask(questionOf(state));
    });
    const onYard = yard.store.subscribe((state, before) => {
      if (state.run !== before.run) created.ask(questionOf(view.getState()));
      else if (state.version !== before.version) created.refresh();
    });
    created.refresh();
    setPager(created);
    return () => {
      onView();
      onYard();
      created.close();
    };
  }, [yard, view]);
  return pager;
}

function questionOf({ chip, search, sort }: ViewState): ResultsQuestion {
  return { phases: phasesOf(chip), search: search.trim(), sort };
}
