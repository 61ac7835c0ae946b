import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Reply } from '#contract/problem';
import { MAX_IMPORT_PART_LENGTH, type TaskListSummary } from '#contract/task-import';
import type { YardCommand } from '#contract/yard-api';
import { FileDrop } from '../../../src-renderer/features/files/file-drop';
import { TaskImport } from '../../../src-renderer/features/import/task-import';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { FakeYard, show, snapshot, view } from '../fake-yard';

const LIST: TaskListSummary = {
  import: 7,
  fileName: 'jobs.csv',
  format: 'csv',
  tasks: 12,
  kinds: [
    { kind: 'http', tasks: 9 },
    { kind: 'cpu', tasks: 2 },
  ],
  priorities: { high: 2, medium: 10, low: 0 },
  names: ['orders 1', 'orders 2'],
  programs: [],
  programCount: 0,
};
const COMMANDS: TaskListSummary = {
  ...LIST,
  programs: [
    { executor: 'command', text: 'convert a.png "b c.png"', cwd: '/srv/pictures', tasks: 9 },
    { executor: 'command', text: 'rm -r old', cwd: null, tasks: 3 },
  ],
  programCount: 2,
};
const RECEIPT = { accepted: 12, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 };

function shown(list: TaskListSummary = LIST, programs: true | string = true) {
  const fake = new FakeYard();
  fake.abilities = { ...fake.abilities, programs };
  const answers: Partial<Record<YardCommand['command'], (command: YardCommand) => Reply<unknown>>> = {
    'import-begin': () => ({ ok: true, value: { import: 7 } }),
    'import-part': () => ({ ok: true, value: { characters: 0 } }),
    'import-end': () => ({ ok: true, value: { list } }),
    'import-run': () => ({ ok: true, value: RECEIPT }),
  };
  fake.reply = (command) => answers[command.command]?.(command) ?? { ok: true, value: null };
  const yard = fake.window();
  fake.send(snapshot());
  const bus = createActionBus();
  show(
    <>
      <button type="button">before</button>
      <TaskImport yard={yard} bus={bus} />
      <FileDrop yard={yard} />
    </>,
  );
  return { fake, answers, bus, user: userEvent.setup() };
}

function drop(name: string, text: string): void {
  fireEvent.drop(document.body, {
    dataTransfer: { types: ['Files'], files: [new File([text], name)], dropEffect: 'none' },
  });
}

