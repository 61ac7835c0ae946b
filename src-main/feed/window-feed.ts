import type { BarColumns } from '#contract/bar-columns';
import type { EventBatch, FeedState, Snapshot } from '#contract/feed-message';
import type { TaskEvent } from '#contract/task-event';
import type { YardView } from '#contract/yard-view';
import type { CancelTimer, Clock } from '../engine/ports';
import { toldEvents } from './told-text';
import type { WindowPort } from './window-port';

/** Time between two messages to a window, in milliseconds: about thirty a second. */
export const BATCH_INTERVAL_MS = 33;
/** A window is told the time so often while work is pending and nothing happens, in milliseconds. */
export const HEARTBEAT_MS = 250;
/** So many messages may be on their way before the window must acknowledge. */
export const MAX_OUTSTANDING = 3;
/** A window that is more events behind than this gets a snapshot instead of them. */
export const MAX_BACKLOG = 4_096;
/** Snapshots sent because too much happens for batches come no closer than this, in milliseconds. */
export const SNAPSHOT_INTERVAL_MS = 100;

/** What a window's feed draws from. */
export interface FeedSource {
  /** Which run this is; 0: none yet. */
  readonly run: number;
  /** The number of the newest event. */
  readonly newestSeq: number;
  /** Whether time alone changes what a window shows: work is pending, to come, or ending, or figures move on. */
  readonly isActive: boolean;
  eventsAfter(seq: number): TaskEvent[] | null;
  state(): FeedState;
  /** A copy of the view that the window may keep. */
  view(): YardView;
  /** The newest finished stretches on the lanes. */
  bars(): BarColumns;
  /** The window does not draw from it any more. */
  letGo(window: WindowFeed): void;
}

/**
 * The feed of one window: a snapshot first, then batches without a gap. What a slow window has not
 * acknowledged is bounded: beyond {@link MAX_OUTSTANDING} messages nothing more is sent until it has
 * caught up, and then one snapshot.
 */
export class WindowFeed {
  #source: FeedSource;
  readonly #clock: Clock;
  readonly #port: WindowPort;
  #sentRun = -1;
  #sentSeq = 0;
  #coalesced = 0;
  #sentAtMs = Number.NEGATIVE_INFINITY;
  #needsSnapshot = true;
  /** Stopped for want of acknowledgements; ends when all have come. */
  #stalled = false;
  /** The last message told of work, so that one more must tell how it ended. */
  #owesFinalFigures = false;
  /** Something has changed that no event tells of. */
  #owesState = false;
  /** The numbers of messages that have not arrived, as far as is known. */
  #outstanding: number[] = [];
  /** Of the last message. */
  #number = 0;
  #timer: { readonly atMs: number; readonly cancel: CancelTimer } | null = null;
  #closed = false;

  constructor(source: FeedSource, clock: Clock, port: WindowPort) {
    this.#source = source;
    this.#clock = clock;
    this.#port = port;
    this.#arm(clock.now());
  }

