import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { CommandPalette } from '../../../src-renderer/app/command-palette';
import { KeySheet } from '../../../src-renderer/app/key-sheet';
import { useWindowKeys } from '../../../src-renderer/app/use-window-keys';
import { Dialog } from '../../../src-renderer/components/dialog';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { show } from '../fake-yard';

function shown() {
  const bus = createActionBus();
  show(<Window />);
  const button = screen.getByRole('button', { name: 'Ask' });
  button.focus();
  const perform = (action: 'show-keys' | 'show-palette') => act(() => void bus.perform(action));
  return { button, perform, user: userEvent.setup() };

  function Window() {
    const [asking, setAsking] = useState(false);
    useWindowKeys(bus);
    return (
      <>
        <button type="button" onClick={() => setAsking(true)}>
          Ask
        </button>
        <Dialog opened={asking} onClose={() => setAsking(false)} title="Sure?">
          <button type="button">Yes</button>
        </Dialog>
        <CommandPalette bus={bus} />
        <KeySheet bus={bus} />
      </>
    );
  }
}

const dialogs = () => screen.queryAllByRole('dialog', { hidden: true }).length;
const dialog = (name: string) => screen.findByRole('dialog', { name });

describe('what lies over the window', () => {
  it.each(['show-keys', 'ask'] as const)('is the palette alone, opened above another (%s)', async (first) => {
    const { button, perform, user } = shown();
    if (first === 'ask') await user.click(button);
    else await user.keyboard('?');
    await dialog(first === 'ask' ? 'Sure?' : 'Keys');
    await user.keyboard('{Control>}k{/Control}');
    await dialog('Command palette');
    expect(dialogs()).toBe(1);
    const search = screen.getByRole('textbox', { name: 'Search commands' });
    await waitFor(() => expect(document.activeElement).toBe(search));
    // What is typed there is searched for.
    await user.keyboard('?');
    expect(dialogs()).toBe(1);
    await user.keyboard('{Escape}');
    expect(dialogs()).toBe(0);
    await waitFor(() => expect(document.activeElement).toBe(button));
    perform('show-palette');
    await dialog('Command palette');
    perform('show-palette');
    await waitFor(() => expect(dialogs()).toBe(0));
  });

  it('is the key sheet alone where a menu asks for it above the palette', async () => {
    const { button, perform, user } = shown();
    perform('show-palette');
    await dialog('Command palette');
    perform('show-keys');
    await dialog('Keys');
    perform('show-keys');
    expect(dialogs()).toBe(1);
    await user.keyboard('{Escape}');
    expect(dialogs()).toBe(0);
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it('gives the focus back to the page where it was chosen in the palette', async () => {
    const { button, perform, user } = shown();
    perform('show-palette');
    await user.type(await screen.findByRole('textbox', { name: 'Search commands' }), 'keys{Enter}');
    await dialog('Keys');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement).toBe(button));
  });
});
