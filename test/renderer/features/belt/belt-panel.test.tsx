import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_LIMITS } from '#contract/limits';
import type { YardTree } from '#contract/yard-tree';
import { layBelt } from '../../../../src-renderer/features/belt/belt-layout';
import { BeltPanel } from '../../../../src-renderer/features/belt/belt-panel';
import { slotOf } from '../../../../src-renderer/features/belt/lanes-layout';
import { freezeOrThaw } from '../../../../src-renderer/state/freeze';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { LogWriter } from '../../../support/task-events';
import { FakeCanvas } from '../../fake-canvas';
import { batch, counts, FakeYard, show, snapshot, view } from '../../fake-yard';
import { laneView, RUNNING } from './belt-scenes';

/** What the tracks are laid with. */
class PathDouble {
  moveTo() {}
  lineTo() {}
}

let canvas: FakeCanvas;
let uninstall: () => void;
beforeEach(() => {
  canvas = new FakeCanvas();
  uninstall = canvas.install();
  Object.assign(globalThis, { Path2D: PathDouble });
});
afterEach(() => {
  uninstall();
  vi.useRealTimers();
});

const BUSY = {
  atMs: 2_000,
  view: view({
    limits: DEFAULT_LIMITS,
    atMs: 2_000,
    lanes: [laneView(1, { occupancy: RUNNING }), laneView(2)],
  }),
  counts: counts({
    accepted: 60,
    queued: 41,
    running: 1,
    backingOff: 2,
    succeeded: 12,
    failed: 3,
    cancelled: 1,
  }),
  queuedByPriority: { high: 1, medium: 30, low: 10 },
  toSubmit: 100,
};

function shown(first = snapshot(BUSY)) {
  const fake = new FakeYard();
  const yard = fake.window();
  const look = createViewStore();
  fake.reply = ({ command }) =>
    command === 'tree' ? { ok: false, problems: [] } : { ok: true, value: null };
  fake.send(first);
  show(<BeltPanel yard={yard} view={look} loop={canvas.loop} />);
  canvas.frames();
  return { fake, yard, look };
}

/** The words of the newest picture. */
function drawn(): string[] {
  canvas.words = [];
  canvas.frames();
  return canvas.words;
}

const inWords = () =>
  [...screen.getByRole('list', { name: 'What is on the belt' }).children].map((item) => item.textContent);

