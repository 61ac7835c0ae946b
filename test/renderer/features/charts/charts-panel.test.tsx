import { act, configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { Reply } from '#contract/problem';
import type { Series, SeriesPoint } from '#contract/series';
import type { YardCommand } from '#contract/yard-api';
import { ChartsPanel } from '../../../../src-renderer/features/charts/charts-panel';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot, view as yardView } from '../../fake-yard';
import { point, series } from './series-of';

const BUSY: readonly SeriesPoint[] = [
  point({ submitted: 9, attempts: 3, queued: { high: 1, medium: 2, low: 3 }, running: 3, utilisation: 1 }),
  point({
    ...{ attempts: 3, retries: 2, succeeded: 2, failed: 1, utilisation: 0.5 },
    response: { p50: 300, p95: 400, p99: 450, n: 120 },
    service: { p50: 200, p95: 250, p99: 260, n: 3 },
  }),
  point({ timedOut: 1, utilisation: null }),
  point({ cancelled: 2 }),
];
const MARKS = [
  { atMs: 300, kind: 'limits' },
  { atMs: 900, kind: 'shutdown' },
] as const;

// Six charts are drawn one after another, which takes its time where a browser is only played.
configure({ asyncUtilTimeout: 20_000 });
vi.setConfig({ testTimeout: 60_000 });

// Charts are drawn where there is room for them, and jsdom has none.
const stub = window.ResizeObserver;
beforeAll(() => {
  window.ResizeObserver = class {
    readonly #tell: ResizeObserverCallback;
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell;
    }
    observe(target: Element) {
      const contentRect = { width: 300, height: 120 } as DOMRect;
      const size = [{ inlineSize: 300, blockSize: 120 }];
      const entry = { target, contentRect, borderBoxSize: size, contentBoxSize: size };
      this.#tell([entry as unknown as ResizeObserverEntry], this);
    }
    unobserve() {}
    disconnect() {}
  };
});
afterAll(() => {
  window.ResizeObserver = stub;
});

interface Scene {
  readonly shown?: Series;
  readonly accepted?: number;
  readonly inspect?: (command: Extract<YardCommand, { command: 'inspect' }>) => Reply<unknown>;
}

function scene({ shown = series(BUSY, { marks: MARKS }), accepted = 9, inspect }: Scene = {}) {
  const fake = new FakeYard();
  const answer = { series: shown };
  fake.reply = (command) => {
    if (command.command === 'series') return { ok: true, value: { ...answer.series, span: command.span } };
    if (command.command === 'inspect' && inspect !== undefined) return inspect(command);
    return { ok: true, value: null };
  };
  const yard = fake.window();
  fake.send(snapshot({ counts: counts({ accepted, queued: accepted }) }));
  const view = createViewStore();
  const panel = <ChartsPanel yard={yard} view={view} />;
  const first = show(panel);
  const { container } = first;
  let { unmount } = first;
  /** Another tab is shown meanwhile. */
  function leaveAndComeBack() {
    unmount();
    unmount = show(panel).unmount;
  }
  return { fake, yard, view, answer, container, leaveAndComeBack, user: userEvent.setup() };
}

const charts = () => [...document.querySelectorAll<SVGElement>('svg[role="application"]')];

/** The chart of that title, once it is drawn and says what is given. */
const chart = (title: string, words = '') =>
  waitFor(() => {
    const label = (one: SVGElement) => one.getAttribute('aria-label') ?? '';
    const found = charts().find((one) => label(one).startsWith(`${title}, `) && label(one).includes(words));
    if (found === undefined) throw new Error(`no chart ${title} … ${words}`);
    return found;
  });

/** It with its title and legend. */
const card = async (title: string) => within((await chart(title)).closest('section') as HTMLElement);
const figures = async (title: string) =>
  [...((await chart(title)).closest('section')?.querySelectorAll('li') ?? [])].map(
    (item) => item.textContent,
  );
