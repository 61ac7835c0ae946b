import { useCallback, useEffect, useRef, useState } from 'react';
import { countText } from '#contract/count-text';
import { describeProblem } from '#contract/problem';
import { MAX_NAMED_TASKS, type ResultRow } from '#contract/results-query';
import type { TaskId } from '#contract/task';
import { indexOf, rowAt } from '../../state/results-pager';
import { findRow, readRows } from '../../state/results-rows';
import {
  addTicks,
  groundOf,
  NOTHING_TICKED,
  refreshTicks,
  type Ticked,
  type TickGround,
  tickedOn,
  toggleTick,
} from '../../state/ticked-rows';
import { useResults, useView, useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import type { HeldKeys } from './results-row';
import { questionOf, type ResultsSource } from './results-source';

export interface Ticks {
  readonly ticked: Ticked;
  /** Ticks a row or takes its tick away; with Shift, ticks all from the last one touched to this one. */
  readonly tick: (row: ResultRow, index: number, keys: HeldKeys) => void;
  /** Ticks everything that matches. */
  readonly tickAll: () => void;
  readonly untickAll: () => void;
  /** Why rows that were to be ticked are not; null: all are. */
  readonly refused: string | null;
}

/** The ticks of the table: they follow their tasks, and end with the run and the filter they were made in. */
export function useTicks(yard: Yard, view: ViewStore, source: ResultsSource): Ticks {
  const { pager, api } = source;
  const run = useYard(yard, (state) => state.run);
  const ground = useView(view, (state) => groundOf(state, run));
  const kept = useView(view, (state) => state.ticked);
  const ticked = tickedOn(kept, ground);
  const rows = useResults(pager, ({ page }) => page?.rows ?? null);
  const [refused, setRefused] = useState<string | null>(null);
  /** The row touched last, by its task: rows move while tasks do. */
  const anchor = useRef<{ readonly task: TaskId; readonly ground: TickGround } | null>(null);

  useEffect(() => {
    if (kept !== ticked) view.setState({ ticked });
  }, [view, kept, ticked]);
  useEffect(() => {
    if (rows !== null) view.setState((state) => ({ ticked: refreshTicks(state.ticked, rows) }));
  }, [view, rows]);

  const tickRange = useCallback(
    async (first: TaskId, row: ResultRow, index: number) => {
      const question = questionOf(view.getState());
      const start = indexOf(pager.store.getState(), first) ?? (await findRow(api, question, first));
      const answer = pager.store.getState();
      const end = indexOf(answer, row.task) ?? index;
      // A row that matches no more cannot begin a range.
      const [from, to] = [Math.min(start ?? end, end), Math.max(start ?? end, end)];
      const known: ResultRow[] = [];
      for (let index = from; index <= to; index++) {
        const row = rowAt(answer, index);
        if (row === null) break;
        known.push(row);
      }
      const isKnown = known.length === to - from + 1;
      const read = isKnown
        ? { ok: true as const, rows: known }
        : await readRows(api, question, from, Math.min(to + 1, from + MAX_NAMED_TASKS));
      if (!read.ok) {
        setRefused(read.problems.map(describeProblem).join(' '));
        return;
      }
      view.setState((state) => ({ ticked: addTicks(state.ticked, ground, read.rows) }));
      setRefused(
        to - from >= MAX_NAMED_TASKS
          ? `At most ${countText(MAX_NAMED_TASKS)} rows can be ticked one by one. Tick all that match instead.`
          : null,
      );
    },
    [pager, api, view, ground],
  );

  const tick = useCallback(
    (row: ResultRow, index: number, keys: HeldKeys) => {
      const first = anchor.current?.ground === ground ? anchor.current.task : null;
      anchor.current = { task: row.task, ground };
      setRefused(null);
      if (keys.shiftKey && first !== null) void tickRange(first, row, index);
      else view.setState((state) => ({ ticked: toggleTick(state.ticked, ground, row) }));
    },
    [view, ground, tickRange],
  );
  const tickAll = useCallback(() => {
    setRefused(null);
    view.setState({ ticked: { kind: 'matching', ground } });
  }, [view, ground]);
  const untickAll = useCallback(() => {
    setRefused(null);
    view.setState({ ticked: NOTHING_TICKED });
  }, [view]);
  return { ticked, tick, tickAll, untickAll, refused };
}
