import { TextInput } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { countOf, countText } from '#contract/count-text';
import { copyText } from '../../components/copy-text';
import { Panel } from '../../components/panel';
import type { ActionBus } from '../../state/action-bus';
import { useKeptLook } from '../../state/use-kept-look';
import { useView } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import type { EventFilter } from './event-filter';
import { EVENT_GROUPS, type EventGroup } from './event-groups';
import { EventsEmpty } from './events-empty';
import { EventsGrid } from './events-grid';
import { HIDDEN_GROUPS, ONLY_SELECTED, READING_PLACE, SEARCHED_WORDS } from './events-looks';
import styles from './events-panel.module.css';
import { EventsTools } from './events-tools';
import { JumpButton } from './jump-button';
import { type ShownEvents, useShownEvents } from './use-shown-events';

export interface EventsPanelProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
}

/** The log as it happens: the newest events, one by one. */
export function EventsPanel({ yard, view, bus }: EventsPanelProps) {
  const [hidden, setHidden] = useKeptLook(view, HIDDEN_GROUPS);
  const [text, setText] = useKeptLook(view, SEARCHED_WORDS);
  const [onlySelected, setOnlySelected] = useKeptLook(view, ONLY_SELECTED);
  const [{ standing }, setPlace] = useKeptLook(view, READING_PLACE);
  const [said, setSaid] = useState('');
  const grid = useRef<HTMLTableElement>(null);
  const task = useView(view, ({ selectedTask }) => (onlySelected ? selectedTask : null));
  const filter = useMemo<EventFilter>(() => ({ hidden, text, task }), [hidden, text, task]);
  const shown = useShownEvents(yard, view, filter, standing);
  const { log, filtered, newer } = shown;

  const follow = useCallback(
    (following: boolean) =>
      setPlace((before) => ({
        ...before,
        standing: following ? null : (before.standing ?? yard.log.copy()),
      })),
    [yard, setPlace],
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
            onChange={({ currentTarget: { value } }) => setText(() => value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              event.preventDefault();
              setText(() => '');
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
          grid={grid}
          following={standing === null}
          onFollow={follow}
          onCopy={(index) => void copy(index)}
        />
        {filtered.length === 0 && (
          <div className={styles.empty}>
            <EventsEmpty log={log} filter={filter} />
          </div>
        )}
        {standing !== null && <JumpButton newer={newer} grid={grid} onJump={() => follow(true)} />}
      </div>
    </Panel>
  );
}

/** How much of the run's log is here. */
function extentText({ log, filtered }: ShownEvents): string {
  const kept = EVENT_GROUPS.reduce((sum, group) => sum + filtered.countOf(group), 0);
  const of =
    kept === log.newestSeq
      ? countOf(kept, 'event')
      : `showing the last ${countText(kept)} of ${countText(log.newestSeq)}`;
  const matching = filtered.events;
  return matching === kept ? of : `${countText(matching)} match · ${of}`;
}
