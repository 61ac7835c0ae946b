import { useEffect, useEffectEvent, useState } from 'react';
import type { Series } from '#contract/series';
import type { TaskId } from '#contract/task';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';

/** A task's time, from its acceptance to its end; `toMs` is null while it is pending. */
export interface SelectedSpan {
  readonly run: number;
  readonly task: TaskId;
  readonly fromMs: number;
  readonly toMs: number | null;
}

/**
 * The time of the task that is selected, asked for with every new series until it has ended; null where none
 * is selected or the yard does not know it.
 */
export function useSelectedSpan(yard: Yard, view: ViewStore, series: Series | null): SelectedSpan | null {
  const task = useView(view, (state) => state.selectedTask);
  const [span, setSpan] = useState<SelectedSpan | null>(null);
  const known = span !== null && span.task === task && span.run === series?.run ? span : null;

  const ask = useEffectEvent((wanted: TaskId) => {
    if (series === null || (known !== null && known.toMs !== null)) return;
    void yard.api.call({ command: 'inspect', run: series.run, task: wanted }).then((reply) => {
      if (view.getState().selectedTask !== wanted) return;
      if (!reply.ok) return setSpan(null);
      const { run, record } = reply.value;
      setSpan({ run, task: wanted, fromMs: record.submittedAtMs, toMs: record.settledAtMs });
    });
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new series is when to ask again
  useEffect(() => {
    if (task !== null) ask(task);
  }, [task, series]);

  return known;
}
