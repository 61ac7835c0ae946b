import type { EventLines } from '../../state/event-log';
import type { KeptLook } from '../../state/kept-look';
import { NOTHING_HIDDEN } from './event-filter';
import type { EventGroup } from './event-groups';

/** What the events are filtered by, kept while another tab is shown. */
export const HIDDEN_GROUPS: KeptLook<ReadonlySet<EventGroup>> = { first: NOTHING_HIDDEN, lasts: 'window' };
export const SEARCHED_WORDS: KeptLook<string> = { first: '', lasts: 'window' };
export const ONLY_SELECTED: KeptLook<boolean> = { first: false, lasts: 'window' };

/** Where somebody is in the log. */
export interface ReadingPlace {
  /** The log as it was when somebody began to read in it; null: the newest is followed. */
  readonly standing: EventLines | null;
  /** The line where the keyboard stands, by its index in the log; null: nowhere yet. */
  readonly activeIndex: number | null;
  /** How far it was scrolled when it was left, in pixels. */
  readonly topPx: number;
}

export const READING_PLACE: KeptLook<ReadingPlace> = {
  first: { standing: null, activeIndex: null, topPx: 0 },
  lasts: 'run',
};
