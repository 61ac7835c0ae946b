import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from 'react';
import type { TaskId } from '#contract/task';
import { type KeptLook, lookIn, withLook } from '../../state/kept-look';
import type { ViewStore } from '../../state/view-store';

/** Where somebody was in the table when it was left. */
interface TablePlace {
  /** Which rows it showed, and in which order. */
  readonly question: string;
  readonly topPx: number;
  readonly leftPx: number;
  readonly selectedTask: TaskId | null;
}

const TABLE_PLACE: KeptLook<TablePlace> = {
  first: { question: '', topPx: 0, leftPx: 0, selectedTask: null },
  lasts: 'run',
};

/**
 * Shows the table where it was left; another question is read from its first row.
 *
 * @param question tells which rows the table shows, and in which order
 * @returns the selected task that is in view, or was meant to be, when the table was left
 */
export function useTablePlace(
  view: ViewStore,
  box: RefObject<HTMLElement | null>,
  question: string,
): TaskId | null {
  const left = useRef(lookIn(view.getState().looks, TABLE_PLACE)).current;
  const shown = useRef(left.question);

  const keep = useEffectEvent((element: HTMLElement) => {
    const { selectedTask } = view.getState();
    const place = { question, selectedTask, topPx: element.scrollTop, leftPx: element.scrollLeft };
    view.setState(({ looks }) => ({ looks: withLook(looks, TABLE_PLACE, place) }));
  });
  const comeBack = useEffectEvent((element: HTMLElement) => {
    if (left.question !== question) return;
    element.scrollTop = left.topPx;
    element.scrollLeft = left.leftPx;
  });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    comeBack(element);
    return () => keep(element);
  }, [box]);

  useEffect(() => {
    if (question === shown.current) return;
    shown.current = question;
    // Newer browsers hand back a promise here, which is no way to undo an effect.
    void box.current?.scrollTo({ top: 0 });
  }, [box, question]);

  return left.question === question ? left.selectedTask : null;
}