describe('the belt', () => {
  it('shows the exact number of every place', () => {
    shown();
    const { words } = canvas;
    for (const number of ['1', '30', '10', '2', '12', '3', '0']) expect(words).toContain(number);
    expect(words).toEqual(
      expect.arrayContaining(['high', 'medium', 'low', 'backing off', 'succeeded', '2 lanes, 1 busy']),
    );
    expect(words.join(' ')).toContain('100 still to come');
  });

  it('leaves out the word of a bin that has no room beside its number', () => {
    shown(snapshot({ ...BUSY, counts: { ...BUSY.counts, succeeded: 1_234_567_890 } }));
    expect(canvas.words).toContain('1\u202f234\u202f567\u202f890');
    expect(canvas.words).not.toContain('succeeded');
    expect(canvas.words).toContain('failed');
  });

  it('shows a task on its lane with the time it has left', () => {
    shown();
    expect(canvas.words).toEqual(expect.arrayContaining(['7', '1.00 s left', 'idle']));
  });

  it('is told in words, place by place', () => {
    shown();
    expect(
      screen.getByRole('img', {
        name: /^Belt: queued 1 high, 30 medium, 10 low; 1 running on 2 lanes; 2 backing off/,
      }),
    ).toBeDefined();
    expect(inWords()).toEqual([
      'Still to come: 100; refused: 0',
      'high priority: 1 queued',
      'medium priority: 30 queued',
      'low priority: 10 queued',
      'Siding: 2 backing off; 0 more held on lanes',
      'Gate: open',
      'No rate limit',
      'lane 1, attempt 2 for 1.00 s, 1.00 s left: task 7',
      'lane 2, idle',
      ...['12 succeeded', '3 failed', '0 timed out', '1 cancelled'],
    ]);
  });

  it('asks the tree who waits where it does not know, once and not again and again', async () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const task = {
      name: 'a',
      priority: 'medium',
      phase: 'queued',
      submittedAtMs: 0,
      attempt: null,
      goneOn: false,
      retryAtMs: null,
      deadlines: [],
    } as const;
    const tree: YardTree = {
      ...{ run: 1, seq: 0, atMs: 0, phase: 'running', graceEndsAtMs: null, lanes: [] },
      queued: { count: 30, first: Array.from({ length: 30 }, (_, index) => ({ ...task, task: index + 21 })) },
      backingOff: { count: 0, first: [] },
    };
    fake.reply = ({ command }) => ({ ok: true, value: command === 'tree' ? tree : null });
    fake.send(snapshot(BUSY));
    show(<BeltPanel yard={yard} view={createViewStore()} loop={canvas.loop} />);
    await act(async () => {});
    fake.send(snapshot(BUSY));
    fake.send(snapshot(BUSY));
    expect(fake.asked('tree')).toHaveLength(1);
    expect(drawn()).toEqual(expect.arrayContaining(['21', '22']));
  });

  it('shows parcels on their way after events, and where they are when they have arrived', () => {
    const { fake } = shown(snapshot({ view: view({ lanes: [laneView(1)] }) }));
    const log = new LogWriter();
    fake.send(
      batch(1, [log.submitted(0), log.started(0, 1)], { counts: counts({ accepted: 1, running: 1 }) }),
    );
    // On its way, and not yet on the lane: once.
    expect(drawn().filter((word) => word === '1')).toHaveLength(2);
    fake.hostNowMs = 600;
    drawn();
    fake.hostNowMs = 800;
    expect(drawn().filter((word) => word === '1')).toHaveLength(2);
    expect(canvas.isWaiting).toBe(true);
  });

  it('begins anew with a run: no parcel of the last one is on its way, or pointed at', () => {
    const { fake } = shown(snapshot({ view: view({ lanes: [laneView(1)] }) }));
    const log = new LogWriter();
    const running = { counts: counts({ accepted: 1, running: 1 }) };
    fake.send(batch(1, [log.submitted(0), log.started(0, 1)], running));
    fireEvent.keyDown(screen.getByRole('application', { name: 'Belt' }), { key: 'ArrowRight' });
    expect(screen.getByRole('status').textContent).toMatch(/^Task 1/);
    fake.send(snapshot({ run: 2, view: view({ lanes: [laneView(1)] }) }));
    expect(drawn().filter((word) => word === '1')).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('rests while nothing in it is a pixel further, though the yard is busy', () => {
    const lanes = [laneView(1, { occupancy: { ...RUNNING, deadlineMs: 601_000 } })];
    const { fake } = shown(snapshot({ ...BUSY, view: { ...BUSY.view, lanes } }));
    drawn();
    fake.hostNowMs += 16;
    expect(drawn()).toEqual([]);
    expect(canvas.isWaiting).toBe(true);
    fake.hostNowMs += 100;
    expect(drawn()).toContain('9 min 59 s');
  });

  it('no longer claims motion once a heavy run has ended', async () => {
    vi.useFakeTimers();
    const { fake } = shown(
      snapshot({ view: view({ lanes: [laneView(1)] }), counts: counts({ accepted: 1, running: 1 }) }),
    );
    const context = document.createElement('canvas').getContext('2d') as unknown as Record<string, unknown>;
    // Every frame begins with the tracks.
    let streamsInFrame = 0;
    context.drawImage = () => {
      streamsInFrame = 0;
    };
    context.setLineDash = ([dash]: number[]) => {
      if (dash === 7) streamsInFrame++;
    };
    const pass = async (ms: number) => {
      for (let passed = 0; passed < ms; passed += 50) {
        fake.hostNowMs += 50;
        await act(() => vi.advanceTimersByTimeAsync(50));
        canvas.frames(1);
      }
    };
    const log = new LogWriter();
    let seq = 1;
    for (let message = 1; message <= 30; message++) {
      const events = Array.from({ length: 400 }, () => log.submitted(0));
      const accepted = message * 400;
      const running = message === 30 ? 0 : 1;
      const books = { accepted, attempts: accepted, running, succeeded: accepted - running };
      fake.send(batch(seq, events, { counts: counts(books) }));
      seq += events.length;
      await pass(50);
    }
    expect(screen.getByText(/moves a second: some are drawn/)).toBeDefined();
    expect(streamsInFrame).toBeGreaterThan(0);
    await pass(3_000);
    expect(screen.queryByText(/moves a second/)).toBeNull();
    expect(canvas.isWaiting).toBe(false);
    expect(streamsInFrame).toBe(0);
  });

  it('wants no more frames once nothing moves', () => {
    const { fake } = shown(snapshot({ view: view({ lanes: [laneView(1)] }) }));
    const log = new LogWriter();
    fake.send(
      batch(1, [log.submitted(0), log.settled(0, 1, 'cancelled')], {
        counts: counts({ accepted: 1, cancelled: 1 }),
      }),
    );
    canvas.frames(2);
    expect(canvas.isWaiting).toBe(true);
    fake.hostNowMs = 5_000;
    canvas.frames(2);
    expect(canvas.isWaiting).toBe(false);
  });

  it('shows the token bucket as it refills between messages', () => {
    const limits = { ...DEFAULT_LIMITS, rate: { perSecond: 2, burst: 4 } };
    const { fake } = shown();
    const tokens = { available: 0.5, nextInMs: 250 };
    const { metrics } = snapshot();
    fake.send(snapshot({ ...BUSY, view: { ...BUSY.view, limits }, metrics: { ...metrics, tokens } }));
    expect(drawn()).toEqual(expect.arrayContaining(['0.5 / 4 tokens', 'next 250 ms']));
    fake.hostNowMs = 500;
    expect(drawn()).toEqual(expect.arrayContaining(['1.5 / 4 tokens', '2/s']));
  });

  it('stands still while the view is frozen', () => {
    const { fake, yard, look } = shown();
    act(() => freezeOrThaw(yard, look));
    fake.hostNowMs = 400;
    fake.send(snapshot({ ...BUSY, queuedByPriority: { high: 999, medium: 0, low: 0 } }));
    expect(drawn()).toContain('1.00 s left');
    expect(drawn()).not.toContain('999');
    expect(canvas.isWaiting).toBe(false);
    act(() => freezeOrThaw(yard, look));
    expect(drawn()).toContain('999');
  });

  it('shows the frozen moment also where it is opened only then', () => {
    const fake = new FakeYard();
    const yard = fake.window();
    const look = createViewStore();
    fake.reply = () => ({ ok: false, problems: [] });
    fake.send(snapshot(BUSY));
    freezeOrThaw(yard, look);
    fake.send(snapshot({ ...BUSY, queuedByPriority: { high: 999, medium: 0, low: 0 } }));
    show(<BeltPanel yard={yard} view={look} loop={canvas.loop} />);
    expect(drawn()).not.toContain('999');
    expect(inWords()).toContain('medium priority: 30 queued');
  });

  it('selects a task by keyboard, and tells where it stands', () => {
    const { look } = shown();
    const surface = screen.getByRole('application', { name: 'Belt' });
    fireEvent.keyDown(surface, { key: 'ArrowRight' });
    expect(screen.getByRole('status').textContent).toBe('Task 7: lane 1, attempt 2 for 1.00 s, 1.00 s left');
    fireEvent.keyDown(surface, { key: 'Enter' });
    expect(look.getState().selectedTask).toBe(7);
    fireEvent.keyDown(surface, { key: 'Enter' });
    expect(look.getState().selectedTask).toBeNull();
  });

  it('selects the task that is clicked', () => {
    const { look } = shown();
    // As large as the boxes of this window are said to be.
    const { lanes } = layBelt({ widthPx: 960, heightPx: 600, lanes: 2, digits: 2 });
    const { x, y, width, height } = slotOf(lanes, 0);
    const at = { clientX: x + width / 2, clientY: y + height / 2 };
    fireEvent.click(screen.getByRole('img', { name: /^Belt/ }), { ...at, detail: 1 });
    expect(look.getState().selectedTask).toBe(7);
    // A double click selects no less than one click does.
    fireEvent.click(screen.getByRole('img', { name: /^Belt/ }), { ...at, detail: 2 });
    expect(look.getState().selectedTask).toBe(7);
  });

  it('says what to press while nothing is on it', () => {
    shown(snapshot({ view: view({ lanes: [laneView(1)] }) }));
    expect(screen.getByText('Nothing is on the belt yet')).toBeDefined();
  });

  it('says that the yard is stopped, and keeps what has come of it', () => {
    shown(
      snapshot({ ...BUSY, view: view({ phase: 'stopped' }), counts: counts({ accepted: 9, succeeded: 9 }) }),
    );
    expect(canvas.words).toContain('no lane is open');
    expect(canvas.words).toContain('9');
    expect(inWords()).toContain('Gate: the yard is stopped');
  });
});
