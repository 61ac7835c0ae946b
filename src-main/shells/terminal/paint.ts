import type { TaskPhase } from '#contract/task';

/** A colour of the terminal; what it means is never told by colour alone. */
export type Colour = 'green' | 'red' | 'yellow' | 'magenta' | 'blue' | 'dim';

/** Puts a text into a colour, or leaves it as it is where the terminal has none. */
export type Paint = (text: string, colour: Colour) => string;

const CODES: Readonly<Record<Colour, number>> = {
  green: 32,
  red: 31,
  yellow: 33,
  magenta: 35,
  blue: 34,
  dim: 2,
};

export const paintNothing: Paint = (text) => text;

export const paintAnsi: Paint = (text, colour) => `\u001b[${CODES[colour]}m${text}\u001b[0m`;

export const PHASE_COLOURS: Readonly<Record<TaskPhase, Colour>> = {
  queued: 'dim',
  running: 'blue',
  'backing-off': 'yellow',
  succeeded: 'green',
  failed: 'red',
  'timed-out': 'yellow',
  cancelled: 'magenta',
};
