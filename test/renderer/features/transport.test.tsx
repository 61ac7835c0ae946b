import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { clockText } from '../../../src-renderer/features/transport/clock-text';
import { Transport } from '../../../src-renderer/features/transport/transport';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { FakeYard, show, snapshot, view } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  show(<Transport yard={yard} bus={bus} />);
  return { fake, bus, user: userEvent.setup() };
}

describe('the transport', () => {
  it('pauses the clock and lets it go on, by button and by action', async () => {
    const { fake, bus, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Pause clock' }));
    fake.send(snapshot({ clock: { speed: 1, paused: true } }));
    expect(screen.getByRole('button', { name: 'Resume clock' })).toBeDefined();
    bus.perform('toggle-clock');
    expect(fake.asked('set-clock')).toEqual([
      { command: 'set-clock', paused: true },
      { command: 'set-clock', paused: false },
    ]);
  });

  it('changes the speed, and shows one that somebody else has set', async () => {
    const { fake, user } = shown();
    fake.send(snapshot({ clock: { speed: 3, paused: false } }));
    const speed = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Clock speed' });
    expect(speed.value).toBe('3');
    await user.selectOptions(speed, '0.25 ×');
    expect(fake.asked('set-clock')).toEqual([{ command: 'set-clock', speed: 0.25 }]);
  });

  it('holds dispatch, which is another thing', async () => {
    const { fake, user } = shown();
    await user.click(screen.getByRole('button', { name: 'Hold dispatch' }));
    fake.send(snapshot({ dispatchHeld: true }));
    await user.click(screen.getByRole('button', { name: 'Release dispatch' }));
    expect(fake.asked('hold-dispatch').map(({ held }) => held)).toEqual([true, false]);
  });

  it('has nothing to pause while the yard is stopped, and says so', () => {
    const { fake, bus } = shown();
    fake.send(snapshot({ view: view({ phase: 'stopped' }) }));
    expect(screen.getByRole('button', { name: 'Pause clock' }).getAttribute('title')).toBe(
      'The yard is stopped',
    );
    expect(bus.perform('toggle-clock')).toBe(false);
  });

  it('cannot be held while the yard shuts down, and says so', async () => {
    const { fake, bus, user } = shown();
    fake.send(snapshot({ view: view({ phase: 'draining' }) }));
    const hold = screen.getByRole('button', { name: 'Hold dispatch' });
    expect(hold.getAttribute('aria-disabled')).toBe('true');
    expect(hold.getAttribute('title')).toContain('shutting down');
    await user.click(hold);
    expect(bus.perform('toggle-dispatch')).toBe(false);
    expect(fake.asked('hold-dispatch')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Pause clock' }).getAttribute('aria-disabled')).toBeNull();
  });

  it('has a clock that goes on while the app is left, and can only be resumed', async () => {
    const { fake, user } = shown();
    const draining = { view: view({ phase: 'draining' }), shutdownBy: 'quit' } as const;
    fake.send(snapshot({ ...draining, clock: { speed: 1, paused: true } }));
    await user.click(screen.getByRole('button', { name: 'Resume clock' }));
    fake.send(snapshot(draining));
    await user.click(screen.getByRole('button', { name: 'Pause clock' }));
    expect(fake.asked('set-clock').map(({ paused }) => paused)).toEqual([false]);
  });

  it('keeps the focus on a button that can no longer be pressed', () => {
    const { fake } = shown();
    const pause = screen.getByRole('button', { name: 'Pause clock' });
    pause.focus();
    fake.send(snapshot({ view: view({ phase: 'stopped' }) }));
    expect(document.activeElement).toBe(pause);
    expect(pause.hasAttribute('disabled')).toBe(false);
  });

  it('shows everybody what the yard refuses', async () => {
    const { fake, user } = shown();
    fake.reply = () => ({
      ok: false,
      problems: [{ field: 'held', expected: 'a yard that runs', got: 'one that is draining' }],
    });
    await user.click(screen.getByRole('button', { name: 'Hold dispatch' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toBe('Not done. held: expected a yard that runs, got one that is draining');
    expect(alert.className).not.toContain('visually-hidden');
  });

  it('shows the time of the run in minutes, and in hours from the first on', () => {
    expect([0, 12_349, 61_000, 3_723_400].map(clockText)).toEqual([
      '0:00.0',
      '0:12.3',
      '1:01.0',
      '1:02:03.4',
    ]);
  });
});
