import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { RunFigures } from '#contract/run-figures';
import { FiguresPanel } from '../../../../src-renderer/features/figures/figures-panel';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { bottleneck, byEnd, durations, runFigures } from '../../../support/run-figures';
import { counts, FakeYard, show, snapshot } from '../../fake-yard';

const OPEN = byEnd({ all: durations(99, 180), succeeded: durations(95, 180), timedOut: durations(4, 2_000) });

function scene(figures: Partial<RunFigures> = {}) {
  const fake = new FakeYard();
  const answer = { figures: runFigures({ accepted: { open: 120, closed: 0 }, ...figures }) };
  fake.reply = ({ command }) => ({ ok: true, value: command === 'figures' ? answer.figures : null });
  const yard = fake.window();
  fake.send(snapshot({ counts: counts({ accepted: 120, succeeded: 120 }) }));
  const view = createViewStore();
  const { unmount } = show(<FiguresPanel yard={yard} view={view} />);
  return { fake, yard, view, answer, unmount, user: userEvent.setup() };
}

const table = (name: RegExp) => screen.findByRole('table', { name });
/** The figures of one row, as they are read: what is grey with its reason. */
const row = async (name: RegExp, ended: RegExp) =>
  within(
    within(await table(name))
      .getByRole('rowheader', { name: ended })
      .closest('tr') as HTMLElement,
  )
    .getAllByRole('cell')
    .map((cell) => cell.textContent);

describe('the figures of a run', () => {
  it('say what will stand there before anything has run', async () => {
    scene({ accepted: { open: 0, closed: 0 } });
    expect(await screen.findByText('Nothing has run yet')).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('say that they ask until the first answer, and why there is none', async () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.reply = () => ({ ok: false, problems: [{ field: 'command', expected: 'a yard', got: 'none' }] });
    fake.send(snapshot());
    show(<FiguresPanel yard={yard} view={createViewStore()} />);
    expect(screen.getByText('Asking the yard …')).toBeDefined();
    expect(await screen.findByText('The figures could not be read')).toBeDefined();
  });

  it('tell what held the run up in one line, and what its time went to in words', async () => {
    scene({
      bottleneck: bottleneck({
        waitingForLane: 0.97,
        lanesBusy: 0.99,
        waitingForToken: 0.002,
        keepingUp: 0.028,
      }),
    });
    expect(
      await screen.findByText('Lanes are the bottleneck: busy 99 %, tasks waited for one 97 % of the time.'),
    ).toBeDefined();
    const shares = [...screen.getByLabelText('What the time went to').children].map((one) => one.textContent);
    expect(shares).toEqual([
      'waiting for a lane97 %',
      'waiting for a token< 1 %',
      'dispatch held0 %',
      'keeping up3 %',
    ]);
  });

  it('tell how much came, how it arrived and how fast it was done', async () => {
    scene({ accepted: { open: 120, closed: 1_500 }, throughputPerSecond: 12.34 });
    const totals = await screen.findByLabelText('Totals');
    expect([...totals.children].map((one) => one.textContent)).toEqual([
      'throughput12.3 tasks/s',
      'over10.0 s',
      'accepted, open loop120',
      'accepted, closed loop1\u202f500',
      'lanes busy25 %',
      'lanes held0 %',
    ]);
  });

  it('have a table of response times for each way of arriving that there was, never one of both', async () => {
    const { fake, answer } = scene({ response: { open: OPEN, closed: null } });
    await table(/^Response time, open loop From the intended arrival/);
    expect(screen.queryByRole('table', { name: /closed loop/ })).toBeNull();
    const closed = byEnd({ all: durations(7, 20) });
    answer.figures = { ...answer.figures, response: { open: OPEN, closed } };
    fake.send(snapshot());
    await table(/^Response time, closed loop .* Not to be compared with an open loop/);
    expect((await row(/open loop From/, /^all/))[0]).toBe('99');
    expect((await row(/closed loop Each/, /^all/))[0]).toBe('7');
    expect(await table(/^Wait /)).toBeDefined();
    expect(await table(/^Service time /)).toBeDefined();
  });

  it('show the highest percentiles of few durations in grey, and say why', async () => {
    scene({ response: { open: byEnd({ all: durations(100, 180) }), closed: null } });
    const all = await row(/open loop/, /^all/);
    const why = '(grey: from fewer than 1000 durations the slowest alone decides it)';
    expect(all).toEqual(['100', ...Array(7).fill('180 ms'), `1.80 s ${why}`, '1.80 s']);
  });

  it('show a 99th percentile of fewer than a hundred in grey, too', async () => {
    scene({ response: { open: OPEN, closed: null } });
    expect((await row(/open loop/, /^all/))[7]).toBe(
      '180 ms (grey: from fewer than 100 durations the slowest alone decides it)',
    );
  });

  it('say of what timed out that it was cut at its limit, and of nothing that it has no figures', async () => {
    scene({ response: { open: OPEN, closed: null } });
    expect(
      within(await table(/open loop/)).getByRole('rowheader', {
        name: /timed out.*cut at their limit: the work would have taken longer/,
      }),
    ).toBeDefined();
    expect(await row(/open loop/, /^failed/)).toEqual(['0', ...Array(9).fill('–')]);
  });

  it('tell parts of a millisecond where a duration is short', async () => {
    scene({ service: byEnd({ all: durations(5, 0.316) }) });
    expect((await row(/^Service/, /^all/))[1]).toBe('0.32 ms');
  });

  it('stand while the view is frozen, and go on then', async () => {
    const { fake, view, answer } = scene();
    await screen.findByText('All of the run, by now');
    act(() => view.setState({ frozen: { seq: 1, atMs: 10_000 } }));
    answer.figures = { ...answer.figures, throughputPerSecond: 77 };
    fake.send(snapshot());
    expect(screen.getByText('Frozen at +10.0 s')).toBeDefined();
    await act(async () => {});
    expect(fake.asked('figures')).toHaveLength(1);
    act(() => view.setState({ frozen: null }));
    await waitFor(() => expect(screen.getByText('77.0 tasks/s')).toBeDefined());
  });

  it('say when they were read where they were not known as the view was frozen', async () => {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.reply = () => ({ ok: true, value: runFigures({ accepted: { open: 1, closed: 0 } }) });
    fake.send(snapshot());
    const view = createViewStore();
    view.setState({ frozen: { seq: 1, atMs: 2_000 } });
    show(<FiguresPanel yard={yard} view={view} />);
    expect(await screen.findByText('Frozen at +2.00 s, read at +10.0 s')).toBeDefined();
  });

  it('are not those of a run before', async () => {
    const { fake } = scene();
    await screen.findByLabelText('Totals');
    fake.send(snapshot({ run: 2 }));
    expect(screen.queryByLabelText('Totals')).toBeNull();
    expect(screen.getByText('Asking the yard …')).toBeDefined();
  });

  it('can be copied as JSON, with what they are of', async () => {
    const { user, answer } = scene();
    await user.click(await screen.findByRole('button', { name: 'Copy JSON' }));
    expect((await screen.findAllByText('Copied')).length).toBeGreaterThan(0);
    expect(JSON.parse(await navigator.clipboard.readText())).toEqual({
      ...{ run: 1, seed: 42, app: 'switchyard/0.1.0', limits: LESSON_LIMITS },
      figures: answer.figures,
    });
  });
});
