import type { ReactNode } from 'react';
import { durationText } from '#contract/duration-text';
import type { ResultRow } from '#contract/results-query';
import { STATUS_MARKS } from '#contract/status-marks';
import { CANCEL_WORDS } from '../../components/cancel-words';
import { StatusMark } from '../../components/status-mark';
import { wallTimeText } from '../../components/wall-time-text';
import type { WallTimes } from '../../state/wall-times';
import type { ResultsColumnId } from './results-columns';

/** What one cell shows, and what it says to a pointer that rests on it. */
export interface ResultsCell {
  readonly content: ReactNode;
  readonly title?: string;
}

export function cellOf(id: ResultsColumnId, row: ResultRow, wallTimes: WallTimes): ResultsCell {
  switch (id) {
    case 'task':
      return { content: row.task };
    case 'name':
      return { content: <bdi>{row.name}</bdi>, title: `${row.name} (${row.kind})` };
    case 'priority':
      return { content: row.priority };
    case 'status':
      return { content: <StatusMark tone={row.phase} word={STATUS_MARKS[row.phase].word} /> };
    case 'attempts':
      return { content: row.attempts };
    case 'wait':
      return { content: durationText(row.waitMs) };
    case 'run':
      return { content: row.attempts === 0 ? '–' : durationText(row.runMs) };
    case 'backoff':
      return { content: row.backoffMs === 0 ? '–' : durationText(row.backoffMs) };
    case 'lane':
      return { content: row.lane ?? '–' };
    case 'finished':
      return finished(row.settledAtMs, wallTimes);
    case 'result': {
      const text = resultText(row);
      return { content: <bdi>{text}</bdi>, title: text };
    }
    default:
      return id satisfies never;
  }
}

/** Since the run began, as lanes and charts have it; the world's time for a pointer that rests on it. */
function finished(settledAtMs: number | null, wallTimes: WallTimes): ResultsCell {
  if (settledAtMs === null) return { content: '–' };
  const title = wallTimeText(wallTimes.at(settledAtMs));
  return { content: `+${durationText(settledAtMs)}`, ...(title === undefined ? null : { title }) };
}

/** What a task brought: its output, its error, or why it was cancelled. */
export function resultText(row: Pick<ResultRow, 'output' | 'error' | 'reason'>): string {
  if (row.reason !== null) return CANCEL_WORDS[row.reason];
  if (row.error !== null) return row.error.message;
  return row.output ?? '';
}
