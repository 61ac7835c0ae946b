import type { TaskId } from '#contract/task';
import type { TaskEvent } from '#contract/task-event';
import type { YardTree } from '#contract/yard-tree';
import type { StatusTone } from '../../components/status-glyph';
import type { EventLog } from '../../state/event-log';
import type { YardState } from '../../state/yard-store';
import { BeltBook } from './belt-book';
import { type BeltMoment, momentOf } from './belt-moment';
import type { Move } from './belt-move';
import { FlowMeter } from './flow-meter';
import { TokenGauge } from './token-gauge';

/** Of a message's events the newest so many may be shown moving. */
const MOST_SHOWN_EVENTS = 300;
/** So many of a queue, and of the siding, should be known by number. */
const WANTED_HEADS = 12;

/** Sends a parcel on its way; false where there is no room for one more. */
export type ShowMove = (move: Move, tone: StatusTone) => boolean;

/** What the belt knows of the yard, kept at the newest message. */
export class BeltModel {
  readonly gauge = new TokenGauge();
  readonly flow = new FlowMeter();
  readonly #log: EventLog;
  readonly #book = new BeltBook();
  #state: YardState;
  #run = -1;
  /** The next line of the log to take in, and the newest event taken in. */
  #next = 0;
  #takenSeq = 0;
  /** The book knows of the tree up to this event; what it is compared with must be as new. */
  #learnedSeq = 0;
  #moment: BeltMoment | null = null;

  constructor(log: EventLog, state: YardState) {
    this.#log = log;
    this.#state = state;
  }

  get moment(): BeltMoment {
    this.#moment ??= momentOf(this.#state, this.#book);
    return this.#moment;
  }

  /**
   * Takes in what the log has got since the last time.
   *
   * @param show is given the newest moves; null: nothing is to be shown moving
   */
  take(state: YardState, hostNowMs: number, show: ShowMove | null): void {
    this.#state = state;
    const isNewRun = state.run !== this.#run;
    if (isNewRun || this.#isBroken()) this.#begin(isNewRun);
    else this.#fold(show);
    this.gauge.limit(state.view.limits, state.atMs);
    this.gauge.set(state.metrics.tokens, state.atMs);
    if (state.view.seq >= this.#learnedSeq) this.#book.check(state.queuedByPriority);
    this.flow.add(state.counts, hostNowMs);
    this.#moment = null;
  }

  /** Whether it knows too few of those who wait by their numbers, so that the tree would help. */
  get wantsTree(): boolean {
    const { queues, siding } = this.moment;
    return [...Object.values(queues), siding].some(
      ({ count, known }) => known.length < Math.min(count, WANTED_HEADS),
    );
  }

  /** Learns from the tree who waits; nothing where too much has happened since. */
  learn(tree: YardTree): void {
    if (tree.run !== this.#run) return;
    const since = this.#eventsSince(tree.seq);
    if (since === null) return;
    this.#book.learn(tree);
    for (const event of since) this.#book.take(event);
    this.#learnedSeq = tree.seq;
    this.#moment = null;
  }

  #begin(isNewRun: boolean): void {
    this.#run = this.#state.run;
    this.#next = this.#log.end;
    this.#takenSeq = this.#log.newestSeq;
    this.#book.begin(this.#state.view, isNewRun);
    this.#learnedSeq = 0;
    if (isNewRun) {
      this.flow.clear();
      this.gauge.reset();
    } else {
      this.flow.miss(this.#state.counts);
    }
  }

  /** Whether events are missing between those taken in and the newest. */
  #isBroken(): boolean {
    if (this.#next < this.#log.begin) return true;
    for (let index = this.#next; index < this.#log.end; index++) {
      if (this.#log.at(index).type === 'gap') return true;
    }
    // A gap that grows stays the line that it was: only the numbers tell that more are missing.
    return this.#takenSeq + this.#log.end - this.#next !== this.#log.newestSeq;
  }

  #fold(show: ShowMove | null): void {
    const showFrom = this.#log.end - MOST_SHOWN_EVENTS;
    let moved = 0;
    let shown = 0;
    for (; this.#next < this.#log.end; this.#next++) {
      const event = this.#log.at(this.#next);
      if (event.type === 'gap') continue;
      this.#takenSeq = event.seq;
      const move = this.#book.take(event);
      this.gauge.take(event);
      if (move === null) continue;
      moved++;
      if (show !== null && this.#next >= showFrom && show(move, toneAfter(event))) shown++;
    }
    // Where nothing is to be shown moving, nothing is missing.
    this.flow.move(moved, show === null ? moved : shown);
  }

  /** The events after `seq` that were taken in already; null where some of them are not here. */
  #eventsSince(seq: number): TaskEvent[] | null {
    const since: TaskEvent[] = [];
    if (seq >= this.#log.newestSeq) return since;
    for (let index = this.#next - 1; index >= this.#log.begin; index--) {
      const line = this.#log.at(index);
      if (line.type === 'gap') return line.toSeq <= seq ? since.reverse() : null;
      if (line.seq <= seq) return since.reverse();
      since.push(line);
    }
    return since.at(-1)?.seq === seq + 1 ? since.reverse() : null;
  }
}

/** The task that a lane works for, waits with, or has the ghost of; null: none. */
export function taskOnLane({ lanes, ghosts }: BeltMoment, index: number): TaskId | null {
  const lane = lanes[index];
  if (lane === undefined) return null;
  const { occupancy, hold } = lane;
  if (occupancy.kind === 'attempt') return occupancy.task;
  if (hold !== null) return hold.task;
  return occupancy.kind === 'settled' && ghosts.has(lane.lane) ? occupancy.task : null;
}

function toneAfter(event: TaskEvent): StatusTone {
  switch (event.type) {
    case 'attempt-started':
      return 'running';
    case 'retry-scheduled':
      return 'backing-off';
    case 'task-settled':
      return event.status;
    default:
      return 'queued';
  }
}
