/** Which part of the menu, the palette and the key sheet an action stands in. */
export const ACTION_GROUPS = ['run', 'view', 'lanes', 'results', 'help'] as const;
export type ActionGroup = (typeof ACTION_GROUPS)[number];

/** One thing that can be done to the window by key, menu or palette. */
export interface ActionFacts {
  /** What it does, as a command reads. */
  readonly title: string;
  readonly group: ActionGroup;
  /**
   * The key that does it while nobody types: `KeyboardEvent.key`, lower case for letters. `mod+` is Ctrl, on
   * macOS Cmd; such a key works while somebody types, too. null: it has none.
   */
  readonly key: string | null;
}

/**
 * Everything a window can be told to do by key, menu or palette: the one list that all three are made from.
 * What an action does is told by whoever handles it; one that nobody handles now is shown disabled.
 */
export const ACTIONS = {
  'run-demo': { title: "Run the scenario's demo", group: 'run', key: 'mod+enter' },
  'import-tasks': { title: 'Import a task list', group: 'run', key: null },
  'show-faults': { title: "Show the test server's faults", group: 'view', key: null },
  'toggle-clock': { title: 'Pause or resume the clock', group: 'run', key: ' ' },
  'toggle-dispatch': { title: 'Hold or release dispatch', group: 'run', key: 'h' },
  'shut-down': { title: 'Shut down: finish what runs', group: 'run', key: null },
  'finish-all': { title: 'Shut down: finish all that was accepted', group: 'run', key: null },
  'cancel-all': { title: 'Shut down: cancel everything now', group: 'run', key: null },
  'leave-recording': { title: 'Back to the yard from a recording', group: 'run', key: null },
  'start-again': { title: 'Start again', group: 'run', key: null },
  'toggle-freeze': { title: 'Freeze or unfreeze the view', group: 'view', key: 'r' },
  'toggle-picture': { title: 'Switch between lanes and belt', group: 'view', key: 'b' },
  'show-results': { title: 'Show results', group: 'view', key: '1' },
  'show-events': { title: 'Show events', group: 'view', key: '2' },
  'show-charts': { title: 'Show charts', group: 'view', key: '3' },
  'show-tree': { title: 'Show the cancellation tree', group: 'view', key: '4' },
  'show-figures': { title: 'Show the run in figures', group: 'view', key: '5' },
  'show-runs': { title: 'Show the runs that are kept', group: 'view', key: '6' },
  'next-theme': { title: 'Change theme: light, dark, system', group: 'view', key: 't' },
  'toggle-palette': { title: 'Switch the colour-blind palette on or off', group: 'view', key: 'c' },
  'zoom-in': { title: 'Zoom in', group: 'lanes', key: 'w' },
  'zoom-out': { title: 'Zoom out', group: 'lanes', key: 's' },
  'pan-left': { title: 'Pan to earlier', group: 'lanes', key: 'a' },
  'pan-right': { title: 'Pan to later', group: 'lanes', key: 'd' },
  'fit-lanes': { title: 'Fit the whole run', group: 'lanes', key: 'f' },
  'follow-now': { title: 'Follow now', group: 'lanes', key: 'n' },
  search: { title: 'Search results', group: 'results', key: '/' },
  'next-row': { title: 'Next task', group: 'results', key: 'j' },
  'previous-row': { title: 'Previous task', group: 'results', key: 'k' },
  'export-csv': { title: 'Export what the filter shows as CSV', group: 'results', key: null },
  'export-json': { title: 'Export what the filter shows as JSON', group: 'results', key: null },
  clear: { title: 'Clear selection, then search', group: 'results', key: 'escape' },
  'show-palette': { title: 'Command palette', group: 'help', key: 'mod+k' },
  'show-keys': { title: 'Keys', group: 'help', key: '?' },
} as const satisfies Record<string, ActionFacts>;

export type ActionId = keyof typeof ACTIONS;
export const ACTION_IDS = Object.keys(ACTIONS) as readonly ActionId[];
