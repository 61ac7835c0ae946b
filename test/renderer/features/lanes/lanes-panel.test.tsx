import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionId } from '#contract/actions';
import type { Bar } from '#contract/bar-columns';
import type { Snapshot } from '#contract/feed-message';
import type { LaneView, YardView } from '#contract/yard-view';
import { LEAST_ROW_PX } from '../../../../src-renderer/features/lanes/lane-rows';
import { LanesPanel } from '../../../../src-renderer/features/lanes/lanes-panel';
import { AXIS_PX, FOOT_PX } from '../../../../src-renderer/features/lanes/lanes-scene';
import { createActionBus } from '../../../../src-renderer/state/action-bus';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { barOf, ringOf } from '../../../support/bars';
import { FakeCanvas } from '../../fake-canvas';
import { batch, counts, FakeYard, show, snapshot, view } from '../../fake-yard';
import { laneOf, RUNNING } from '../../lanes-scenes';

const BUSY = counts({ accepted: 3, running: 1 });
const LANES: readonly LaneView[] = [laneOf(1, { occupancy: RUNNING }), laneOf(2)];
const BARS: readonly Bar[] = [
  barOf({ lane: 2, task: 3, fromMs: 1_000, toMs: 2_000 }),
  barOf({ lane: 2, task: 4, fromMs: 2_500, toMs: 3_500, outcome: 'failed' }),
];
/** The first row of two, on a surface of 960 pixels that shows five seconds from 0.85 s on. */
const ROW = AXIS_PX + 20;
const xOf = (atMs: number) => 44 + ((atMs - 850) / 5_000) * 906;

let canvas: FakeCanvas;
let uninstall: () => void;
beforeEach(() => {
  canvas = new FakeCanvas();
  uninstall = canvas.install();
});
afterEach(() => {
  uninstall();
  vi.useRealTimers();
});

/** The panel of a yard that has run for 4.6 s, drawn once. */
function shown(some: Partial<Snapshot> = {}, seen: Partial<YardView> = {}) {
  const fake = new FakeYard();
  // A yard that knows nothing of the past: what is asked of it is to be seen, not what it says.
  fake.reply = () => ({ ok: false, problems: [] });
  const yard = fake.window();
  const looks = createViewStore();
  const bus = createActionBus();
  const begin = { lanes: [...LANES], firstStartMs: 1_000, atMs: 4_600, seq: 9 };
  fake.send(
    snapshot({
      atMs: 4_600,
      counts: BUSY,
      bars: ringOf(BARS).newest(100),
      view: view({ ...begin, ...seen }),
      ...some,
    }),
  );
  const { unmount: hide } = show(<LanesPanel yard={yard} view={looks} bus={bus} loop={canvas.loop} />);
  canvas.frames(2);
  const picture = screen.getByRole('img', { name: /^Worker lanes over time/ });
  const pointAt = (atMs: number, row: number) => {
    fireEvent.pointerMove(picture, { clientX: xOf(atMs), clientY: ROW + row * 44 });
    canvas.frames(2);
  };
  const click = (atMs: number, row: number) => {
    const at = { button: 0, clientX: xOf(atMs), clientY: ROW + row * 44 };
    fireEvent.pointerDown(picture, at);
    fireEvent.pointerUp(picture, at);
    fireEvent.click(picture, { ...at, detail: 1 });
    canvas.frames(2);
  };
  /** Does it, and waits until the picture has come to rest. */
  const perform = (action: ActionId) => {
    act(() => void bus.perform(action));
    rest();
  };
  const rest = () => {
    fake.hostNowMs += 500;
    canvas.frames(2);
  };
  const select = (task: number) => act(() => looks.setState({ selectedTask: task }));
  return { fake, yard, looks, bus, picture, pointAt, click, perform, rest, select, hide };
}

