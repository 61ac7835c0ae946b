import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { CommandPalette } from '../../../src-renderer/app/command-palette';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { show } from '../fake-yard';

async function opened() {
  const bus = createActionBus();
  show(<CommandPalette bus={bus} />);
  act(() => void bus.perform('show-palette'));
  await screen.findByRole('dialog', { name: 'Command palette' });
  return { bus, user: userEvent.setup() };
}

describe('the command palette', () => {
  it('does what is chosen, once it has closed', async () => {
    const { bus, user } = await opened();
    const done = new Promise<boolean>((resolve) => {
      act(() => void bus.handle('toggle-freeze', () => resolve(true)));
    });
    await user.type(screen.getByRole('textbox', { name: 'Search commands' }), 'freeze{Enter}');
    expect(await done).toBe(true);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('says of each command that cannot be done why, and stays open for it', async () => {
    const { bus, user } = await opened();
    act(() => void bus.explain('start-again', 'The yard is running'));
    const entry = screen.getByRole('button', { name: /^Start again/ });
    expect(entry.getAttribute('aria-disabled')).toBe('true');
    expect(entry.textContent).toContain('The yard is running');
    expect(screen.getByRole('button', { name: /^Zoom in/ }).textContent).toContain(
      'while the lanes are shown',
    );
    await user.click(entry);
    expect(screen.getByRole('dialog', { name: 'Command palette' })).toBeDefined();
    expect(bus.refused.getState().last).toBeNull();
  });
});
