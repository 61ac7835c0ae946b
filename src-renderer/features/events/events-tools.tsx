import { ToggleChip } from '../../components/toggle-chip';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import { EVENT_GROUPS, type EventGroup, GROUP_HELP } from './event-groups';
import styles from './events-panel.module.css';
import type { FilteredLog } from './filtered-log';

export interface EventsToolsProps {
  readonly view: ViewStore;
  readonly filtered: FilteredLog;
  readonly hidden: ReadonlySet<EventGroup>;
  readonly onlySelected: boolean;
  readonly onToggle: (group: EventGroup) => void;
  readonly onToggleSelected: () => void;
}

/** Which events to show, by what they are about, and whether only those of the selected task. */
export function EventsTools(props: EventsToolsProps) {
  const { view, filtered, hidden, onlySelected, onToggle, onToggleSelected } = props;
  const selectedTask = useView(view, (state) => state.selectedTask);
  return (
    <fieldset className={styles.chips}>
      <legend className="visually-hidden">Show events about</legend>
      {EVENT_GROUPS.map((group) => (
        <ToggleChip
          key={group}
          label={group}
          count={filtered.countOf(group)}
          title={GROUP_HELP[group]}
          pressed={!hidden.has(group)}
          onToggle={() => onToggle(group)}
        />
      ))}
      <ToggleChip
        label={selectedTask === null ? 'only the selected task' : `only task ${selectedTask}`}
        title={selectedTask === null ? 'No task is selected' : `Only what speaks of task ${selectedTask}`}
        pressed={onlySelected && selectedTask !== null}
        disabled={selectedTask === null}
        onToggle={onToggleSelected}
      />
    </fieldset>
  );
}
