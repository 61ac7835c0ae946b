import { describe, expect, it } from 'vitest';
import { NO_BARS } from '#contract/bar-columns';
import type { FeedMessage } from '#contract/feed-message';
import type { TaskEvent } from '#contract/task-event';
import { emptyView } from '#contract/yard-view';
import { EventRing } from '../../src-main/feed/event-ring';
import {
  BATCH_INTERVAL_MS,
  type FeedSource,
  HEARTBEAT_MS,
  MAX_BACKLOG,
  SNAPSHOT_INTERVAL_MS,
  WindowFeed,
} from '../../src-main/feed/window-feed';
import type { WindowPort } from '../../src-main/feed/window-port';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { feedState } from '../support/feed-states';

/** A yard of which only the number of events matters. */
class CountedSource implements FeedSource {
  run = 1;
  isActive = false;
  readonly ring = new EventRing(MAX_BACKLOG);

  get newestSeq(): number {
    return this.ring.newestSeq;
  }

  happen(count: number): void {
    const from = this.newestSeq + 1;
    for (let seq = from; seq < from + count; seq++) {
      this.ring.put({ type: 'lane-opened', seq, atMs: 0, lane: 1 });
    }
  }

  eventsAfter(seq: number): TaskEvent[] | null {
    return this.ring.after(seq);
  }

  state() {
    return feedState({ run: this.run });
  }

  view() {
    return { ...emptyView(), seq: this.newestSeq };
  }

  letGo() {}

  bars() {
    return NO_BARS;
  }
}

/** A window on a source, with a journal of what it was sent and when. */
function rig(port: Partial<WindowPort> = {}) {
  const source = new CountedSource();
  const clock = new VirtualClock();
  const journal: string[] = [];
  const feed: WindowFeed = new WindowFeed(source, clock, {
    send: (message: FeedMessage) => journal.push(`${clock.now()}: ${told(message)}`),
    ...port,
  });
  /** All that was sent has arrived. */
  const arrive = () => feed.acknowledge(Number.MAX_SAFE_INTEGER);
  const happen = (count: number) => {
    source.happen(count);
    feed.wake();
  };
  clock.advanceTo(0);
  return { source, clock, journal, feed, happen, arrive };
}

function told(message: FeedMessage): string {
  if (message.type === 'snapshot') return `snapshot to ${message.view.seq}, ${message.coalesced} coalesced`;
  return message.events.length === 0 ? `beat at ${message.toSeq}` : `${message.fromSeq} to ${message.toSeq}`;
}