describe('a task list', () => {
  it('is sent as it is dropped, shown, and submitted when somebody says so', async () => {
    const { fake, user } = shown();
    drop('jobs.csv', 'name,executor\na,cpu');
    const dialog = within(await screen.findByRole('dialog', { name: 'Submit 12 tasks?' }));
    expect(fake.asked('import-begin')).toMatchObject([{ content: 'tasks', fileName: 'jobs.csv' }]);
    expect(fake.asked('import-part')).toMatchObject([{ import: 7, text: 'name,executor\na,cpu' }]);
    expect(dialog.getByText('9 http, 2 cpu, 1 of other kinds')).toBeDefined();
    expect(dialog.getByText('2 high, 10 medium')).toBeDefined();
    expect(dialog.getByText('orders 1, orders 2, …')).toBeDefined();
    expect(fake.asked('import-run')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Submit 12 tasks' }));
    expect(fake.asked('import-run')).toMatchObject([{ import: 7, confirmed: false }]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByRole('status').textContent).toBe('jobs.csv: 12 tasks accepted.');
  });

  it('shows every program whole before it runs any, and says how many', async () => {
    const { fake, user } = shown(COMMANDS);
    drop('jobs.csv', 'x');
    const dialog = within(await screen.findByRole('dialog', { name: 'Run 12 commands?' }));
    const programs = within(dialog.getByRole('region', { name: 'Programs of the list' }));
    expect(programs.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      'command · 9 tasksconvert a.png "b c.png"in /srv/pictures',
      'command · 3 tasksrm -r old',
    ]);
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Run nothing' }));
    await user.click(dialog.getByRole('button', { name: 'Run 12 commands' }));
    expect(fake.asked('import-run')).toMatchObject([{ import: 7, confirmed: true }]);
  });

  it('says what runs besides, and that not all programs are shown', async () => {
    shown({ ...COMMANDS, tasks: 900, programCount: 350 });
    drop('jobs.csv', 'x');
    expect(
      await screen.findByRole('dialog', { name: 'Submit 900 tasks, run at least 12 programs?' }),
    ).toBeDefined();
    expect(screen.getByText(/^2 of 350 different programs are shown/)).toBeDefined();
  });

  it('runs nothing of it where no program may be run from here, and says why', async () => {
    const { fake, user } = shown(COMMANDS, 'started without --programs');
    drop('jobs.csv', 'x');
    const run = await screen.findByRole('button', { name: 'Run 12 commands' });
    const why = 'Scripts and commands cannot be run from here: started without --programs.';
    expect([run.getAttribute('aria-disabled'), run.title]).toEqual(['true', why]);
    await user.click(run);
    expect(fake.asked('import-run')).toEqual([]);
    expect(screen.getByText(why)).toBeDefined();
  });

  it('waits while the yard takes nothing', async () => {
    const { fake } = shown();
    fake.send(snapshot({ view: view({ phase: 'draining' }) }));
    drop('jobs.csv', 'x');
    const submit = await screen.findByRole('button', { name: 'Submit 12 tasks' });
    expect(submit.title).toBe('The yard is shutting down: nothing new is accepted.');
  });

  it('is let go of when somebody will not run it', async () => {
    const { fake, user } = shown(COMMANDS);
    drop('jobs.csv', 'x');
    await user.click(await screen.findByRole('button', { name: 'Run nothing' }));
    expect(fake.asked('import-drop')).toMatchObject([{ import: 7 }]);
    expect(fake.asked('import-run')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is not taken with anything wrong in it: where, what was expected, what came', async () => {
    const { fake, answers, user } = shown();
    answers['import-end'] = () => ({
      ok: false,
      problems: [{ field: 'line 3, url', expected: 'an http: or https: address', got: '"ftp://x"' }],
    });
    drop('jobs.csv', 'x');
    const dialog = within(await screen.findByRole('dialog', { name: 'jobs.csv is not taken' }));
    expect(dialog.getByRole('alert').textContent).toBe('Nothing of it runs. This is wrong with it:');
    const row = dialog.getByRole('rowheader', { name: 'line 3, url' }).closest('tr');
    expect(row?.textContent).toBe('line 3, urlan http: or https: address"ftp://x"');
    await user.click(dialog.getByText('Close'));
    expect(fake.asked('import-run')).toEqual([]);
  });

  it('goes part by part, tells how far it is, and can be stopped on its way', async () => {
    const { fake, answers, user } = shown();
    let taken: (reply: Reply<unknown>) => void = () => {};
    answers['import-part'] = () =>
      new Promise((resolve) => {
        taken = resolve;
      }) as unknown as Reply<unknown>;
    drop('jobs.csv', 'x'.repeat(2 * MAX_IMPORT_PART_LENGTH));
    await waitFor(() => expect(fake.asked('import-part')).toHaveLength(1));
    await act(async () => taken({ ok: true, value: { characters: 1 } }));
    await waitFor(() => expect(fake.asked('import-part')).toHaveLength(2));
    for (const { text } of fake.asked('import-part'))
      expect(text.length).toBeLessThanOrEqual(MAX_IMPORT_PART_LENGTH);
    const dialog = within(screen.getByRole('dialog', { name: 'Reading jobs.csv' }));
    expect(Number(dialog.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeCloseTo(50, 1);
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await act(async () => taken({ ok: true, value: { characters: 1 } }));
    expect(fake.asked('import-drop')).toMatchObject([{ import: 7 }]);
    expect(fake.asked('import-part')).toHaveLength(2);
    expect(fake.asked('import-end')).toEqual([]);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('is refused where it is no text', async () => {
    const { fake } = shown();
    fireEvent.drop(document.body, {
      dataTransfer: { types: ['Files'], files: [new File([new Uint8Array([0xff, 0xfe, 0x41])], 'jobs.csv')] },
    });
    const cell = await screen.findByRole('cell', { name: /^text in UTF-8/ });
    expect(cell).toBeDefined();
    expect(fake.asked('import-drop')).toMatchObject([{ import: 7 }]);
  });

  it('can be chosen by keyboard, after a word on what it may be', async () => {
    const { fake, bus, user } = shown();
    act(() => void bus.perform('import-tasks'));
    const dialog = within(await screen.findByRole('dialog', { name: 'Import a task list' }));
    expect(dialog.getByRole('button', { name: 'Choose a file…' })).toBeDefined();
    await user.upload(screen.getByLabelText('Task list'), new File(['[]'], 'jobs.json'));
    expect(await screen.findByRole('dialog', { name: 'Submit 12 tasks?' })).toBeDefined();
    expect(fake.asked('import-part')).toMatchObject([{ text: '[]' }]);
  });
});

it('opens a recording that is dropped, once it is among the kept runs', async () => {
  const { fake, answers } = shown();
  answers['import-end'] = () => ({ ok: true, value: { kept: { id: 'run-7' } } });
  drop('run.ndjson', '{"type":"run","version":1}\n{"seq":1}\n');
  await waitFor(() => expect(fake.asked('open-run')).toMatchObject([{ id: 'run-7' }]));
  expect(fake.asked('import-begin')).toMatchObject([{ content: 'recording', fileName: 'run.ndjson' }]);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

it('says so where a file cannot be read', async () => {
  shown();
  const folder = new File([], 'pictures');
  folder.slice = () => {
    throw new DOMException('a folder', 'NotFoundError');
  };
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files: [folder] } });
  expect((await screen.findByRole('alert')).textContent).toBe(
    'Not done. pictures cannot be read: is it a folder?',
  );
});
