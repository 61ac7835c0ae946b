import { pendingOf, settledOf } from '#contract/counts';
import { STATUS_MARKS } from '#contract/status-marks';
import type { LaneId, TaskId, TaskPhase } from '#contract/task';
import type { LogLine, TaskEvent } from '#contract/task-event';
import { describeDuration } from './duration';
import { describeLimits } from './limits-text';
import { type Paint, PHASE_COLOURS } from './paint';
import { attemptsOf, oneLine } from './wording';

/**
 * Tells the events of a run to people: one line each, with its time from the beginning and the lane it
 * happened on.
 */
export class EventLines {
  readonly #paint: Paint;
  /** The lanes of tasks that have a verdict to follow up, or hold their lane: where their end happens. */
  readonly #lanes = new Map<TaskId, LaneId>();

  constructor(paint: Paint) {
    this.#paint = paint;
  }

  /** The line, with its line feed; null for what is told elsewhere. */
  lineOf(line: LogLine): string | null {
    if (line.type === 'run') return null;
    const told = this.#tell(line);
    const time = this.#paint(secondsOf(line.atMs), 'dim');
    const place = this.#laneOf(line);
    this.#keep(line);
    return `${time} ${place === null ? '[yard]  ' : `[lane ${place}]`} ${told}\n`;
  }

  #laneOf(event: TaskEvent): LaneId | null {
    if (event.type === 'task-settled') return this.#lanes.get(event.task) ?? null;
    return 'lane' in event ? event.lane : null;
  }

  #keep(event: TaskEvent): void {
    if (event.type === 'attempt-settled') this.#lanes.set(event.task, event.lane);
    else if (event.type === 'task-settled') this.#lanes.delete(event.task);
    else if (event.type === 'retry-scheduled' && event.lane === null) this.#lanes.delete(event.task);
  }

  #mark(phase: TaskPhase): string {
    return this.#paint(STATUS_MARKS[phase].mark, PHASE_COLOURS[phase]);
  }

  #tell(event: TaskEvent): string {
    switch (event.type) {
      case 'lane-opened':
        return 'open for work';
      case 'lane-closed':
        return 'closed';
      case 'task-submitted':
        return `${this.#mark('queued')} task ${event.task} submitted: ${event.name}, ${event.priority} priority`;
      case 'task-rejected':
        return `${event.name} refused: ${event.reason}`;
      case 'attempt-started':
        return `${this.#mark('running')} task ${event.task} starts attempt ${event.attempt}`;
      case 'attempt-settled': {
        const why = event.outcome === 'succeeded' ? undefined : event.error?.message;
        const told = `${this.#mark(event.outcome)} task ${event.task} attempt ${event.attempt} ${STATUS_MARKS[event.outcome].word}`;
        return why === undefined ? told : `${told}: ${oneLine(why)}`;
      }
      case 'attempt-stopped':
        return `task ${event.task} attempt ${event.attempt} has stopped only now; the lane is free again`;
      case 'retry-scheduled': {
        const where = event.lane === null ? '' : ', the lane waits with it';
        return `${this.#mark('backing-off')} task ${event.task} retries in ${describeDuration(event.delayMs)}${where}`;
      }
      case 'task-settled': {
        const after = event.attempts === 0 ? 'before any attempt' : `after ${attemptsOf(event.attempts)}`;
        const why = event.output ?? event.reason;
        const told = `${this.#mark(event.status)} task ${event.task} ${STATUS_MARKS[event.status].word} ${after}`;
        return why === undefined ? told : `${told}: ${oneLine(why)}`;
      }
      case 'limits-changed':
        return `limits changed: ${describeLimits(event.limits)}`;
      case 'shutdown-requested': {
        const grace = event.graceMs === null ? '' : `, ${describeDuration(event.graceMs)} of grace`;
        return `shutdown asked for: ${event.mode}${grace}`;
      }
      case 'shutdown-completed':
        return `shut down: ${settledOf(event.counts)} of ${event.counts.accepted} settled, ${pendingOf(event.counts)} pending`;
      default:
        return neverEvent(event);
    }
  }
}

/** `   0.412 s`, in columns up to a day. */
function secondsOf(atMs: number): string {
  return `${(atMs / 1000).toFixed(3).padStart(9)} s`;
}

function neverEvent(event: never): never {
  throw new Error(`unknown event ${JSON.stringify(event)}`);
}
