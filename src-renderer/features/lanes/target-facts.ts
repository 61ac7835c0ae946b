import type { Bar } from '#contract/bar-columns';
import { durationText } from '#contract/duration-text';
import { STATUS_MARKS } from '#contract/status-marks';
import type { Outcome } from '#contract/task';
import type { TaskDetail } from '#contract/task-detail';
import { waitMsOf } from '#contract/task-record';
import { momentText } from '../../canvas/time-scale';
import type { Facts } from './facts';
import type { LaneTarget } from './lane-target';
import type { LivePiece } from './live-pieces';
import { factsOfMarks, factsOfShares } from './summary-facts';

/** What is known besides the target itself. */
export interface FactSources {
  /** The moment shown. */
  readonly atMs: number;
  /** Of the target's task; null: not known. */
  readonly detail: TaskDetail | null;
  /** Attempts a task has by the yard's limits. */
  readonly maxAttempts: number | null;
}

type Line = Facts['lines'][number];

export function factsOf(target: LaneTarget, sources: FactSources): Facts {
  switch (target.kind) {
    case 'bar':
      return factsOfBar(target.bar, sources);
    case 'live':
      return factsOfPiece(target.piece, sources);
    case 'shares':
      return factsOfShares(target);
    case 'marks':
      return factsOfMarks(target.marks);
    default:
      return target satisfies never;
  }
}

function factsOfBar(bar: Bar, sources: FactSources): Facts {
  const { lane, kind, attempt, fromMs, toMs, delayMs } = bar;
  const lasted = durationText(toMs - fromMs);
  const common = { title: titleOf(bar.task, sources), note: null };
  const place = { label: 'lane', value: String(lane) };
  const time = { label: 'time', value: `${momentText(fromMs)} – ${momentText(toMs)}` };
  switch (kind) {
    case 'attempt': {
      const error = sources.detail?.record.attempts[attempt - 1]?.error ?? null;
      const lines = [attemptLine(attempt, sources), place, time, { label: 'ran', value: lasted }];
      return {
        ...common,
        status: statusOf(bar.outcome),
        lines: [...lines, ...waitLines(attempt, sources)],
        note: error === null ? null : `${error.name}: ${error.message}`,
      };
    }
    case 'ghost':
      return {
        ...common,
        status: { ...statusOf(bar.outcome), word: `ghost: ${STATUS_MARKS[bar.outcome ?? 'cancelled'].word}` },
        lines: [attemptLine(attempt, sources), place, time, { label: 'ran on', value: lasted }],
        note: 'The body went on after its verdict, and the lane was not free.',
      };
    case 'backoff': {
      const restMs = Math.max(0, toMs - fromMs - delayMs);
      const rest = restMs < 1 ? [] : [{ label: 'then held', value: durationText(restMs) }];
      return {
        ...common,
        status: { tone: 'backing-off', word: STATUS_MARKS['backing-off'].word },
        lines: [
          { label: 'before attempt', value: ofMost(attempt, sources) },
          place,
          time,
          { label: 'delay', value: durationText(delayMs) },
          ...rest,
        ],
        note: null,
      };
    }
    default:
      return kind satisfies never;
  }
}

function factsOfPiece(piece: LivePiece, sources: FactSources): Facts {
  const title = titleOf(piece.task, sources);
  const place = { label: 'lane', value: String(piece.lane) };
  const since = { label: 'since', value: momentText(piece.fromMs) };
  const forMs = durationText(Math.max(0, sources.atMs - piece.fromMs));
  switch (piece.kind) {
    case 'running': {
      const ends = piece.untilMs === null ? [] : dueLines('times out', piece.untilMs, sources.atMs);
      const lines = [attemptLine(piece.attempt, sources), place, since, { label: 'runs for', value: forMs }];
      return {
        title,
        status: { tone: 'running', word: STATUS_MARKS.running.word },
        lines: [...lines, ...ends, ...waitLines(piece.attempt, sources)],
        note: null,
      };
    }
    case 'ghost':
      return {
        title,
        status: { ...statusOf(piece.outcome), word: `ghost: ${STATUS_MARKS[piece.outcome].word}` },
        lines: [attemptLine(piece.attempt, sources), place, since, { label: 'runs on for', value: forMs }],
        note: 'The body goes on after its verdict; the lane is free when it ends.',
      };
    case 'wait':
      return {
        title,
        status: { tone: 'backing-off', word: STATUS_MARKS['backing-off'].word },
        lines: [
          { label: 'before attempt', value: ofMost(piece.attempt, sources) },
          place,
          since,
          { label: 'delay', value: durationText(piece.untilMs - piece.fromMs) },
          ...dueLines('due', piece.untilMs, sources.atMs),
        ],
        note: null,
      };
    default:
      return piece satisfies never;
  }
}

function titleOf(task: number, { detail }: FactSources): string {
  const name = detail?.record.task === task ? detail.record.name : '';
  return name === '' ? `Task ${task}` : `Task ${task} · ${name}`;
}

function statusOf(outcome: Outcome | null) {
  const tone = outcome ?? 'cancelled';
  return { tone, word: STATUS_MARKS[tone].word };
}

function ofMost(attempt: number, { detail, maxAttempts }: FactSources): string {
  const most = detail?.limits.maxAttempts ?? maxAttempts;
  return most === null ? String(attempt) : `${attempt} of ${most}`;
}

function attemptLine(attempt: number, sources: FactSources): Line {
  return { label: 'attempt', value: ofMost(attempt, sources) };
}

/** How long a task had waited for its first start. */
function waitLines(attempt: number, { detail, atMs }: FactSources): Line[] {
  if (attempt !== 1 || detail === null) return [];
  return [{ label: 'waited', value: durationText(waitMsOf(detail.record, atMs)) }];
}

function dueLines(what: string, dueMs: number, atMs: number): Line[] {
  const leftMs = dueMs - atMs;
  const left = leftMs > 0 ? `in ${durationText(leftMs)}` : `${durationText(-leftMs)} ago`;
  return [{ label: what, value: `at ${momentText(dueMs)}, ${left}` }];
}
