import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { FreezeButton } from '../../../src-renderer/features/freeze/freeze-button';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { batch, FakeYard, show, snapshot } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  const yard = fake.window();
  const [look, bus] = [createViewStore(), createActionBus()];
  show(<FreezeButton yard={yard} view={look} bus={bus} />);
  return { fake, look, bus, user: userEvent.setup() };
}

const opened = (seq: number) => ({ type: 'lane-opened', seq, atMs: seq, lane: seq }) as const;

describe('freezing the view', () => {
  it('holds the moment, and counts what has come since', async () => {
    const { fake, look, user } = shown();
    fake.send(snapshot());
    fake.send(batch(1, [opened(1), opened(2)]));
    await user.click(screen.getByRole('button', { name: 'Freeze view' }));
    expect(look.getState().frozen).toMatchObject({ seq: 2 });
    fake.send(batch(3, [opened(3), opened(4), opened(5)]));
    expect(screen.getByTestId('missed').textContent).toBe('+3 new');
    await user.click(screen.getByRole('button', { name: 'Frozen' }));
    expect(look.getState().frozen).toBeNull();
    expect(screen.queryByTestId('missed')).toBeNull();
  });

  it('is not possible before the yard has been seen', () => {
    const { bus } = shown();
    expect(bus.perform('toggle-freeze')).toBe(false);
  });
});
