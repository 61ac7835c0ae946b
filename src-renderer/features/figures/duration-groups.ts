import type { DurationFigures, DurationsByEnd, RunFigures } from '#contract/run-figures';
import { STATUS_MARKS } from '#contract/status-marks';
import type { StatusTone } from '../../components/status-glyph';

/** One row of the table of durations. */
export interface DurationRow {
  readonly word: string;
  readonly tone: StatusTone | null;
  /** What its durations do not tell; null: they tell all. */
  readonly caveat: string | null;
  readonly durations: DurationFigures;
}

/** Durations of one sort: from what to what, and why so. */
export interface DurationGroup {
  readonly title: string;
  readonly what: string;
  readonly rows: readonly DurationRow[];
}

/** All durations of a run; response times of open and of closed loops are never in one figure. */
export function durationGroups({ response: { open, closed }, wait, service }: RunFigures): DurationGroup[] {
  const groups: DurationGroup[] = [];
  if (open !== null) {
    groups.push({
      title: 'Response time, open loop',
      what: 'From the intended arrival to the end. Arrivals do not wait for the yard, so every delay is in it.',
      rows: byEnd(open),
    });
  }
  if (closed !== null) {
    groups.push({
      title: 'Response time, closed loop',
      what: 'Each task arrived as an earlier one ended: a slow yard is asked less, and waits are hidden. Not to be compared with an open loop.',
      rows: byEnd(closed),
    });
  }
  groups.push(
    {
      title: 'Wait',
      what: 'From acceptance to the first start, of tasks that started.',
      rows: [{ word: 'all', tone: null, caveat: null, durations: wait }],
    },
    {
      title: 'Service time',
      what: 'From start to verdict, of attempts: a task may have had several.',
      rows: byEnd(service),
    },
  );
  return groups;
}

const CUT = 'cut at their limit: the work would have taken longer';

function byEnd({ all, succeeded, failed, timedOut }: DurationsByEnd): DurationRow[] {
  return [
    { word: 'all', tone: null, caveat: null, durations: all },
    { word: STATUS_MARKS.succeeded.word, tone: 'succeeded', caveat: null, durations: succeeded },
    { word: STATUS_MARKS.failed.word, tone: 'failed', caveat: null, durations: failed },
    { word: STATUS_MARKS['timed-out'].word, tone: 'timed-out', caveat: CUT, durations: timedOut },
  ];
}
