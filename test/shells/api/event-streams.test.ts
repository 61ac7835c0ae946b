import { describe, expect, it } from 'vitest';
import { CONGESTED_BYTES, type StreamEnd } from '../../../src-main/shells/api/event-stream';
import {
  BEAT_INTERVAL_MS,
  EventStreams,
  PUSH_INTERVAL_MS,
  STUCK_MS,
} from '../../../src-main/shells/api/event-streams';
import { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import { makeYard } from '../../support/hosted-yard';

/** The far end of a stream, which takes what it is told to take. */
class FakeEnd implements StreamEnd {
  readonly written: string[] = [];
  writableLength = 0;
  takes = true;
  isDestroyed = false;

  write(text: string): boolean {
    this.written.push(text);
    if (!this.takes) this.writableLength += Buffer.byteLength(text);
    return this.takes;
  }

  destroy(): this {
    this.isDestroyed = true;
    return this;
  }

  get text(): string {
    return this.written.join('');
  }
}

function setUp() {
  const { yard, clock } = makeYard({ keptEvents: 4_096 });
  const hostClock = new VirtualClock();
  const streams = new EventStreams(yard.feed, hostClock);
  const body = { executor: 'simulated', minMs: 0, maxMs: 0, failAttempts: 0 } as const;
  const run = (count: number) => {
    yard.submitOrders(
      Array.from({ length: count }, () => ({ name: 'x'.repeat(80), body })),
      { programs: true },
    );
    clock.advanceTo(clock.now() + 1_000);
  };
  const pass = (ms: number) => hostClock.advanceTo(hostClock.now() + ms);
  return { yard, streams, run, pass };
}

describe('the streams of events', () => {
  it('keep nothing for a slow follower, however much happens, and tell it what it has missed', () => {
    const { yard, streams, run, pass } = setUp();
    const slow = new FakeEnd();
    slow.takes = false;
    streams.open(slow, null);
    for (let round = 0; round < 40; round++) {
      run(500);
      pass(PUSH_INTERVAL_MS);
    }
    expect(yard.feed.newestSeq).toBeGreaterThan(60_000);
    expect(slow.writableLength).toBeLessThan(CONGESTED_BYTES + 300_000);
    const before = slow.written.length;
    slow.takes = true;
    slow.writableLength = 0;
    pass(10 * PUSH_INTERVAL_MS);
    const later = slow.written.slice(before).join('');
    expect(later).toMatch(/^event: gap\nid: \d+-\d+\ndata: \{"run":\d+,"fromSeq":\d+,"toSeq":\d+\}\n\n/);
    expect(later.endsWith('\n\n')).toBe(true);
    expect(later).toContain(`"seq":${yard.feed.newestSeq},`);
  });

  it('tell everybody the same, whenever they came', () => {
    const { yard, streams, run, pass } = setUp();
    const [early, late] = [new FakeEnd(), new FakeEnd()];
    streams.open(early, { run: yard.feed.run, seq: 0 });
    run(300);
    pass(PUSH_INTERVAL_MS);
    run(300);
    streams.open(late, { run: yard.feed.run, seq: 0 });
    pass(10 * PUSH_INTERVAL_MS);
    expect(late.text).toBe(early.text);
    expect(late.text.match(/^id: /gm)).toHaveLength(yard.feed.newestSeq + 1);
  });

  it('give signs of life while nothing happens', () => {
    const { streams, pass } = setUp();
    const end = new FakeEnd();
    streams.open(end, null);
    const before = end.written.length;
    pass(3 * (BEAT_INTERVAL_MS + PUSH_INTERVAL_MS));
    expect(end.written.slice(before)).toEqual([':\n\n', ':\n\n', ':\n\n']);
  });

  it('let go of who takes nothing for long, and of nobody else', () => {
    const { streams, run, pass } = setUp();
    const [stuck, idle] = [new FakeEnd(), new FakeEnd()];
    stuck.takes = false;
    streams.open(stuck, null);
    streams.open(idle, null);
    for (let round = 0; round < 10; round++) {
      run(500);
      pass(PUSH_INTERVAL_MS);
    }
    pass(STUCK_MS - 1_000);
    expect([stuck.isDestroyed, streams.size]).toEqual([false, 2]);
    pass(2_000);
    expect([stuck.isDestroyed, idle.isDestroyed, streams.size]).toEqual([true, false, 1]);
  });

  it('set no timer while nobody follows', () => {
    const { streams, pass } = setUp();
    const end = new FakeEnd();
    const close = streams.open(end, null);
    close();
    close();
    const before = end.written.length;
    pass(10 * BEAT_INTERVAL_MS);
    expect([streams.size, end.written.length]).toEqual([0, before]);
  });
});
