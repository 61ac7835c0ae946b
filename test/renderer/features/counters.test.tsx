import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Counts } from '#contract/counts';
import { BooksLine } from '../../../src-renderer/features/counters/books-line';
import { Counters } from '../../../src-renderer/features/counters/counters';
import { NO_METRICS } from '../../../src-renderer/state/yard-store';
import { bottleneck } from '../../support/run-figures';
import { counts, FakeYard, show, snapshot } from '../fake-yard';

const SOME: Partial<Counts> = {
  accepted: 120,
  queued: 41,
  running: 3,
  backingOff: 2,
  succeeded: 61,
  failed: 7,
  timedOut: 4,
  cancelled: 2,
};

function shown(message: Parameters<typeof snapshot>[0]) {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot(message));
  show(
    <>
      <Counters yard={yard} />
      <BooksLine yard={yard} />
    </>,
  );
  return fake;
}

const textOf = (id: string) => screen.getByTestId(id).textContent;

describe('the counters', () => {
  it('tell every count in words and the progress in counts', () => {
    shown({ counts: counts(SOME) });
    expect(['accepted', 'queued', 'running', 'backing-off', 'timed-out'].map(textOf)).toEqual([
      '120',
      '41',
      '3',
      '2',
      '4',
    ]);
    expect(textOf('progress')).toBe('74 / 120');
    const bar = screen.getByRole('progressbar', { name: 'Tasks settled' });
    expect(bar.getAttribute('aria-valuetext')).toBe('74 of 120 settled');
  });

  it('count what is still to be submitted into the total', () => {
    shown({ counts: counts(SOME), toSubmit: 880 });
    expect(textOf('progress')).toBe('74 / 1\u202f000');
  });

  it('tell rejections only where there are any', () => {
    const fake = shown({ counts: counts(SOME) });
    expect(screen.queryByTestId('rejected')).toBeNull();
    fake.send(snapshot({ counts: counts({ ...SOME, rejected: 5 }) }));
    expect(textOf('rejected')).toBe('5');
  });

  it('tell what was never submitted only where there is any', () => {
    const fake = shown({ counts: counts(SOME) });
    expect(screen.queryByTestId('never-submitted')).toBeNull();
    fake.send(snapshot({ counts: counts(SOME), neverSubmitted: 1_234 }));
    expect(textOf('never-submitted')).toBe('1\u202f234');
  });

  it('show the balance of the books', () => {
    shown({ counts: counts(SOME) });
    expect(textOf('books')).toBe(
      'balancedaccepted 120 =succeeded 61 +failed 7 +timed out 4 +cancelled 2 +46 pending',
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('raise an alarm where the books do not balance', () => {
    shown({ counts: counts({ ...SOME, succeeded: 60 }) });
    expect(screen.getByRole('alert').textContent).toContain('do not balance');
  });

  it('tell percentiles with their n, and tokens only under a rate limit', () => {
    const response = { p50: 180, p95: 2_004, p99: null, n: 61 };
    const fake = shown({
      metrics: { ...NO_METRICS, throughputPerSecond: 12.34, utilisation: 0.972, response },
    });
    expect(screen.getByText('12.3 tasks/s')).toBeDefined();
    expect(screen.getByText('97 %')).toBeDefined();
    expect(screen.getByText('n 61').parentElement?.textContent).toBe('p50 180 msp95 2.00 sn 61');
    expect(screen.queryByText('tokens')).toBeNull();
    fake.send(snapshot({ metrics: { ...NO_METRICS, tokens: { available: 0.4, nextInMs: 120 } } }));
    expect(screen.getByText('next in 120 ms')).toBeDefined();
  });

  it('tell response times of open and closed loops apart', () => {
    const response = { p50: 180, p95: 2_004, p99: null, n: 61 };
    const closedResponse = { p50: 20, p95: 40, p99: 41, n: 7 };
    const fake = shown({ metrics: { ...NO_METRICS, closedResponse } });
    expect(screen.queryByText('response')).toBeNull();
    expect(screen.getByText('closed loop').parentElement?.textContent).toContain('p50 20 ms');
    fake.send(snapshot({ metrics: { ...NO_METRICS, response, closedResponse } }));
    expect(screen.getByText('response').parentElement?.textContent).toContain('p50 180 ms');
    expect(screen.getByText('n 7')).toBeDefined();
  });

  it('tell in one line what holds the yard up, and that of nothing there is nothing to tell', () => {
    const fake = shown({});
    expect(textOf('bottleneck')).toBe('–');
    expect(screen.getByTitle(/Nothing has run yet/)).toBeDefined();
    const accepted = { open: 120, closed: 0 };
    fake.send(snapshot({ metrics: { ...NO_METRICS, accepted } }));
    expect(screen.getByTitle(/Nothing is pending/)).toBeDefined();
    const lanes = bottleneck({ waitingForLane: 0.97, lanesBusy: 0.99, keepingUp: 0.03 });
    fake.send(snapshot({ metrics: { ...NO_METRICS, accepted, bottleneck: lanes } }));
    const line = 'Lanes are the bottleneck: busy 99 %, tasks waited for one 97 % of the time.';
    expect(textOf('bottleneck')).toBe('lanes busy 99 %');
    expect(screen.getByTitle(`Over the last five seconds: ${line}`)).toBeDefined();
  });

  it('tell of ghosts once there were any', () => {
    const fake = shown({ counts: counts(SOME) });
    expect(screen.queryByText('ghosts')).toBeNull();
    fake.send(snapshot({ counts: counts({ ...SOME, ghosts: 3 }) }));
    expect(screen.getByText('ghosts').parentElement?.textContent).toBe('ghosts3');
  });
});
