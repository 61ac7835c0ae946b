import { countText } from '#contract/count-text';
import { EmptyState } from '../../components/empty-state';
import type { EventLines } from '../../state/event-log';
import type { EventFilter } from './event-filter';
import { EVENT_GROUPS } from './event-groups';

/** Why there is no event to show. */
export function EventsEmpty({ log, filter }: { readonly log: EventLines; readonly filter: EventFilter }) {
  const { hidden, text, task } = filter;
  if (log.begin === log.end) {
    return (
      <EmptyState title="No events yet">Everything that happens in the yard gets a line here.</EmptyState>
    );
  }
  if (hidden.size === EVENT_GROUPS.length) {
    return (
      <EmptyState title="Nothing is chosen">Press one of the words above to show its events.</EmptyState>
    );
  }
  const among = `Only the newest ${countText(log.end - log.begin)} lines of the log are kept here.`;
  if (text.trim() !== '') return <EmptyState title={`No event matches “${text.trim()}”`}>{among}</EmptyState>;
  if (task !== null) return <EmptyState title={`No event of task ${task}`}>{among}</EmptyState>;
  return <EmptyState title="No such events">{among}</EmptyState>;
}
