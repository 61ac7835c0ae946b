import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { YardCommand } from '#contract/yard-api';
import { rowsUpTo } from '../../fake-results';
import { counts } from '../../fake-yard';
import { shownResults } from './shown-results';

const TICKET = { export: 3, rows: 4, fileName: 'switchyard-run1.csv' };

/** A yard that writes an export of four rows in parts of two. */
function exporting() {
  let written = 0;
  return (command: YardCommand) => {
    switch (command.command) {
      case 'export-begin':
        return { ok: true as const, value: TICKET };
      case 'export-part':
        written += 2;
        return { ok: true as const, value: { text: 'x', rows: written, done: written >= 4 } };
      default:
        return { ok: true as const, value: null };
    }
  };
}

const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });

afterEach(() => vi.restoreAllMocks());

describe('an export of the results', () => {
  it('is of what the filter shows, in its order, and is saved under the name that the yard gave', async () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:switchyard';
    URL.revokeObjectURL = () => {};
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(`${this.href} as ${this.download}`);
    });
    const { fake, user, view } = shownResults(rowsUpTo(4), { reply: exporting() });
    view.setState({ search: ' normal ', sort: { by: 'task', descending: true } });
    await screen.findByLabelText('Task 4');
    await user.click(button('Export CSV'));
    expect(await screen.findByText('switchyard-run1.csv: 4 rows exported.')).toBeDefined();
    expect(fake.asked('export-begin')).toEqual([
      {
        command: 'export-begin',
        query: { phases: null, search: 'normal', sort: { by: 'task', descending: true } },
        format: 'csv',
      },
    ]);
    expect(fake.asked('export-part')).toHaveLength(2);
    expect(saved).toEqual(['blob:switchyard as switchyard-run1.csv']);
    await user.click(button('Close this message'));
    expect(screen.queryByText(/rows exported/)).toBe(null);
  });

  it('is there for keys, menu and palette whichever tab is shown: the results come up, which tell of it', async () => {
    const { fake, bus, view, leave } = shownResults(rowsUpTo(4), { reply: exporting() });
    await screen.findByLabelText('Task 4');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await leave(() => {
      act(() => view.setState({ tab: 'charts' }));
      expect(bus.able.getState().has('export-csv')).toBe(true);
      act(() => void bus.perform('export-json'));
      expect(view.getState().tab).toBe('results');
    });
    await waitFor(() => expect(fake.asked('export-begin').map(({ format }) => format)).toEqual(['json']));
    await screen.findByText('switchyard-run1.csv: 4 rows exported.');
  });

  it('is not begun where there is nothing: the buttons say so, and so do palette and menu', async () => {
    const { fake, bus, user, leave } = shownResults([], { counts: counts() });
    await screen.findByText('No tasks yet');
    for (const name of ['Export CSV', 'Export JSON']) {
      expect(button(name).getAttribute('aria-disabled')).toBe('true');
      expect(button(name).title).toBe('There is nothing to export.');
    }
    await user.click(button('Export JSON'));
    await leave(() => {
      expect(bus.able.getState().has('export-csv')).toBe(false);
      expect(bus.perform('export-csv')).toBe(false);
      const why = 'There is nothing to export.';
      expect(bus.refused.getState().last).toEqual({ action: 'export-csv', why });
    });
    expect(fake.asked('export-begin')).toEqual([]);
  });

  it('says, while the view is frozen, that it is of what is there by now', async () => {
    const { view, user } = shownResults(rowsUpTo(4), { reply: exporting() });
    await screen.findByLabelText('Task 4');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    act(() => view.setState({ frozen: { seq: 1, atMs: 0 } }));
    expect(button('Export CSV').title).toMatch(/as it is now: not as it stands here, frozen$/);
    await user.click(button('Export CSV'));
    expect((await screen.findByText(/4 rows exported/)).textContent).toMatch(/as they are by now/);
  });

  it('tells how far it is, and can be stopped', async () => {
    const { fake, user } = shownResults(rowsUpTo(4));
    await screen.findByLabelText('Task 4');
    const answers: ((value: unknown) => void)[] = [];
    const { call } = fake.api;
    const answeredLater = (command: YardCommand): Promise<unknown> => {
      if (!command.command.startsWith('export')) return call(command as never);
      fake.commands.push(command);
      return new Promise((resolve) => answers.push((value) => resolve({ ok: true, value })));
    };
    fake.api.call = answeredLater as typeof call;
    await user.click(button('Export JSON'));
    expect(await screen.findByText('Export begins …')).toBeDefined();
    expect(button('Export CSV').title).toBe('An export is under way.');
    answers.shift()?.(TICKET);
    await waitFor(() => expect(answers).toHaveLength(1));
    answers.shift()?.({ text: 'x', rows: 2, done: false });
    expect(await screen.findByText('Exporting: 2 of 4 rows')).toBeDefined();
    expect(screen.getByRole('progressbar', { name: 'Rows exported' }).getAttribute('aria-valuenow')).toBe(
      '50',
    );

    button('Stop export').focus();
    await user.click(button('Stop export'));
    answers.shift()?.({ text: 'x', rows: 4, done: true });
    await waitFor(() => expect(fake.asked('export-end')).toEqual([{ command: 'export-end', export: 3 }]));
    answers.shift()?.(null);
    expect(await screen.findByText('Export stopped after 2 of 4 rows; nothing is saved.')).toBeDefined();
    // The button that stopped it closes its message, and has the focus still; then the table has it.
    expect(document.activeElement).toBe(button('Close this message'));
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('grid', { name: 'Tasks' }));
  });
});
