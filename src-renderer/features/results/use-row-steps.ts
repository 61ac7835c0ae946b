import { useEffect, useRef } from 'react';
import type { TaskId } from '#contract/task';
import type { ActionBus } from '../../state/action-bus';
import { indexOf, rowAt } from '../../state/results-pager';
import { findRow } from '../../state/results-rows';
import { useAction } from '../../state/use-action';
import { useResults, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { questionOf, type ResultsSource } from './results-source';
import type { RowsInBox } from './use-row-window';

export interface RowStepsNeeds {
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly source: ResultsSource;
  readonly rows: RowsInBox;
  /** The task whose row was shown when the table was left, and needs not be looked for; null: none. */
  readonly shownTask: TaskId | null;
}

/**
 * Moves the selected task along the rows, over the ends of pages, and keeps the row of a task in view that was
 * selected here or anywhere else.
 *
 * @returns a step of so many rows; negative: up
 */
export function useRowSteps({ view, bus, source, rows, shownTask }: RowStepsNeeds): (by: number) => void {
  const { pager, api } = source;
  const answer = useResults(pager, (newest) => newest);
  const selectedTask = useView(view, (state) => state.selectedTask);
  const question = useView(
    view,
    ({ chip, search, sort }) => `${chip} ${sort.by} ${sort.descending} ${search}`,
  );
  /** The task that has been brought into view. */
  const shown = useRef(shownTask);
  /** Where the selected task was last seen. */
  const place = useRef<{ readonly task: TaskId; readonly index: number } | null>(null);
  /** A row that is to be selected as soon as its page is there. */
  const awaited = useRef<number | null>(null);

  function select(index: number): void {
    const row = rowAt(pager.store.getState(), index);
    rows.show(index);
    if (row === null) {
      awaited.current = index;
      pager.lookAt(index, index);
      return;
    }
    awaited.current = null;
    shown.current = row.task;
    place.current = { task: row.task, index };
    view.setState({ selectedTask: row.task });
  }

  function step(by: number): void {
    const newest = pager.store.getState();
    const matching = newest.page?.matching ?? 0;
    if (matching === 0 || newest.stale) return;
    const from = awaited.current ?? indexOf(newest, selectedTask) ?? placeOf(place.current, selectedTask);
    const inView = rows.inView();
    const to = from === null ? (by > 0 ? inView.first : inView.last) : from + by;
    select(Math.min(matching - 1, Math.max(0, to)));
  }

  // Another question puts the rows into other places.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is the reason, not an input
  useEffect(() => {
    place.current = null;
    awaited.current = null;
  }, [question]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest answer is the reason
  useEffect(() => {
    if (answer.stale) return;
    const index = indexOf(answer, selectedTask);
    if (index !== null && selectedTask !== null) place.current = { task: selectedTask, index };
    if (awaited.current !== null && rowAt(answer, awaited.current) !== null) select(awaited.current);
  }, [answer]);

  // A task selected on the lanes or elsewhere is brought into view, as soon as there are rows.
  const isAnswered = answer.page !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another task is the reason
  useEffect(() => {
    if (!isAnswered || selectedTask === shown.current) return;
    awaited.current = null;
    if (selectedTask === null) {
      shown.current = null;
      return;
    }
    const show = (index: number) => {
      shown.current = selectedTask;
      place.current = { task: selectedTask, index };
      rows.show(index);
    };
    const index = indexOf(pager.store.getState(), selectedTask);
    if (index !== null) {
      show(index);
      return;
    }
    let isWanted = true;
    void findRow(api, questionOf(view.getState()), selectedTask).then((found) => {
      if (isWanted && found !== null) show(found);
    });
    return () => {
      isWanted = false;
    };
  }, [selectedTask, isAnswered]);

  useAction(bus, 'next-row', () => step(1));
  useAction(bus, 'previous-row', () => step(-1));
  return step;
}

function placeOf(
  place: { readonly task: TaskId; readonly index: number } | null,
  task: TaskId | null,
): number | null {
  return place !== null && place.task === task ? place.index : null;
}