describe('the charts', () => {
  it('say what will be there before anything has run', async () => {
    scene({ accepted: 0 });
    expect(await screen.findByText('Nothing has run yet')).toBeDefined();
    expect(charts()[0] ?? null).toBeNull();
  });

  it('say why they cannot be read', async () => {
    const fake = new FakeYard();
    const problem = { field: 'span', expected: 'a run', got: 'none' };
    fake.reply = () => ({ ok: false, problems: [problem] });
    const yard = fake.window();
    fake.send(snapshot({ counts: counts({ accepted: 1, queued: 1 }) }));
    show(<ChartsPanel yard={yard} view={createViewStore()} />);
    expect(await screen.findByText('The charts could not be read')).toBeDefined();
  });

  it('say that they ask until the first answer', async () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot({ counts: counts({ accepted: 1, queued: 1 }) }));
    fake.api.call = (() => new Promise(() => {})) as typeof fake.api.call;
    show(<ChartsPanel yard={yard} view={createViewStore()} />);
    expect(await screen.findByText('Asking the yard …')).toBeDefined();
  });

  it('keep what is known when the connection is lost, and say so only where nothing is', async () => {
    const { fake, user } = scene();
    await chart('Retries');
    const problems = [{ field: 'connection', expected: 'an open connection to the yard', got: 'none' }];
    fake.reply = () => ({ ok: false, problems });
    fake.become({ kind: 'lost', tries: 1 });
    fake.send(snapshot({ counts: counts({ accepted: 9, queued: 9 }) }));
    await waitFor(() => expect(fake.asked('series')).toHaveLength(2));
    await act(async () => {});
    expect(charts()).toHaveLength(6);
    expect(screen.queryByText('The charts could not be read')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Last minute' }));
    expect(await screen.findByText('The charts could not be read')).toBeDefined();
  });

  it('show the same span as before when another tab has been shown meanwhile, and the table where that was', async () => {
    const { fake, user, leaveAndComeBack } = scene();
    await chart('Retries');
    await user.click(screen.getByRole('button', { name: 'Last minute' }));
    await user.click(screen.getByRole('button', { name: 'As table' }));
    leaveAndComeBack();
    expect(await screen.findByRole('table')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Last minute' }).getAttribute('aria-pressed')).toBe('true');
    expect(fake.asked('series').at(-1)?.span).toBe('minute');
  });

  it('are known still when they are left and shown again without a connection, or frozen', async () => {
    const { fake, view, answer, leaveAndComeBack } = scene();
    await chart('Retries');
    act(() => view.setState({ frozen: { seq: 1, atMs: 1_000 } }));
    answer.series = series([...BUSY, point({ attempts: 5, retries: 5 })]);
    leaveAndComeBack();
    expect(await chart('Retries', 'whole run: retries 2,')).toBeDefined();
    act(() => view.setState({ frozen: null }));
    expect(await chart('Retries', 'whole run: retries 7,')).toBeDefined();
    const problems = [{ field: 'connection', expected: 'an open connection to the yard', got: 'none' }];
    fake.reply = () => ({ ok: false, problems });
    fake.become({ kind: 'lost', tries: 1 });
    leaveAndComeBack();
    expect(await chart('Retries', 'whole run: retries 7,')).toBeDefined();
  });

  it('of a view that was frozen before anything had run are empty, whatever has come since', async () => {
    const { fake, yard, view } = scene({ accepted: 0, shown: series([]) });
    await screen.findByText('Nothing has run yet');
    act(() => freezeOrThaw(yard, view));
    fake.send(snapshot({ counts: counts({ accepted: 9, queued: 9 }) }));
    await act(async () => {});
    expect(screen.getByText('Nothing has run yet')).toBeDefined();
  });

  it('are six, each with what it shows in words', async () => {
    scene();
    expect((await chart('Retries')).getAttribute('aria-label')).toBe(
      'Retries, started in each 250 ms; whole run: retries 2, attempts ÷ tasks so far × 1.50. ' +
        'The left and right arrow keys go from step to step.',
    );
    const names = screen
      .getAllByRole('application')
      .map((one) => one.getAttribute('aria-label')?.split(',')[0]);
    expect(names).toEqual([
      'Throughput',
      'Queue depth',
      'Utilisation',
      'Response time',
      'Service time',
      'Retries',
    ]);
  });

  it('draw a band or a line for each layer, in the tone of what it stands for', async () => {
    scene();
    await chart('Retries');
    const drawn = async (title: string) =>
      [...(await chart(title)).querySelectorAll('g[data-tone]')].map((layer) =>
        layer.getAttribute('data-tone'),
      );
    expect(await drawn('Throughput')).toEqual(['succeeded', 'failed', 'timed-out', 'cancelled']);
    expect(await drawn('Queue depth')).toEqual(['queued', 'queued', 'queued', 'running', 'backing-off']);
    expect(await drawn('Retries')).toEqual(['backing-off', 'ink']);
  });

  it('mark a change of limits and a shutdown on every chart, and tell what the marks are', async () => {
    scene();
    await chart('Retries');
    for (const one of charts()) {
      const marks = [...one.querySelectorAll('path[data-kind]')].map((mark) => mark.getAttribute('d') !== '');
      expect(marks).toEqual([true, true]);
    }
    expect(screen.getByText('limits changed')).toBeDefined();
    expect(screen.getByText('shutdown')).toBeDefined();
  });

  it('tell a 99th percentile of few durations in grey, and why', async () => {
    scene({
      shown: series(BUSY, {
        response: { p50: 300, p95: 400, p99: 450, n: 99 },
        service: { p50: 200, p95: 250, p99: 260, n: 100 },
      }),
    });
    const why = '(grey: from fewer than 100 durations the slowest alone decides it)';
    expect(await figures('Response time')).toEqual(['p50300 ms', 'p95400 ms', `p99450 ms${why}`, 'n99']);
    expect(await figures('Service time')).toEqual(['p50200 ms', 'p95250 ms', 'p99260 ms', 'n100']);
  });

  it('show at one moment, which the arrow keys choose, the figures of all of them', async () => {
    const { user } = scene();
    const queue = await chart('Queue depth');
    await chart('Retries');
    act(() => queue.focus());
    await user.keyboard('{ArrowRight}');
    await waitFor(async () => expect(await figures('Utilisation')).toEqual(['of the open lanes’ time50 %']));
    expect(await figures('Service time')).toContain('n3');
    expect(screen.getAllByText('at the line')).toHaveLength(6);
    expect((await card('Queue depth')).getByRole('status').textContent).toMatch(
      /^0\.25 s to 0\.50 s: high 0, medium 0/,
    );
    expect((await card('Service time')).getByRole('status').textContent).toBe('');
    act(() => queue.blur());
    await waitFor(() => expect(screen.queryAllByText('at the line')).toHaveLength(0));
  });

  it('are walked as far as something is known, not into the time that is still to come', async () => {
    const { user } = scene();
    const throughput = await chart('Throughput');
    await chart('Retries');
    act(() => throughput.focus());
    const told = async () => (await card('Throughput')).getByRole('status').textContent;
    const only = '0.00 s to 1.00 s: succeeded 2.00, failed 1.00, timed out 1.00, cancelled 2.00';
    await waitFor(async () => expect(await told()).toBe(only));
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}');
    await act(async () => {});
    expect(await told()).toBe(only);

    const queue = await chart('Queue depth');
    act(() => queue.focus());
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}{ArrowLeft}');
    await waitFor(async () =>
      expect((await card('Queue depth')).getByRole('status').textContent).toMatch(/^0\.50 s to 0\.75 s:/),
    );
  });

  it('shade the time of the selected task, and name it', async () => {
    const { view, container } = scene({
      inspect: ({ task }) => ({
        ok: true,
        value: { run: 1, record: { task, submittedAtMs: 250, settledAtMs: 750 } },
      }),
    });
    await chart('Retries');
    const shades = () => container.querySelectorAll('[role="application"] rect[class*="span"]');
    expect(shades()).toHaveLength(0);
    act(() => view.setState({ selectedTask: 7 }));
    expect(await screen.findByText('task 7, took 500 ms')).toBeDefined();
    await waitFor(() => expect(shades()).toHaveLength(6));
    act(() => view.setState({ selectedTask: null }));
    await waitFor(() => expect(shades()).toHaveLength(0));
  });

  it('shade nothing for a task that the yard does not know', async () => {
    const { fake, view } = scene({
      inspect: () => ({ ok: false, problems: [{ field: 'task', expected: 'a known task', got: '7' }] }),
    });
    await chart('Retries');
    act(() => view.setState({ selectedTask: 7 }));
    await waitFor(() => expect(fake.asked('inspect')).toHaveLength(1));
    expect(screen.queryByText(/^task 7/)).toBeNull();
  });

  it('are drawn anew when something has happened', async () => {
    const { fake, answer } = scene();
    await chart('Retries', 'whole run: retries 2,');
    answer.series = series([...BUSY, point({ attempts: 5, retries: 5 })]);
    fake.send(snapshot({ counts: counts({ accepted: 9, queued: 9 }) }));
    expect(await chart('Retries', 'whole run: retries 7,')).toBeDefined();
  });

  it('stand still while the view is frozen, and catch up then', async () => {
    const { fake, view, answer } = scene();
    await chart('Retries', 'whole run: retries 2,');
    act(() => view.setState({ frozen: { seq: 1, atMs: 1_000 } }));
    answer.series = series([...BUSY, point({ attempts: 5, retries: 5 })]);
    fake.send(snapshot({ counts: counts({ accepted: 9, queued: 9 }) }));
    await waitFor(async () => expect((await card('Queue depth')).getByText('when frozen')).toBeDefined());
    expect(fake.asked('series')).toHaveLength(1);
    act(() => view.setState({ frozen: null }));
    expect(await chart('Retries', 'whole run: retries 7,')).toBeDefined();
  });

  it('say that what they show is the end, once the yard has stopped', async () => {
    const { fake } = scene();
    await chart('Retries');
    fake.send(snapshot({ counts: counts({ accepted: 9 }), view: yardView({ phase: 'stopped' }) }));
    await waitFor(async () => expect((await card('Queue depth')).getByText('at the end')).toBeDefined());
  });

  it('show the last minute where that is chosen', async () => {
    const { fake, user } = scene();
    await chart('Retries');
    await user.click(screen.getByRole('button', { name: 'Last minute' }));
    expect(await chart('Retries', 'last minute:')).toBeDefined();
    expect(fake.asked('series').map(({ span }) => span)).toEqual(['run', 'minute']);
    expect(screen.getByRole('button', { name: 'Last minute' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('are a table where that is wanted, the newest interval first', async () => {
    const { user } = scene();
    await user.click(await screen.findByRole('button', { name: 'As table' }));
    const table = screen.getByRole('table', { name: 'The run in intervals of 250 ms, the newest first' });
    const rows = within(table).getAllByRole('row').slice(1);
    const titles = within(table)
      .getAllByRole('columnheader')
      .map((title) => title.textContent);
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
      '0.75 s',
      '0.50 s',
      '0.25 s',
      '0.00 s',
    ]);
    const cells = within(rows[2] as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    const told = Object.fromEntries(titles.slice(1).map((title, at) => [title, cells[at]]));
    expect(told).toMatchObject({
      succeeded: '2',
      failed: '1',
      retries: '2',
      utilisation: '50 %',
      'peak running': '0',
      'response p99': '450 ms',
      'response n': '120',
      'service p50': '200 ms',
    });
    expect(charts()[0] ?? null).toBeNull();
  });

  it('tell in the table, too, which 99th percentiles are of few durations', async () => {
    const { user } = scene();
    await user.click(await screen.findByRole('button', { name: 'As table' }));
    const weak = [...document.querySelectorAll('td[data-weak]')].map((cell) => cell.textContent);
    const why = '(grey: from fewer than 100 durations the slowest alone decides it)';
    expect(weak).toEqual([`260 ms ${why}`]);
  });

  it('can be copied as CSV, a line for each interval, with what it is of', async () => {
    const { user } = scene({ shown: series(BUSY.slice(1, 3), { fromMs: 1_000 }) });
    await user.click(await screen.findByRole('button', { name: 'Copy CSV' }));
    expect((await screen.findAllByText('Copied')).length).toBeGreaterThan(0);
    const csv = await navigator.clipboard.readText();
    expect(csv.split('\r\n')).toEqual([
      'from_ms,to_ms,submitted,rejected,succeeded,failed,timed_out,cancelled,queued_high,queued_medium,' +
        'queued_low,running,backing_off,peak_queued_high,peak_queued_medium,peak_queued_low,peak_running,' +
        'peak_backing_off,attempts,retries,utilisation,response_p50_ms,response_p95_ms,' +
        'response_p99_ms,response_n,closed_loop_response_p50_ms,closed_loop_response_p95_ms,' +
        'closed_loop_response_p99_ms,closed_loop_response_n,service_p50_ms,service_p95_ms,service_p99_ms,service_n,run,seed,app,limits',
      '1000,1250,0,0,2,1,0,0,0,0,0,0,0,0,0,0,0,0,3,2,0.5,300,400,450,120,,,,0,200,250,260,3,1,42,' +
        `switchyard/0.1.0,"${JSON.stringify(LESSON_LIMITS).replaceAll('"', '""')}"`,
      '1250,1500,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,,,,,0,,,,0,,,,0,1,42,switchyard/0.1.0,',
      '',
    ]);
  });
});
