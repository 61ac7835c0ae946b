import { useCallback, useEffectEvent } from 'react';
import { countOf } from '#contract/count-text';
import type { Ticked } from '../../state/ticked-rows';
import type { ViewStore } from '../../state/view-store';
import { copyTicked, rowsAsJson, whyNoCopy } from './copy-rows';
import type { ResultsSource } from './results-source';
import { useBriefWords } from './use-brief-words';

/** Rows on their way to the clipboard, and what is said of it. */
export interface CopiedRows {
  /** What came of the last copy, for a little while; null: nothing. */
  readonly said: string | null;
  /** Why what is ticked cannot be copied; null: it can, or nothing is ticked. */
  readonly why: string | null;
  /** Copies what is ticked. */
  readonly copy: () => void;
  /** Copies what is ticked, or else the selected row, for the keys of the system; false: there is nothing to copy. */
  readonly onCopy: (event: ClipboardEvent) => boolean;
}

export function useCopyRows(
  view: ViewStore,
  source: ResultsSource,
  ticked: Ticked,
  matching: number,
): CopiedRows {
  const [said, say] = useBriefWords();
  const why = whyNoCopy(ticked, matching);

  function copy(): void {
    void copyTicked(ticked, view.getState(), source).then(say);
  }

  const take = useEffectEvent((event: ClipboardEvent): boolean => {
    if (ticked.kind === 'matching') {
      if (why === null) copy();
      else say(why);
      return true;
    }
    const { selectedTask } = view.getState();
    const page = source.pager.store.getState().page?.rows ?? [];
    const rows =
      ticked.kind === 'rows' ? [...ticked.rows.values()] : page.filter(({ task }) => task === selectedTask);
    if (rows.length === 0) return false;
    event.clipboardData?.setData('text/plain', rowsAsJson(rows));
    say(`${countOf(rows.length, 'row')} copied as JSON.`);
    return true;
  });
  const onCopy = useCallback((event: ClipboardEvent) => take(event), []);
  return { said, why, copy, onCopy };
}
