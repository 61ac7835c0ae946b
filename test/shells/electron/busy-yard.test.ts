import { describe, expect, it } from 'vitest';
import { zeroCounts } from '#contract/counts';
import { BusySpells } from '../../../src-main/shells/electron/busy-spell';
import { booksLine } from '../../../src-main/shells/electron/end-notice';
import { SAMPLE_MS, type WorkSample } from '../../../src-main/shells/electron/work-watch';
import { LONG_WORK, startedApp } from './started-app';

const sample = (some: Partial<Omit<WorkSample, 'counts'>> & { counts?: Partial<WorkSample['counts']> }) => ({
  ...{ atMs: 0, run: 1, toSubmit: 0, ghosts: 0, isResting: false },
  ...some,
  counts: { ...zeroCounts(), ...some.counts },
});

describe('a spell of work', () => {
  it('tells its share of settled tasks, counting what is still to come', () => {
    const spells = new BusySpells();
    expect(spells.take(sample({}))).toEqual({ kind: 'idle' });
    expect(spells.take(sample({ counts: { queued: 4, running: 1 }, toSubmit: 5 }))).toMatchObject({
      share: 0,
    });
    expect(spells.take(sample({ counts: { running: 1, succeeded: 6, failed: 2 }, toSubmit: 1 }))).toEqual({
      kind: 'busy',
      share: 0.8,
      isResting: false,
    });
  });

  it('begins anew with its own work, whatever had settled before', () => {
    const spells = new BusySpells();
    spells.take(sample({ counts: { succeeded: 90 } }));
    expect(spells.take(sample({ counts: { succeeded: 90, queued: 2 } }))).toMatchObject({ share: 0 });
    expect(spells.take(sample({ counts: { succeeded: 91, queued: 1 } }))).toMatchObject({ share: 0.5 });
  });

  it('ends when nothing is pending and nothing is to come', () => {
    const spells = new BusySpells();
    spells.take(sample({ atMs: 1_000, counts: { running: 1 } }));
    expect(spells.take(sample({ atMs: 5_000, counts: { succeeded: 1 }, toSubmit: 1 }))).toMatchObject({
      kind: 'busy',
    });
    expect(spells.take(sample({ atMs: 9_000, counts: { succeeded: 2 } }))).toEqual({
      kind: 'ended',
      lastedMs: 8_000,
    });
    expect(spells.take(sample({ atMs: 9_500, counts: { succeeded: 2 } }))).toEqual({ kind: 'idle' });
  });

  it('of a run that is over without having been seen to end is let go', () => {
    const spells = new BusySpells();
    spells.take(sample({ counts: { running: 1 } }));
    expect(spells.take(sample({ run: 2, atMs: 60_000 }))).toEqual({ kind: 'idle' });
  });

  it('has no share where only bodies go on that nobody waits for', () => {
    const ghosts = sample({ ghosts: 2, counts: { timedOut: 2 } });
    expect(new BusySpells().take(ghosts)).toEqual({ kind: 'busy', share: null, isResting: false });
  });
});

describe('macOS', () => {
  const onMac = { platform: 'darwin' } as const;

  it('is kept from letting the app nap while the yard works, and no longer', async () => {
    const { electron, submit, pass } = await startedApp(onMac);
    expect(electron.awake.size).toBe(0);
    await submit();
    await pass(SAMPLE_MS);
    expect([...electron.awake.values()]).toEqual(['prevent-app-suspension']);
    await pass(40_000);
    expect(electron.awake.size).toBe(0);
  });

  it('may let it nap while the clock is paused, and when the window is gone', async () => {
    const { electron, submit, pass, yard } = await startedApp(onMac);
    await submit();
    await pass(SAMPLE_MS);
    await yard.handle({ command: 'set-clock', paused: true });
    await pass(SAMPLE_MS);
    expect(electron.awake.size).toBe(0);
    await yard.handle({ command: 'set-clock', paused: false });
    await pass(SAMPLE_MS);
    expect(electron.awake.size).toBe(1);
    electron.powerMonitor.emit('shutdown');
    expect(electron.window.destroyed).toBe(true);
    expect(electron.awake.size).toBe(0);
  });

  it('alone needs it', async () => {
    const { electron, submit, pass } = await startedApp({ platform: 'win32' });
    await submit();
    await pass(SAMPLE_MS);
    expect(electron.awake.size).toBe(0);
  });
});