const told = () => screen.getByRole('status').textContent;
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the panel of the lanes', () => {
  it('is told in words, lane by lane', () => {
    const lanes = [
      laneOf(1, { occupancy: RUNNING }),
      laneOf(2, { hold: { task: 4, attempt: 3, fromMs: 4_100, dueMs: 5_600 } }),
      laneOf(3, { occupancy: { kind: 'settled', task: 9, attempt: 1, fromMs: 3_600, outcome: 'timed-out' } }),
      laneOf(4),
    ];
    const { picture } = shown({ ghostLanes: [3] }, { lanes });
    expect(picture.getAttribute('aria-label')).toBe(
      'Worker lanes over time: 4 lanes, 1 running, 1 held for a retry, 1 with a ghost, 1 idle',
    );
    const list = screen.getByRole('list', { name: 'What each lane does' });
    expect([...list.children].map((item) => item.textContent)).toEqual([
      'Lane 1: task 7, attempt 2, for 600 ms',
      'Lane 2: waits with task 4 for attempt 3, for 500 ms',
      'Lane 3: ghost of task 9, for 1.00 s',
      'Lane 4: idle',
    ]);
  });

  it('is told in words as it stood, while the view is frozen', async () => {
    vi.useFakeTimers();
    const { fake, looks, yard } = shown();
    act(() => freezeOrThaw(yard, looks));
    const later = [laneOf(1), laneOf(2, { occupancy: { ...RUNNING, task: 99, fromMs: 50_000 } })];
    fake.send(snapshot({ atMs: 60_000, counts: BUSY, view: view({ lanes: later, atMs: 60_000, seq: 900 }) }));
    await act(() => vi.advanceTimersByTimeAsync(1_500));
    const told = () => {
      const list = screen.getByRole('list', { name: 'What each lane does' });
      return [...list.children].map((item) => item.textContent);
    };
    expect(told()[0]).toMatch(/^Lane 1: task 7, attempt 2/);
    act(() => freezeOrThaw(yard, looks));
    expect(told()).toEqual(['Lane 1: idle', 'Lane 2: task 99, attempt 2, for 10.0 s']);
  });

  it('says what to press while nothing has run', () => {
    shown({ counts: counts() }, { lanes: [] });
    expect(screen.getByText('Nothing has run yet')).toBeDefined();
  });

  it('writes on every bar whose it is, finished or growing', () => {
    shown();
    expect(canvas.words).toEqual(expect.arrayContaining(['3', '4', '7·2', 'lane', '1', '2']));
  });

  it('writes which attempt it is on a bar that is not a first one', () => {
    shown();
    expect(canvas.words).toContain('7·2');
    expect(canvas.words).not.toContain('3·1');
  });

  it('writes the length of its delay on a lane that waits with its task', () => {
    shown({}, { lanes: [laneOf(1, { hold: { task: 4, attempt: 2, fromMs: 4_100, dueMs: 4_600 } })] });
    expect(canvas.words).toContain('500 ms');
  });

  it('tells what the pointer is at, and of a task also what only main knows', async () => {
    vi.useFakeTimers();
    const { fake, pointAt } = shown();
    pointAt(1_500, 1);
    expect(told()).toBe('Task 3, succeeded, attempt 1 of 3, lane 2, time 1.000 s – 2.000 s, ran 1.00 s');
    await vi.advanceTimersByTimeAsync(500);
    expect(fake.asked('inspect').map(({ task }) => task)).toEqual([3]);
    pointAt(900, 1);
    expect(told()).toBe('');
  });

  it('selects the task of a bar that is clicked, and lets it go at the next click', () => {
    const { looks, click } = shown();
    click(3_000, 1);
    expect(looks.getState().selectedTask).toBe(4);
    click(3_000, 1);
    expect(looks.getState().selectedTask).toBeNull();
  });

  it('is walked through by arrow keys, and Enter selects', () => {
    const { looks } = shown();
    const surface = screen.getByRole('application', { name: 'Lanes over time' });
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) fireEvent.keyDown(surface, { key });
    expect(told()).toMatch(/^Task 3, succeeded/);
    fireEvent.keyDown(surface, { key: 'Enter' });
    expect(looks.getState().selectedTask).toBe(3);
    fireEvent.keyDown(surface, { key: 'Escape' });
    expect(told()).toBe('');
  });
});

describe('what the keyboard is at', () => {
  const walkTo = (...keys: string[]) => {
    const surface = screen.getByRole('application', { name: 'Lanes over time' });
    for (const key of keys) fireEvent.keyDown(surface, { key });
    canvas.frames(2);
  };

  it('becomes a bar when it ends', () => {
    const { fake } = shown();
    walkTo('ArrowUp');
    expect(told()).toMatch(/^Task 7, running/);
    const end = { type: 'attempt-settled', seq: 10, atMs: 4_700, task: 7, attempt: 2, lane: 1 } as const;
    fake.send(batch(10, [{ ...end, outcome: 'failed' }], { atMs: 4_700, counts: BUSY }));
    canvas.frames(2);
    expect(told()).toBe('Task 7, failed, attempt 2 of 3, lane 1, time 4.000 s – 4.700 s, ran 700 ms');
  });

  it('is let go when it moves out of sight', () => {
    const { fake } = shown();
    walkTo('ArrowDown', 'ArrowDown');
    expect(told()).toMatch(/^Task 4, failed/);
    fake.send(batch(10, [], { atMs: 200_000, counts: BUSY }));
    canvas.frames(2);
    expect(told()).toBe('');
  });
});

