import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { RealClock } from '../../../src-main/shells/world/real-clock';

describe('the real clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('runs a timer once its time has come, never within the call, and not when cancelled', () => {
    const clock = new RealClock();
    const ran: string[] = [];
    clock.at(clock.now() + 20, () => ran.push('late'));
    clock.at(clock.now() + 10.4, () => ran.push('early'));
    clock.at(clock.now() - 5, () => ran.push('past'));
    clock.at(clock.now() + 5, () => ran.push('cancelled'))();
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(10);
    expect(ran).toEqual(['past']);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual(['past', 'early']);
    vi.advanceTimersByTime(10);
    expect(ran).toEqual(['past', 'early', 'late']);
  });

  test('waits on where the host’s timer fires early', () => {
    const clock = new RealClock();
    const ran: number[] = [];
    clock.at(10, () => ran.push(clock.now()));
    const now = vi.spyOn(performance, 'now').mockReturnValue(9.7);
    vi.advanceTimersByTime(10);
    expect(ran).toEqual([]);
    now.mockRestore();
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([11]);
  });

  test('waits longer than a host’s timer can', () => {
    const clock = new RealClock();
    const ran: number[] = [];
    const monthMs = 30 * 24 * 60 * 60 * 1000;
    clock.at(monthMs, () => ran.push(clock.now()));
    vi.advanceTimersByTime(monthMs - 1);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([monthMs]);
  });
});