describe('the taskbar', () => {
  it('shows the progress of the yard, twice a second at most, and nothing once it is idle', async () => {
    const { electron, submit, pass } = await startedApp({ hasDock: true });
    expect(electron.window.bars).toEqual([]);
    await submit();
    await pass(SAMPLE_MS);
    expect(electron.window.bars).toEqual([[0, 'normal']]);
    await pass(30_000);
    const shares = electron.window.bars.map(([share]) => share);
    expect(shares.slice(0, -1)).toEqual([...shares.slice(0, -1)].sort((a, b) => a - b));
    expect(shares).toContain(3 / 16);
    expect(shares.length).toBeLessThanOrEqual(30_500 / SAMPLE_MS);
    expect(electron.window.bars.at(-1)).toEqual([-1, 'none']);
    expect([electron.badges[0], electron.badges.at(-1)]).toEqual(['16', '']);
  });

  it.each([
    ['the clock is paused', { command: 'set-clock', paused: true }],
    ['dispatch is held', { command: 'hold-dispatch', held: true }],
  ])('shows that %s', async (_what, command) => {
    const { electron, submit, pass, yard } = await startedApp();
    await submit();
    await pass(SAMPLE_MS);
    await yard.handle(command);
    await pass(SAMPLE_MS);
    expect(electron.window.bars).toEqual([
      [0, 'normal'],
      [0, 'paused'],
    ]);
  });

  it.each([
    ['a bar without a share', 'win32', [2, 'indeterminate']],
    ['no bar where there is none without a share', 'linux', [-1, 'none']],
  ] as const)('shows %s while only ghosts are left', async (_what, platform, bar) => {
    const { electron, submit, pass, yard } = await startedApp({ platform });
    yard.scheduler.changeLimits({ ...yard.scheduler.limits, attemptTimeoutMs: 1_000, maxAttempts: 1 });
    await submit({ ...LONG_WORK, count: 1, ignoresCancel: true });
    await pass(3_000);
    expect(electron.window.bars.at(-1)).toEqual(bar);
    await pass(4_000);
    expect(electron.window.bars.at(-1)).toEqual([-1, 'none']);
  });

  it('is left alone once the window is closed', async () => {
    const { electron, submit, pass, yard } = await startedApp();
    await submit();
    await pass(SAMPLE_MS);
    electron.window.close();
    await electron.question.press('Cancel and quit');
    const shown = electron.window.bars.length;
    yard.start();
    await submit();
    await pass(2_000);
    expect(electron.window.bars).toHaveLength(shown);
  });
});

describe('the notice of a run that has ended', () => {
  /** The app behind others, with work of so many waves of five seconds. */
  async function awayApp(waves: number) {
    const app = await startedApp();
    await app.submit({ ...LONG_WORK, count: 3 * waves });
    app.electron.window.isFront = false;
    app.electron.window.visible = true;
    return app;
  }

  it('comes when a long run ends while people look elsewhere, with its books', async () => {
    const { electron, pass } = await awayApp(3);
    await pass(14_000);
    expect(electron.notices).toEqual([]);
    await pass(2_000);
    expect(electron.notices).toMatchObject([
      { title: 'The run has ended', body: '9 tasks: 9 succeeded', isShown: true },
    ]);
    await pass(60_000);
    expect(electron.notices).toHaveLength(1);
  });

  it('brings the window forward when it is pressed', async () => {
    const { electron, pass, journal } = await awayApp(3);
    await pass(16_000);
    electron.window.minimized = true;
    electron.notices[0]?.emit('click');
    expect(journal.slice(-2)).toEqual(['restore', 'focus']);
  });

  it('is in the log where the system does not show it', async () => {
    const { electron, pass, log } = await awayApp(3);
    await pass(16_000);
    electron.notices[0]?.emit('failed', {}, 'the app is not signed');
    expect(log.lines.at(-1)).toBe('warn the end of a run could not be notified: the app is not signed');
  });

  it('comes too where the yard was stopped', async () => {
    const { electron, pass, yard } = await awayApp(30);
    await pass(11_000);
    await yard.handle({ command: 'shutdown', mode: 'cancel-now', graceMs: null });
    await pass(1_000);
    expect(electron.notices.map(({ body }) => body)).toEqual(['90 tasks: 6 succeeded, 84 cancelled']);
  });

  it('takes the place of the one before', async () => {
    const { electron, pass, submit } = await awayApp(3);
    await pass(16_000);
    await submit({ ...LONG_WORK, count: 9 });
    await pass(16_000);
    expect(electron.notices.map(({ isShown }) => isShown)).toEqual([false, true]);
  });

  it('does not come for a short run', async () => {
    const { electron, pass } = await awayApp(1);
    await pass(20_000);
    expect(electron.notices).toEqual([]);
  });

  it('does not come while people look', async () => {
    const { electron, pass } = await awayApp(3);
    electron.window.isFront = true;
    await pass(20_000);
    expect(electron.notices).toEqual([]);
  });

  it('does not come where people do not want it', async () => {
    const { electron, pass } = await awayApp(3);
    const own = { sender: electron.window.webContents, senderFrame: electron.ipc.frame };
    await electron.ipc.invokeAs(own, 'desktop:change-settings', { notifyWhenDone: false });
    await pass(20_000);
    expect(electron.notices).toEqual([]);
  });

  it('says the books in one line', () => {
    const counts = { ...zeroCounts(), accepted: 1, succeeded: 1 };
    expect(booksLine(counts)).toBe('1 task: 1 succeeded');
    const mixed = { accepted: 120, succeeded: 105, failed: 8, timedOut: 3, cancelled: 4, rejected: 2 };
    expect(booksLine({ ...zeroCounts(), ...mixed })).toBe(
      '120 tasks: 105 succeeded, 8 failed, 3 timed out, 4 cancelled; 2 rejected',
    );
  });
});