describe('the feed of a window', () => {
  it('gathers what happens into one batch', () => {
    const { clock, journal, happen, arrive } = rig();
    clock.advanceTo(1_000);
    arrive();
    journal.length = 0;
    happen(1);
    clock.advanceTo(1_010);
    happen(2);
    clock.advanceTo(1_020);
    happen(1);
    clock.advanceTo(1_000 + BATCH_INTERVAL_MS);
    expect(journal).toEqual(['1000: 1 to 1', '1033: 2 to 4']);
  });

  it('tells the time four times a second while work is pending, once more after it, and then nothing', () => {
    const { clock, journal, source, feed, arrive } = rig();
    clock.advanceTo(10_000);
    journal.length = 0;
    source.isActive = true;
    feed.wake();
    for (let beat = 0; beat < 3; beat++) {
      clock.advanceTo(10_000 + beat * HEARTBEAT_MS);
      arrive();
    }
    source.isActive = false;
    clock.advanceTo(20_000);
    expect(journal).toEqual(['10000: beat at 0', '10250: beat at 0', '10500: beat at 0', '10750: beat at 0']);
  });

  it('tells at once what changes without an event, also while nothing else happens', () => {
    const { clock, journal, feed, happen, arrive } = rig();
    happen(2);
    clock.advanceTo(10_000);
    arrive();
    journal.length = 0;
    feed.tell();
    feed.tell();
    clock.advanceTo(10_001);
    arrive();
    feed.tell();
    happen(1);
    clock.advanceTo(10_000 + BATCH_INTERVAL_MS);
    expect(journal).toEqual(['10000: beat at 2', '10033: 3 to 3']);
  });

  it('sends no fourth message before the others are acknowledged, and then one snapshot', () => {
    const { clock, journal, feed, happen } = rig();
    for (let i = 0; i < 20; i++) {
      clock.advanceTo(clock.now() + BATCH_INTERVAL_MS);
      happen(1);
    }
    clock.advanceTo(5_000);
    expect(journal).toEqual(['0: snapshot to 0, 0 coalesced', '33: 1 to 1', '66: 2 to 2']);
    feed.acknowledge(2);
    clock.advanceTo(6_000);
    expect(journal).toHaveLength(3);
    feed.acknowledge(3);
    clock.advanceTo(6_000);
    happen(1);
    clock.advanceTo(6_033);
    expect(journal.slice(3)).toEqual(['6000: snapshot to 20, 18 coalesced', '6033: 21 to 21']);
  });

  it('lets no acknowledgement of what was never sent confuse it', () => {
    const { clock, journal, feed, happen } = rig();
    feed.acknowledge(1_000);
    feed.acknowledge(0);
    happen(3);
    clock.advanceTo(33);
    expect(journal).toEqual(['0: snapshot to 0, 0 coalesced', '33: 1 to 3']);
  });

  it('waits for each message by itself, also where several tell of the same events', () => {
    const { clock, journal, source, feed } = rig();
    source.isActive = true;
    feed.wake();
    clock.advanceTo(10_000);
    expect(journal).toHaveLength(3);
    for (let arrived = 1; arrived <= 2; arrived++) {
      feed.acknowledge(arrived);
      feed.tell();
      clock.advanceTo(10_000 + arrived * 1_000);
    }
    expect(journal).toHaveLength(3);
    feed.acknowledge(3);
    clock.advanceTo(13_000);
    expect(journal.length).toBeGreaterThan(3);
  });

  it('sends a snapshot instead of a backlog that is too large, and not too often', () => {
    const { clock, journal, happen, arrive } = rig();
    arrive();
    for (let round = 0; round < 4; round++) {
      happen(MAX_BACKLOG + 1);
      clock.advanceTo(clock.now() + BATCH_INTERVAL_MS);
      arrive();
    }
    clock.advanceTo(150);
    expect(journal).toEqual([
      '0: snapshot to 0, 0 coalesced',
      `${SNAPSHOT_INTERVAL_MS}: snapshot to ${4 * (MAX_BACKLOG + 1)}, ${4 * (MAX_BACKLOG + 1)} coalesced`,
    ]);
  });

  it('begins a new run with a snapshot', () => {
    const { clock, journal, source, happen } = rig();
    happen(5);
    clock.advanceTo(33);
    source.run = 2;
    source.ring.clear();
    happen(3);
    clock.advanceTo(66);
    expect(journal.slice(1)).toEqual(['33: 1 to 5', '66: snapshot to 3, 0 coalesced']);
  });

  it('waits while what was sent piles up on the way', () => {
    let isCongested = true;
    const { clock, journal, happen } = rig({ isCongested: () => isCongested });
    happen(1);
    clock.advanceTo(100);
    expect(journal).toEqual([]);
    isCongested = false;
    clock.advanceTo(200);
    expect(journal).toEqual(['132: snapshot to 1, 0 coalesced']);
  });

  it('ends when its window cannot be sent to', () => {
    let sends = 0;
    let losses = 0;
    const { clock, happen } = rig({
      send: () => {
        sends++;
        throw new Error('gone');
      },
      onLost: () => losses++,
    });
    happen(1);
    clock.advanceTo(10_000);
    expect({ sends, losses, next: clock.nextAtMs() }).toEqual({ sends: 1, losses: 1, next: null });
  });

  it('leaves no timer behind when it is closed, also twice', () => {
    const { clock, feed, happen } = rig();
    happen(1);
    feed.close();
    feed.close();
    happen(1);
    expect(clock.nextAtMs()).toBeNull();
  });
});
