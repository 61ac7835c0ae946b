import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import type { WorkBody } from '#contract/work';
import { type Arrivals, LESSON_WORKLOAD } from '#contract/workload';
import { workloadSchema } from '../../../src-main/schemas/workload-schema';
import { SubmitPanel } from '../../../src-renderer/features/submit/submit-panel';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { choosePreset, createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { FakeYard, show, snapshot } from '../fake-yard';

function shown(programs: true | string = true) {
  const fake = new FakeYard();
  fake.abilities = { ...fake.abilities, programs };
  fake.reply = () => ({
    ok: true,
    value: { accepted: 10, rejected: 0, neverSubmitted: 0, reason: null, toSubmit: 0 },
  });
  const yard = fake.window();
  fake.send(snapshot());
  const scenario = createScenarioStore();
  show(<SubmitPanel yard={yard} bus={createActionBus()} scenario={scenario} />);
  return { fake, scenario, user: userEvent.setup() };
}

const box = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
const press = (user: UserEvent, name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const choose = (user: UserEvent, kind: string) => user.click(screen.getByRole('radio', { name: kind }));

/** As by one paste, and on to the next field. */
function fill(name: string, text: string): void {
  fireEvent.change(box(name), { target: { value: text } });
  fireEvent.blur(box(name));
}

/** The work of what was submitted last, which the yard's own door must take. */
function submitted(fake: FakeYard): WorkBody | undefined {
  const workload = fake.asked('submit').at(-1)?.workload;
  expect(workloadSchema.safeParse(workload).error?.issues ?? []).toEqual([]);
  return workload?.work;
}

describe('what each task does', () => {
  it('is a load of the processor, with the numbers of that load', async () => {
    const { fake, user } = shown();
    await choose(user, 'CPU');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toEqual({ executor: 'cpu', load: 'hash', rounds: 100_000 });
    await user.selectOptions(screen.getByRole('combobox', { name: 'load' }), 'primes');
    fill('up to', '1000');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toEqual({ executor: 'cpu', load: 'primes', upTo: 1_000 });
    await user.selectOptions(screen.getByRole('combobox', { name: 'load' }), 'sleep-spin');
    fill('sleep (ms)', '0');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toEqual({ executor: 'cpu', load: 'sleep-spin', sleepMs: 0, spinMs: 50 });
  });

  it('is a request of the built-in test server, or of any other with headers, body and statuses', async () => {
    const { fake, user } = shown();
    await choose(user, 'HTTP');
    expect(box('URL').placeholder).toBe('the built-in test server');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toEqual({ executor: 'http', method: 'GET', url: null });
    expect(screen.queryByRole('textbox', { name: 'body' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: 'method' }), 'PUT');
    fill('URL', ' http://127.0.0.1:8080/orders ');
    await press(user, 'Add a header');
    expect(document.activeElement).toBe(box('Name of header 1'));
    await user.keyboard('content-type');
    fill('Value of header 1', 'application/json');
    await press(user, 'Add a header');
    fill('body', '{"id":7}');
    fill('expected', '201, 409 201');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toEqual({
      executor: 'http',
      method: 'PUT',
      url: 'http://127.0.0.1:8080/orders',
      headers: { 'content-type': 'application/json' },
      body: '{"id":7}',
      expectedStatuses: [201, 409],
    });
  });

  it('is a script with its payload, and the button says what it runs', async () => {
    const { fake, user } = shown();
    await choose(user, 'Script');
    fill('module', '/home/me/resize.mjs');
    fill('payload, as JSON', '{"width":[640]}');
    await press(user, 'Run resize.mjs in 120 tasks');
    expect(submitted(fake)).toEqual({
      executor: 'script',
      path: '/home/me/resize.mjs',
      payload: { width: [640] },
    });
  });

  it('is a command with a box for each argument, shown whole above the button that runs it', async () => {
    const { fake, user } = shown();
    await choose(user, 'Command');
    fill('program', '/usr/bin/node');
    await press(user, 'Add an argument');
    await user.keyboard('-e{Enter}console.log(1);{Shift>}{Enter}{/Shift}$HOME{Enter}gone{Enter}');
    expect(document.activeElement).toBe(box('Argument 4'));
    await user.keyboard('{Backspace}');
    expect(document.activeElement).toBe(box('Argument 3'));
    await press(user, 'Remove argument 3');
    expect(document.activeElement).toBe(box('Argument 2'));
    fill('folder', '/tmp');
    await press(user, 'Add a variable');
    await user.keyboard('LEVEL');
    fill('Value of variable 1', '3');
    expect(screen.getByText('/usr/bin/node -e "console.log(1);\\n$HOME"')).toBeDefined();
    expect(screen.getByText('LEVEL=3')).toBeDefined();
    await press(user, 'Run node in 120 tasks');
    expect(submitted(fake)).toEqual({
      executor: 'command',
      program: '/usr/bin/node',
      args: ['-e', 'console.log(1);\n$HOME'],
      cwd: '/tmp',
      env: { LEVEL: '3' },
    });
  });

  it('keeps what was typed for a kind while another is chosen', async () => {
    const { fake, user } = shown();
    await choose(user, 'HTTP');
    fill('URL', 'http://127.0.0.1:8080/');
    await choose(user, 'Command');
    fill('program', 'node');
    await choose(user, 'Demo');
    await press(user, /^Submit 120/);
    expect(submitted(fake)).toBeUndefined();
    await choose(user, 'HTTP');
    expect(box('URL').value).toBe('http://127.0.0.1:8080/');
    await choose(user, 'Command');
    expect(box('program').value).toBe('node');
  });

  it('is not sent where its JSON, statuses or names cannot be taken, and goes there', async () => {
    const { fake, user } = shown();
    await choose(user, 'Script');
    fill('payload, as JSON', '{"a":');
    await press(user, /^Submit|^Run .* in/);
    expect(document.activeElement).toBe(box('payload, as JSON'));
    expect(screen.getByRole('alert').textContent).toMatch(/^Expected JSON/);
    await choose(user, 'HTTP');
    fill('expected', '200 2000');
    await press(user, /^Submit 120/);
    expect(screen.getByRole('alert').textContent).toBe(
      'Expected statuses from 100 to 599, as 200 404, got 2000.',
    );
    fill('expected', '');
    for (const name of ['accept', 'accept']) {
      await press(user, 'Add a header');
      await user.keyboard(name);
    }
    await press(user, /^Submit 120/);
    expect(screen.getByRole('alert').textContent).toBe('Expected each header once, got accept twice.');
    expect(fake.asked('submit')).toEqual([]);
  });

  it('shows what the yard refuses at its field, until that is changed', async () => {
    const { fake, user } = shown();
    await choose(user, 'Command');
    fill('program', 'node');
    await press(user, 'Add an argument');
    await user.keyboard('x');
    const problem = (field: string) => ({
      field: `workload.work.${field}`,
      expected: `another ${field}`,
      got: '?',
    });
    fake.reply = () => ({ ok: false, problems: [problem('args[0]'), problem('cwd')] });
    await press(user, /^Run node/);
    const args = screen.getByRole('group', { name: /^arguments/ });
    expect((await within(args).findByRole('alert')).textContent).toBe('Expected another args[0], got ?.');
    expect(screen.getAllByRole('alert')).toHaveLength(2);
    await user.type(box('Argument 1'), 'y');
    expect(within(args).queryByRole('alert')).toBeNull();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it.each(['Script', 'Command'])('says why no program may run from here: %s', async (kind) => {
    const { fake, user } = shown('started without --programs');
    await choose(user, kind);
    const why = 'Scripts and commands cannot be run from here: started without --programs.';
    expect(screen.getByText(why)).toBeDefined();
    const button = screen.getByRole('button', { name: 'Submit 120 tasks' });
    expect([button.getAttribute('aria-disabled'), button.title]).toEqual(['true', why]);
    await user.click(button);
    expect(fake.asked('submit')).toEqual([]);
    await choose(user, 'CPU');
    await press(user, 'Submit 120 tasks');
    expect(fake.asked('submit')).toHaveLength(1);
  });
});

describe('a program that a file has brought', () => {
  const WORK: WorkBody = { executor: 'command', program: 'rm', args: ['-r', 'old days'], cwd: '/srv' };

  function brought() {
    const all = shown();
    const preset = { id: 'file:x.json', name: 'x', about: '', limits: LESSON_LIMITS };
    act(() => choosePreset(all.scenario, { ...preset, workload: { ...LESSON_WORKLOAD, work: WORK } }));
    return all;
  }

  it.each(['Run “x”', 'Run rm in 10 tasks'])('is shown whole, and asked about once: %s', async (button) => {
    const { fake, user } = brought();
    await press(user, button);
    const dialog = within(await screen.findByRole('dialog', { name: 'Run this program 10 times?' }));
    expect(dialog.getByText('rm -r "old days"')).toBeDefined();
    expect(dialog.getByText('/srv')).toBeDefined();
    await user.click(dialog.getByRole('button', { name: 'Run nothing' }));
    expect(fake.asked('submit')).toEqual([]);
    await press(user, button);
    await user.click(await screen.findByRole('button', { name: 'Run it in 10 tasks' }));
    expect(submitted(fake)).toEqual(WORK);
    await press(user, button);
    expect(fake.asked('submit')).toHaveLength(2);
  });

  it('is run unasked once somebody has typed in it', async () => {
    const { fake, user } = brought();
    fill('program', 'ls');
    await press(user, 'Run ls in 10 tasks');
    expect(submitted(fake)).toMatchObject({ program: 'ls', args: WORK.args });
  });
});

describe('when the tasks arrive', () => {
  const EVERY: readonly [string, string, Arrivals][] = [
    ['all at once', 'burst', { kind: 'burst' }],
    ['evenly', 'constant', { kind: 'constant', perSecond: 20 }],
    ['by chance', 'poisson', { kind: 'poisson', perSecond: 20 }],
    ['on a ramp', 'ramp', { kind: 'ramp', fromPerSecond: 2, toPerSecond: 40, rampMs: 10_000 }],
    ['in steps', 'step', { kind: 'step', perSecond: 20, stepPerSecond: 10, stepMs: 5_000 }],
    [
      'with a spike',
      'spike',
      { kind: 'spike', perSecond: 20, peakPerSecond: 200, afterMs: 3_000, spikeMs: 1_000 },
    ],
    ['so many in flight', 'closed', { kind: 'closed', inFlight: 8 }],
  ];

  it.each(EVERY)('is %s', async (_words, kind, arrivals) => {
    const { fake, user } = shown();
    await user.selectOptions(screen.getByRole('combobox', { name: 'arrival' }), kind);
    await press(user, 'Submit 120 tasks');
    submitted(fake);
    expect(fake.asked('submit').at(-1)?.workload.arrivals).toEqual(arrivals);
  });

  it('says what open and closed loop mean for response times, and how a rate goes', async () => {
    const { user } = shown();
    const arrival = screen.getByRole('combobox', { name: 'arrival' });
    expect(
      within(arrival)
        .getAllByRole('group')
        .map((group) => group.getAttribute('label')),
    ).toEqual(['open loop', 'closed loop']);
    await user.selectOptions(arrival, 'spike');
    expect(screen.getByText(/^Open loop: /)).toBeDefined();
    expect(screen.getByText('200/s from 3 s to 4 s, else 20/s.')).toBeDefined();
    await user.selectOptions(arrival, 'closed');
    expect(screen.getByText(/^Closed loop: /)).toBeDefined();
  });

  it('shows what the yard refuses at its number', async () => {
    const { fake, user } = shown();
    await user.selectOptions(screen.getByRole('combobox', { name: 'arrival' }), 'ramp');
    const problem = { field: 'workload.arrivals.rampMs', expected: 'a longer one', got: '10000' };
    fake.reply = () => ({ ok: false, problems: [problem] });
    await press(user, 'Submit 120 tasks');
    expect((await screen.findByRole('alert')).textContent).toBe('Expected a longer one, got 10000.');
    expect(box('within (ms)').getAttribute('aria-invalid')).toBe('true');
  });
});
