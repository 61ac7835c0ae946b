import type { ActionBus } from '../../state/action-bus';
import type { TaskInspection } from '../../state/task-inspection';
import { useAction } from '../../state/use-action';
import { useInspection, useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { InspectorDrawer } from './inspector-drawer';
import { useTaskInspection } from './use-task-inspection';

export interface InspectorPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** The selected task, whole: a drawer, there while a task is selected. Keep it mounted. */
export function InspectorPanel(props: InspectorPanelProps) {
  const inspection = useTaskInspection(props.yard, props.view);
  return inspection === null ? null : <Inspector {...props} inspection={inspection} />;
}

function Inspector(props: InspectorPanelProps & { readonly inspection: TaskInspection }) {
  const { yard, view, bus, inspection } = props;
  const now = useInspection(inspection, (newest) => newest);
  const frozen = useView(view, (state) => state.frozen);
  function close(): void {
    view.setState({ selectedTask: null });
    inspection.look(null, yard.store.getState().run);
  }
  // The task of a past run is selected no more, so that nobody else closes it.
  useAction(bus, 'clear', close, now.kind === 'past');
  if (now.kind === 'none') return null;
  return (
    <InspectorDrawer
      yard={yard}
      now={now}
      onClose={close}
      frozen={frozen}
      onGoTo={(selectedTask) => view.setState({ selectedTask })}
      onAct={() => inspection.again()}
    />
  );
}