describe('a walk out of sight', () => {
  const END = 600_000;
  const FAR: readonly Bar[] = [
    barOf({ task: 1, fromMs: 250_000, toMs: 251_000 }),
    barOf({ task: 2, fromMs: 300_000, toMs: 301_000 }),
    barOf({ task: 3, fromMs: 590_000, toMs: 591_000 }),
  ];
  const REST = { atMs: END, counts: counts({ accepted: 3, succeeded: 3 }), bars: ringOf(FAR).newest(10) };
  const press = (key: string) => {
    fireEvent.keyDown(screen.getByRole('application', { name: 'Lanes over time' }), { key });
  };

  it('brings what is come to in sight, also where the next key comes before the picture rests', () => {
    const { fake, rest } = shown(REST, { lanes: [laneOf(1)], atMs: END });
    press('ArrowRight');
    for (const task of [2, 1]) {
      press('ArrowLeft');
      fake.hostNowMs += 80;
      canvas.frames(3);
      expect(told()).toMatch(new RegExp(`^Task ${task},`));
    }
    rest();
    canvas.words = [];
    press('x');
    rest();
    expect(told()).toMatch(/^Task 1,/);
  });

  it('asks main for what lies beyond, and goes there', async () => {
    const bars = { ...ringOf(FAR.slice(2)).newest(1), added: 9_000, wholeFromMs: 400_000 };
    const { fake, rest } = shown({ ...REST, bars }, { lanes: [laneOf(1)], atMs: END });
    fake.reply = (command) => {
      if (command.command !== 'lane-history') return { ok: false, problems: [] };
      const told = ringOf(FAR.slice(0, 2)).newest(2);
      return { ok: true, value: { run: 1, untilMs: END, kind: 'bars', bars: told } };
    };
    press('ArrowRight');
    press('Home');
    await act(async () => {});
    rest();
    expect(told()).toMatch(/^Task 1,/);
    const asked = { fromMs: 850, toMs: 400_000, lanes: { from: 1, to: 1 } };
    expect(fake.asked('lane-history').map(({ query }) => query)).toContainEqual(
      expect.objectContaining(asked),
    );
  });

  it('goes to the marks of changed limits, and tells what was changed', () => {
    const marks = [{ atMs: 1_000, kind: 'limits', changes: [{ limit: 'workers', from: 3, to: 8 }] } as const];
    const { rest } = shown(REST, { lanes: [laneOf(1)], atMs: END, marks });
    press('ArrowRight');
    press('ArrowUp');
    rest();
    expect(told()).toBe('Limits changed at 1.000 s, workers 3 → 8');
  });

  it('scrolls to the row of what it comes to once that row is drawn', () => {
    const lanes = Array.from({ length: 90 }, (_, index) => laneOf(index + 1, { firstAtMs: 200_000 }));
    const last = barOf({ lane: 90, task: 9, fromMs: 300_000, toMs: 301_000 });
    const { looks, rest, picture } = shown(
      { ...REST, bars: ringOf([FAR[0] as Bar, last, FAR[2] as Bar]).newest(10) },
      { lanes, atMs: END },
    );
    const box = picture.closest('section') as HTMLElement;
    act(() => looks.setState({ selectedTask: 9 }));
    canvas.frames(2);
    expect(box.scrollTop).toBe(0);
    fireEvent.click(button('Show task 9'));
    for (let frame = 0; frame < 4; frame++) rest();
    expect(box.scrollTop).toBe(90 * LEAST_ROW_PX + AXIS_PX + FOOT_PX - 600);
  });
});

