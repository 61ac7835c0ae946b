import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { TaskId } from '#contract/task';
import type { YardTree } from '#contract/yard-tree';
import type { ActionBus } from '../../state/action-bus';
import type { KeptLook } from '../../state/kept-look';
import { useAction } from '../../state/use-action';
import { useKeptLook } from '../../state/use-kept-look';
import { useView, useYard } from '../../state/use-store';
import { toggleTask, type ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import styles from './tree.module.css';
import { TreeItem } from './tree-item';
import { nextTask, treeMove } from './tree-keys';
import { type TreeRow, treeRows } from './tree-rows';

const ROW_PX = 26;

/** Ids of the nodes that are not as they are at first. */
const FOLDS: KeptLook<ReadonlySet<string>> = { first: new Set(), lasts: 'run' };

/** Where somebody is in the tree. */
interface TreePlace {
  /** The row where the keyboard stands. */
  readonly activeId: string | null;
  /** How far it was scrolled, and the task that was selected, when it was left. */
  readonly topPx: number;
  readonly selectedTask: TaskId | null;
}

const PLACE: KeptLook<TreePlace> = {
  first: { activeId: null, topPx: 0, selectedTask: null },
  lasts: 'run',
};

export interface TreeViewProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  readonly tree: YardTree;
  readonly nowMs: number;
  /** Why nothing can be cancelled now; null: it can. */
  readonly whyNoCancel: string | null;
  readonly onCancel: (row: TreeRow) => void;
}

/** The tree as virtual rows; arrows, Home, End, Enter, Space and Delete work on the row where the keyboard stands. */
export function TreeView({ yard, view, bus, tree, nowMs, whyNoCancel, onCancel }: TreeViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLDivElement>(null);
  const [toggled, changeFolds] = useKeptLook(view, FOLDS);
  const [place, changePlace] = useKeptLook(view, PLACE);
  const { activeId } = place;
  const setActiveId = (id: string) => changePlace((before) => ({ ...before, activeId: id }));
  const selectedTask = useView(view, (state) => state.selectedTask);
  const graceMs = useYard(yard, (state) => state.view.shutdown?.graceMs ?? null);
  const treeId = useId();
  const all = useMemo(() => treeRows(tree, toggled), [tree, toggled]);
  const rows = useVirtualizer({
    count: all.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    initialOffset: place.topPx,
  });
  const inView = rows.getVirtualItems();
  const activeRow = all.findIndex(({ id }) => id === activeId);
  const idOf = (row: TreeRow) => `${treeId}-${row.id}`;

  // A task chosen elsewhere is brought into view where the tree has it.
  const selectedRow = rowOfTask(all, selectedTask);
  const shownTask = useRef(place.selectedTask);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another task is a reason, not where it stands
  useEffect(() => {
    if (selectedTask === shownTask.current) return;
    shownTask.current = selectedTask;
    if (selectedTask !== null && selectedRow >= 0) rows.scrollToIndex(selectedRow, { align: 'auto' });
  }, [selectedTask]);

  useLayoutEffect(() => {
    const box = scroller.current;
    return () => {
      const left = { topPx: box?.scrollTop ?? 0, selectedTask: shownTask.current };
      changePlace((before) => ({ ...before, ...left }));
    };
  }, [changePlace]);

  function toggle({ id, expanded }: TreeRow): void {
    if (expanded === null) return;
    changeFolds((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }

  /** The button may go with its row: the keyboard stays in the tree. */
  function cancel(row: TreeRow): void {
    element.current?.focus({ preventScroll: true });
    setActiveId(row.id);
    onCancel(row);
  }

  function pick(row: TreeRow): void {
    setActiveId(row.id);
    const task = taskOf(row);
    if (task !== null) toggleTask(view, task);
  }

  useAction(bus, 'next-row', () => step(1));
  useAction(bus, 'previous-row', () => step(-1));
  /** To the next task that the tree shows, or the one before. */
  function step(by: 1 | -1): void {
    const index = nextTask(all, Math.max(activeRow, selectedRow), by);
    const row = all[index];
    if (row === undefined) return;
    setActiveId(row.id);
    rows.scrollToIndex(index, { align: 'auto' });
    view.setState({ selectedTask: taskOf(row) });
  }

  function press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, all, activeId);
    if (move === null) return;
    event.preventDefault();
    const index = all.findIndex(({ id }) => id === move.id);
    const row = all[index];
    if (row === undefined) return;
    switch (move.kind) {
      case 'go':
        setActiveId(row.id);
        rows.scrollToIndex(index, { align: 'auto' });
        return;
      case 'toggle':
        toggle(row);
        return;
      case 'select':
        pick(row);
        return;
      case 'cancel':
        cancel(row);
        return;
      default:
        move satisfies never;
    }
  }

  const active = inView.some(({ index }) => index === activeRow) ? all[activeRow] : undefined;
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        ref={element}
        role="tree"
        className={styles.tree}
        aria-label="Cancellation tree"
        tabIndex={0}
        aria-activedescendant={active === undefined ? undefined : idOf(active)}
        style={{ height: rows.getTotalSize() }}
        onKeyDown={press}
      >
        {inView.map(({ index, start }) => {
          const row = all[index];
          if (row === undefined) return null;
          return (
            <TreeItem
              key={row.id}
              id={idOf(row)}
              row={row}
              topPx={start}
              active={index === activeRow}
              selected={selectedTask !== null && taskOf(row) === selectedTask}
              nowMs={nowMs}
              graceMs={graceMs}
              whyNoCancel={whyNoCancel}
              onPick={pick}
              onToggle={toggle}
              onCancel={cancel}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Where a task stands, rather than where a ghost of it does; −1: nowhere. */
function rowOfTask(rows: readonly TreeRow[], task: TaskId | null): number {
  const isIts = (row: TreeRow) => task !== null && taskOf(row) === task;
  const itself = rows.findIndex((row) => isIts(row) && !(row.node.kind === 'task' && row.node.task.goneOn));
  return itself >= 0 ? itself : rows.findIndex(isIts);
}

function taskOf({ node }: TreeRow): TaskId | null {
  return node.kind === 'task' || node.kind === 'attempt' ? node.task.task : null;
}
