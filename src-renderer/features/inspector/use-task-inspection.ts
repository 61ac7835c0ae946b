import { useEffect, useState } from 'react';
import type { TaskId } from '#contract/task';
import { afterDelay } from '../../state/after-delay';
import { createTaskInspection, type TaskInspection } from '../../state/task-inspection';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { ghostAttemptOf } from './ghost-attempt';

/**
 * Looks at the selected task, and goes on looking while it can change; it stands while the view is frozen.
 * When a new run begins, the selection of the old one ends, since its number would name another task.
 */
export function useTaskInspection(yard: Yard, view: ViewStore): TaskInspection | null {
  const [inspection, setInspection] = useState<TaskInspection | null>(null);
  useEffect(() => {
    const created = createTaskInspection({ api: yard.api, after: afterDelay });
    const look = (task: TaskId | null) => created.look(task, yard.store.getState().run);
    const refresh = () => {
      const { selectedTask, frozen } = view.getState();
      if (frozen !== null) return;
      const state = yard.store.getState();
      const isGhost = selectedTask !== null && ghostAttemptOf(state, selectedTask) !== null;
      created.refresh(state.run, isGhost);
      const now = created.store.getState();
      if (now.kind === 'past' && now.task === selectedTask) view.setState({ selectedTask: null });
    };
    const onView = view.subscribe(({ selectedTask, frozen }, before) => {
      // What belongs to a past run stays until it is closed: it is not selected any more.
      const { run } = yard.store.getState();
      const known = created.store.getState();
      if (selectedTask === null && known.kind === 'known' && known.detail.run !== run)
        created.refresh(run, false);
      const isKept = selectedTask === null && created.store.getState().kind === 'past';
      if (selectedTask !== before.selectedTask && !isKept) look(selectedTask);
      if (frozen === null && before.frozen !== null) refresh();
    });
    const onYard = yard.store.subscribe((state, before) => {
      if (state.version !== before.version || state.connection !== before.connection) refresh();
    });
    look(view.getState().selectedTask);
    setInspection(created);
    return () => {
      onView();
      onYard();
      created.close();
    };
  }, [yard, view]);
  return inspection;
}
