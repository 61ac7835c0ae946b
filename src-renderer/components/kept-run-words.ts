import type { KeptOutcome, KeptRun } from '#contract/kept-runs';
import type { StatusTone } from './status-glyph';

interface OutcomeWords {
  readonly word: string;
  readonly tone: StatusTone;
  readonly help: string;
}

/** How a recording ended, in words and with a mark. */
export const KEPT_OUTCOME_WORDS: Readonly<Record<KeptOutcome, OutcomeWords>> = {
  'under-way': { word: 'under way', tone: 'running', help: 'It is being recorded.' },
  completed: { word: 'completed', tone: 'succeeded', help: 'It was shut down, and everything had settled.' },
  'cut-off': {
    word: 'cut off',
    tone: 'cancelled',
    help: 'The program ended before the run did: everything up to its last whole line is there.',
  },
  stopped: {
    word: 'not all recorded',
    tone: 'failed',
    help: 'It could not be written any further; the run went on.',
  },
};

/** When it began, as people read it: `26 Nov 2026, 23:38:03`. */
export function beganText({ startedAt }: Pick<KeptRun, 'startedAt'>): string {
  if (startedAt === null) return 'on a virtual clock';
  return new Date(startedAt).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** What it is called: its name, or where nobody gave it one, when it began. */
export function runTitle(run: Pick<KeptRun, 'name' | 'startedAt'>): string {
  return run.name ?? `Run of ${beganText(run)}`;
}