describe('a picture that is put away', () => {
  it('looks where it looked when it is shown again, and at the beginning of another run', () => {
    const { fake, yard, looks, bus, perform, hide } = shown();
    perform('zoom-in');
    perform('pan-left');
    hide();
    show(<LanesPanel yard={yard} view={looks} bus={bus} loop={canvas.loop} />);
    canvas.frames(2);
    expect(button('Follow now').getAttribute('aria-pressed')).toBe('false');
    fake.send(snapshot({ run: 2, atMs: 100, counts: BUSY, view: view({ lanes: [laneOf(1)], seq: 3 }) }));
    canvas.frames(2);
    expect(button('Follow').getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the time in sight', () => {
  it('follows now until somebody moves back, and again at a press', () => {
    const { perform } = shown();
    expect(button('Follow').getAttribute('aria-pressed')).toBe('true');
    perform('zoom-in');
    perform('pan-left');
    expect(button('Follow now').getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(button('Follow now'));
    expect(button('Follow').getAttribute('aria-pressed')).toBe('true');
  });

  it('is moved by every action that the menu and the keys have for it', () => {
    const { bus, perform } = shown();
    const able = [...bus.able.getState()].sort();
    expect(able).toEqual(['fit-lanes', 'follow-now', 'pan-left', 'pan-right', 'zoom-in', 'zoom-out']);
    perform('fit-lanes');
    expect(button('Fit').getAttribute('aria-pressed')).toBe('true');
  });

  it('is also a scroll bar along the whole run', async () => {
    vi.useFakeTimers();
    const { perform, rest } = shown();
    const strip = screen.getByRole('scrollbar', { name: 'The whole run' });
    const place = async () => {
      await act(() => vi.advanceTimersByTimeAsync(1_000));
      return Number(strip.getAttribute('aria-valuenow'));
    };
    perform('zoom-in');
    const before = await place();
    expect(before).toBeGreaterThan(850);
    fireEvent.keyDown(strip, { key: 'Home' });
    rest();
    expect(await place()).toBe(850);
    expect(strip.getAttribute('aria-valuemin')).toBe('850');
  });

  it('is moved by the strip from where it is, not from where it was told to be', async () => {
    vi.useFakeTimers();
    const clock = { speed: 10, paused: false };
    const { fake, rest } = shown({ atMs: 200_000, clock }, { atMs: 200_000 });
    const strip = screen.getByRole('scrollbar', { name: 'The whole run' });
    await act(() => vi.advanceTimersByTimeAsync(600));
    fake.hostNowMs += 450;
    fake.send(batch(10, [], { atMs: 204_500, counts: BUSY, clock }));
    fireEvent.keyDown(strip, { key: 'Home' });
    rest();
    await act(() => vi.advanceTimersByTimeAsync(600));
    expect(strip.getAttribute('aria-valuenow')).toBe('850');
  });

  it('has a way to the selected task where that is out of sight', () => {
    const { fake, select, rest } = shown();
    fake.send(batch(10, [], { atMs: 200_000, counts: BUSY }));
    canvas.words = [];
    canvas.frames(2);
    expect(canvas.words).not.toContain('3');
    select(3);
    canvas.frames(2);
    fireEvent.click(button('Show task 3'));
    canvas.frames(1);
    fake.hostNowMs += 500;
    canvas.frames(1);
    expect(canvas.words).toContain('3');
    rest();
    expect(screen.queryByRole('button', { name: 'Show task 3' })).toBeNull();
  });

  it('asks main for what the window does not hold', async () => {
    vi.useFakeTimers();
    const { fake } = shown({ bars: { ...ringOf(BARS).newest(1), added: 9_000 } });
    await vi.advanceTimersByTimeAsync(1_000);
    const queries = fake.asked('lane-history').flatMap(({ query }) => (query.lanes === null ? [] : [query]));
    expect(queries).toMatchObject([{ lanes: { from: 1 } }]);
    expect(queries[0]?.fromMs).toBeLessThanOrEqual(850);
  });
});

describe('a picture that rests', () => {
  it('costs no frames while nothing is pending', () => {
    shown({ counts: counts({ accepted: 3, succeeded: 3 }) }, { lanes: [laneOf(1)] });
    canvas.frames(10);
    expect(canvas.isWaiting).toBe(false);
  });

  it('is not drawn again before it would look different', () => {
    const { fake } = shown();
    canvas.frames(5);
    const before = canvas.drawings;
    canvas.frames(10);
    expect(canvas.drawings).toBe(before);
    fake.hostNowMs += 40;
    canvas.frames(1);
    expect(canvas.drawings).toBeGreaterThan(before);
  });

  it('stands still while the view is frozen, whatever comes in', () => {
    const { fake, looks } = shown();
    act(() => looks.setState({ frozen: { seq: 9, atMs: 4_600 } }));
    canvas.frames(5);
    const before = canvas.drawings;
    fake.send(batch(10, [], { atMs: 9_000, counts: BUSY }));
    canvas.frames(5);
    expect(canvas.drawings).toBe(before);
    expect(canvas.isWaiting).toBe(false);
    act(() => looks.setState({ frozen: null }));
    canvas.frames(1);
    expect(canvas.drawings).toBeGreaterThan(before);
  });

  it('stands still while the clock is paused', () => {
    shown({ clock: { speed: 1, paused: true } });
    canvas.frames(5);
    expect(canvas.isWaiting).toBe(false);
  });
});