  /** Something new has happened. Cheap enough to be called for every event. */
  wake(): void {
    if (this.#stalled) return;
    this.#arm(this.#sentAtMs + BATCH_INTERVAL_MS);
  }

  /** Something has changed that no event tells of: a message without events does. */
  tell(): void {
    this.#owesState = true;
    this.wake();
  }

  /** Every message up to that number has arrived. */
  acknowledge(number: number): void {
    this.#outstanding = this.#outstanding.filter((sent) => sent > number);
    if (!this.#stalled || this.#outstanding.length > 0) return;
    this.#stalled = false;
    this.#needsSnapshot = true;
    this.#arm(this.#sentAtMs + BATCH_INTERVAL_MS);
  }

  /** The window has missed something, or begins anew: it gets a snapshot next, whatever it has acknowledged. */
  resync(): void {
    this.#outstanding = [];
    this.#stalled = false;
    this.#needsSnapshot = true;
    this.#arm(this.#sentAtMs + BATCH_INTERVAL_MS);
  }

  /** From now on it tells of another source, as of another run: a snapshot of that comes next. */
  turnTo(source: FeedSource): void {
    if (source === this.#source) return;
    this.#source.letGo(this);
    this.#source = source;
    this.#sentRun = -1;
    this.#coalesced = 0;
    this.resync();
  }

  /** Safe to call twice. */
  close(): void {
    this.#closed = true;
    this.#disarm();
    this.#source.letGo(this);
  }

  #tick(): void {
    const { run, newestSeq, isActive } = this.#source;
    const hasEvents = run !== this.#sentRun || newestSeq !== this.#sentSeq;
    const hasNews = hasEvents || this.#needsSnapshot || this.#owesState;
    if (!hasNews && !isActive && !this.#owesFinalFigures) return;
    const nowMs = this.#clock.now();
    const dueMs = hasNews ? nowMs : this.#sentAtMs + HEARTBEAT_MS;
    if (nowMs < dueMs) {
      this.#arm(dueMs);
    } else if (this.#outstanding.length >= MAX_OUTSTANDING) {
      // The acknowledgement will wake it.
      this.#stalled = true;
    } else if (this.#port.isCongested?.() === true) {
      this.#arm(nowMs + BATCH_INTERVAL_MS);
    } else {
      this.#sendNext(nowMs, hasNews || isActive);
    }
  }

  #sendNext(nowMs: number, owesFinalFigures: boolean): void {
    const message = this.#nextBatch() ?? this.#snapshotUnlessTooSoon(nowMs);
    if (message === null) {
      this.#arm(this.#sentAtMs + SNAPSHOT_INTERVAL_MS);
    } else {
      this.#owesFinalFigures = owesFinalFigures;
      this.#send(nowMs, message);
    }
  }

  /** Everything since the last message; null where that cannot be told event by event. */
  #nextBatch(): EventBatch | null {
    const { run, newestSeq } = this.#source;
    if (this.#needsSnapshot || run !== this.#sentRun || newestSeq - this.#sentSeq > MAX_BACKLOG) return null;
    const events = this.#source.eventsAfter(this.#sentSeq);
    return events === null ? null : this.#batch(events);
  }

  #snapshotUnlessTooSoon(nowMs: number): Snapshot | null {
    const isOverrun = !this.#needsSnapshot && this.#source.run === this.#sentRun;
    return isOverrun && nowMs < this.#sentAtMs + SNAPSHOT_INTERVAL_MS ? null : this.#snapshot();
  }

  #batch(events: readonly TaskEvent[]): EventBatch {
    return {
      ...this.#source.state(),
      type: 'batch',
      number: ++this.#number,
      fromSeq: this.#sentSeq + 1,
      toSeq: this.#sentSeq + events.length,
      events: toldEvents(events),
    };
  }

  #snapshot(): Snapshot {
    const { run, newestSeq } = this.#source;
    if (run === this.#sentRun) this.#coalesced += newestSeq - this.#sentSeq;
    return {
      ...this.#source.state(),
      type: 'snapshot',
      number: ++this.#number,
      view: this.#source.view(),
      bars: this.#source.bars(),
      coalesced: this.#coalesced,
    };
  }

  #send(nowMs: number, message: Snapshot | EventBatch): void {
    this.#sentRun = message.run;
    this.#sentSeq = message.type === 'snapshot' ? message.view.seq : message.toSeq;
    this.#sentAtMs = nowMs;
    this.#needsSnapshot = false;
    this.#owesState = false;
    this.#outstanding.push(message.number);
    try {
      this.#port.send(message);
    } catch {
      this.close();
      this.#port.onLost?.();
      return;
    }
    if (this.#source.isActive || this.#owesFinalFigures) this.#arm(nowMs + HEARTBEAT_MS);
  }

  /** Ticks at `atMs`, or earlier where that was asked for already. */
  #arm(atMs: number): void {
    if (this.#closed) return;
    if (this.#timer !== null) {
      if (this.#timer.atMs <= atMs) return;
      this.#disarm();
    }
    const cancel = this.#clock.at(atMs, () => {
      this.#timer = null;
      this.#tick();
    });
    this.#timer = { atMs, cancel };
  }

  #disarm(): void {
    this.#timer?.cancel();
    this.#timer = null;
  }
}
