import { Button, TextInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { copyText } from '../../components/copy-text';
import { countText } from '../../components/count-text';
import { Panel } from '../../components/panel';
import type { ActionBus } from '../../state/action-bus';
import type { EventLines } from '../../state/event-log';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { type EventFilter, NOTHING_HIDDEN } from './event-filter';
import { EVENT_GROUPS, type EventGroup } from './event-groups';
import { EventsEmpty } from './events-empty';
import { EventsGrid } from './events-grid';
import styles from './events-panel.module.css';
import { EventsTools } from './events-tools';
import { type ShownEvents, useShownEvents } from './use-shown-events';

export interface EventsPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** The log as it happens: the newest events, one by one. */
export function EventsPanel({ yard, view, bus }: EventsPanelProps) {
  const [hidden, setHidden] = useState<ReadonlySet<EventGroup>>(NOTHING_HIDDEN);
  const [text, setText] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  const [standing, setStanding] = useState<EventLines | null>(null);
  const [said, setSaid] = useState('');
  const task = useView(view, ({ selectedTask }) => (onlySelected ? selectedTask : null));
  const filter = useMemo<EventFilter>(() => ({ hidden, text, task }), [hidden, text, task]);
  const shown = useShownEvents(yard, view, filter, standing);
  const { log, filtered, newer } = shown;

  const follow = useCallback(
    (following: boolean) => setStanding((before) => (following ? null : (before ?? yard.log.copy()))),
    [yard],
  );
  const copy = useCallback(
    async (index: number) => {
      const line = index >= log.begin && index < log.end ? log.at(index) : null;
      if (line === null || line.type === 'gap') return;
      const copied = await copyText(`${JSON.stringify(line)}\n`);
      setSaid(copied ? `Event ${line.seq} copied` : 'The clipboard is closed to this page');
    },
    [log],
  );
  const toggle = (group: EventGroup) =>
    setHidden((before) => new Set(EVENT_GROUPS.filter((other) => before.has(other) !== (other === group))));

  return (
    <Panel
      title="Events"
      className={styles.panel}
      aside={
        <>
          <span className={styles.extent}>{extentText(shown)}</span>
          <TextInput
            size="xs"
            className={styles.search ?? ''}
            aria-label="Search events"
            placeholder="Search words, #12 for a task"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setText('');
            }}
          />
        </>
      }
    >
      <div className={styles.tools}>
        <EventsTools
          view={view}
          filtered={filtered}
          hidden={hidden}
          onlySelected={onlySelected}
          onToggle={toggle}
          onToggleSelected={() => setOnlySelected((before) => !before)}
        />
        <span className={styles.copied} role="status">
          {said}
        </span>
      </div>
      <div className={styles.body}>
        <EventsGrid
          yard={yard}
          view={view}
          bus={bus}
          shown={shown}
          following={standing === null}
          onFollow={follow}
          onCopy={(index) => void copy(index)}
        />
        {filtered.length === 0 && (
          <div className={styles.empty}>
            <EventsEmpty log={log} filter={filter} />
          </div>
        )}
        {standing !== null && (
          <Button className={styles.jump ?? ''} size="compact-sm" onClick={() => setStanding(null)}>
            Jump to newest{newer > 0 ? ` (${countText(newer)} newer)` : ''} ↓
          </Button>
        )}
      </div>
    </Panel>
  );
}

/** How much of the run's log is here. */
function extentText({ log, filtered }: ShownEvents): string {
  const kept = EVENT_GROUPS.reduce((sum, group) => sum + filtered.countOf(group), 0);
  const of =
    kept === log.newestSeq
      ? `${countText(kept)} events`
      : `showing the last ${countText(kept)} of ${countText(log.newestSeq)}`;
  const matching = filtered.events;
  return matching === kept ? of : `${countText(matching)} match · ${of}`;
}
