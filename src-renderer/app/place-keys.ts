/** A key that does something only where the focus is, and what it does there. */
export interface PlaceKey {
  /** Keys that do the same or go together, written as those of the actions are; `shift+` is Shift. */
  readonly keys: readonly string[];
  readonly does: string;
}

/** The keys of a place, which the place itself handles. */
export interface PlaceKeys {
  readonly place: string;
  readonly keys: readonly PlaceKey[];
}

/** The keys of each place of the window that has its own, beside what the browser gives to every control. */
export const PLACE_KEYS: readonly PlaceKeys[] = [
  {
    place: 'On the rows of the results',
    keys: [
      { keys: ['arrowup', 'arrowdown'], does: 'Select the task before, after' },
      { keys: [' '], does: 'Tick it, or untick' },
      { keys: ['shift+arrowup', 'shift+arrowdown'], does: 'Tick it and go on' },
      { keys: ['mod+a'], does: 'Tick all that the filter shows' },
      { keys: ['escape'], does: 'Take the ticks away' },
      { keys: ['pageup', 'pagedown'], does: 'Scroll by a screen' },
      { keys: ['home', 'end'], does: 'Scroll to the first, the last' },
    ],
  },
  {
    place: 'On the rows of the events',
    keys: [
      { keys: ['arrowup', 'arrowdown'], does: 'Go to the row before, after' },
      { keys: ['enter', ' '], does: 'Select its task' },
      { keys: ['mod+c'], does: 'Copy the event' },
      { keys: ['home', 'end'], does: 'Go to the first, the last' },
    ],
  },
  {
    place: 'On the cancellation tree',
    keys: [
      { keys: ['arrowup', 'arrowdown'], does: 'Go to the row before, after' },
      { keys: ['arrowleft', 'arrowright'], does: 'Fold, unfold; go up, down' },
      { keys: ['enter', ' '], does: 'Select the task' },
      { keys: ['delete'], does: 'Cancel what is there' },
    ],
  },
  {
    place: 'On lanes and belt',
    keys: [
      { keys: ['arrowleft', 'arrowright'], does: 'Go to the task before, after' },
      { keys: ['arrowup', 'arrowdown'], does: 'Go to the lane above, below' },
      { keys: ['enter'], does: 'Select the task' },
    ],
  },
  {
    place: 'On the strip of the whole run',
    keys: [
      { keys: ['arrowleft', 'arrowright'], does: 'Move along it' },
      { keys: ['home', 'end'], does: 'Go to its beginning, its end' },
    ],
  },
  {
    place: 'On a chart',
    keys: [{ keys: ['arrowleft', 'arrowright'], does: 'Go from step to step' }],
  },
  {
    place: 'On the ticks of the runs',
    keys: [
      { keys: [' '], does: 'Tick it for comparing, or untick' },
      { keys: ['enter'], does: 'Open the run' },
    ],
  },
  {
    place: 'On a slider',
    keys: [
      { keys: ['arrowleft', 'arrowright'], does: 'To the number before, after' },
      { keys: ['pageup', 'pagedown'], does: 'Further at once' },
      { keys: ['home', 'end'], does: 'To its ends' },
    ],
  },
];
