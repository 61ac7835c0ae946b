import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { MAX_SCENARIO_LENGTH, PRESETS, type ScenarioSetup } from '#contract/presets';
import { LESSON_WORKLOAD } from '#contract/workload';
import { limitsPatchSchema } from '../../../src-main/schemas/limits-schema';
import { faultsPatchSchema } from '../../../src-main/schemas/target-schema';
import { workloadSchema } from '../../../src-main/schemas/workload-schema';
import { FileDrop } from '../../../src-renderer/features/files/file-drop';
import { ScenarioMenu } from '../../../src-renderer/features/scenario/scenario-menu';
import { createActionBus } from '../../../src-renderer/state/action-bus';
import { createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { FakeYard, show, snapshot, view } from '../fake-yard';

it('sets up the yard for the scenario that is chosen', async () => {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  const scenario = createScenarioStore();
  show(<ScenarioMenu yard={yard} bus={createActionBus()} scenario={scenario} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Scenario: *The lesson/ }));
  await user.click(await screen.findByRole('menuitem', { name: /^Starvation/ }));
  const starvation = PRESETS.find(({ id }) => id === 'starvation');
  expect(fake.asked('change-limits')).toEqual([{ command: 'change-limits', patch: starvation?.limits }]);
  expect(scenario.getState()).toMatchObject({ preset: starvation, chosen: 1 });
});

it('says that the limits are not those of the scenario any more, and which', async () => {
  const fake = new FakeYard();
  const yard = fake.window();
  show(<ScenarioMenu yard={yard} bus={createActionBus()} scenario={createScenarioStore()} />);
  fake.send(snapshot({ view: view({ limits: { ...LESSON_LIMITS, workers: 32 } }) }));
  const button = screen.getByRole('button', { name: /^Scenario: *The lesson, limits changed$/ });
  expect(button.getAttribute('title')).toBe('Limits changed: workers 3 → 32');
});

it('keeps its scenario where the yard refuses the limits of another, and says so', async () => {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  fake.reply = () => ({ ok: false, problems: [{ field: 'patch', expected: 'a yard', got: 'none' }] });
  const scenario = createScenarioStore();
  show(<ScenarioMenu yard={yard} bus={createActionBus()} scenario={scenario} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Scenario/ }));
  await user.click(await screen.findByRole('menuitem', { name: /^Starvation/ }));
  expect((await screen.findByRole('alert')).textContent).toBe('Not done. patch: expected a yard, got none');
  expect(scenario.getState()).toMatchObject({ preset: PRESETS[0], chosen: 0 });
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

describe('a scenario file', () => {
  const SETUP: ScenarioSetup = {
    limits: { ...LESSON_LIMITS, workers: 8 },
    workload: { ...LESSON_WORKLOAD, count: 500 },
    leftOut: ['seed', 'changes'],
  };

  function shown() {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot());
    fake.reply = ({ command }) => ({ ok: true, value: command === 'read-scenario' ? SETUP : null });
    const scenario = createScenarioStore();
    show(
      <>
        <ScenarioMenu yard={yard} bus={createActionBus()} scenario={scenario} />
        <FileDrop yard={yard} />
      </>,
    );
    return { fake, scenario, user: userEvent.setup() };
  }

  const dragged = (...files: File[]) => ({ dataTransfer: { types: ['Files'], files, dropEffect: 'none' } });

  it('sets limits and form up when it is dropped anywhere, and says what it leaves out', async () => {
    const { fake, scenario } = shown();
    const file = new File(['{"seed":7}'], 'busy.json');
    expect(fireEvent.dragOver(document.body, dragged(file))).toBe(false);
    expect(screen.getByText(/^a scenario sets limits/)).toBeDefined();
    expect(fireEvent.drop(document.body, dragged(file))).toBe(false);
    expect(screen.queryByText(/^a scenario sets limits/)).toBeNull();
    await waitFor(() => expect(scenario.getState().chosen).toBe(1));
    expect(fake.asked('read-scenario').map(({ text }) => text)).toEqual(['{"seed":7}']);
    expect(fake.asked('change-limits').map(({ patch }) => patch)).toEqual([SETUP.limits]);
    expect(scenario.getState().preset).toMatchObject({
      name: 'busy',
      about: 'Limits and workload of busy.json. Left to the command line: seed, changes.',
      workload: SETUP.workload,
    });
  });

  it('can be chosen by keyboard, and stands in the menu while it is set up', async () => {
    const { scenario, user } = shown();
    await user.upload(screen.getByLabelText('Scenario file'), new File(['{}'], 'busy.json'));
    await waitFor(() => expect(scenario.getState().chosen).toBe(1));
    await user.click(screen.getByRole('button', { name: /^Scenario: *busy/ }));
    expect(await screen.findByRole('menuitem', { name: /^busy/ })).toBeDefined();
    expect(screen.getByRole('menuitem', { name: /^Open a scenario file/ })).toBeDefined();
  });

  it('changes nothing where the yard cannot read it, and says why', async () => {
    const { fake, scenario } = shown();
    const problem = { field: 'task', expected: 'no such field', got: '3' };
    fake.reply = () => ({ ok: false, problems: [problem, problem, problem, problem, problem] });
    fireEvent.drop(document.body, dragged(new File(['{"task":3}'], 'bad.json')));
    const told = 'task: expected no such field, got 3';
    expect((await screen.findByRole('alert')).textContent).toBe(
      `Not done. bad.json: ${told}; ${told}; ${told}; 2 more`,
    );
    expect(fake.asked('change-limits')).toEqual([]);
    expect(scenario.getState().chosen).toBe(0);
  });

  it('is not sent where it is longer than any scenario', async () => {
    const { fake } = shown();
    const file = new File([`{${' '.repeat(MAX_SCENARIO_LENGTH)}`], 'long.json');
    fireEvent.drop(document.body, dragged(file));
    expect((await screen.findByRole('alert')).textContent).toContain('at most 150000 bytes, got 150001');
    expect(fake.asked('read-scenario')).toEqual([]);
  });

  it('is not awaited of what is dragged otherwise', () => {
    shown();
    const text = { dataTransfer: { types: ['text/plain'], files: [], dropEffect: 'none' } };
    expect(fireEvent.dragOver(document.body, text)).toBe(true);
    expect(screen.queryByText(/^a scenario sets limits/)).toBeNull();
  });
});

describe('the form, saved as a file', () => {
  function shown() {
    const fake = new FakeYard();
    const yard = fake.window();
    fake.send(snapshot());
    fake.reply = () => ({ ok: true, value: { text: '{"limits":{}}', fileName: 'switchyard-scenario.json' } });
    const scenario = createScenarioStore();
    show(<ScenarioMenu yard={yard} bus={createActionBus()} scenario={scenario} />);
    const made: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      made.push(blob as Blob);
      return 'blob:it';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const save = async () => {
      const user = userEvent.setup();
      await user.click(screen.getByRole('button', { name: /^Scenario/ }));
      await user.click(await screen.findByRole('menuitem', { name: 'Save as a file…' }));
    };
    return { fake, scenario, made, click, save };
  }
  afterEach(() => void vi.restoreAllMocks());

  it('is what stands in it now, with the limits of the yard', async () => {
    const { fake, scenario, made, click, save } = shown();
    const form = { ...LESSON_WORKLOAD, count: 77 };
    scenario.setState({ form });
    await save();
    await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
    expect(fake.asked('write-scenario').map(({ workload }) => workload)).toEqual([form]);
    expect(click.mock.contexts.map((link) => (link as HTMLAnchorElement).download)).toEqual([
      'switchyard-scenario.json',
    ]);
    expect(await made[0]?.text()).toBe('{"limits":{}}');
  });

  it('is not saved while the form holds what cannot be read', async () => {
    const { fake, save } = shown();
    await save();
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Not done\. The form holds something/);
    expect(fake.asked('write-scenario')).toEqual([]);
  });
});

describe('a preset that needs the test server', () => {
  async function opened(target: true | string) {
    const fake = new FakeYard();
    fake.abilities = { ...fake.abilities, target };
    const yard = fake.window();
    fake.send(snapshot());
    const scenario = createScenarioStore();
    show(<ScenarioMenu yard={yard} bus={createActionBus()} scenario={scenario} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole('button', { name: /^Scenario/ }));
    await user.click(await screen.findByRole('menuitem', { name: /^Outage/ }));
    return { fake, scenario };
  }
  const outage = PRESETS.find(({ id }) => id === 'outage');

  it('sets its faults, too', async () => {
    const { fake, scenario } = await opened(true);
    await waitFor(() => expect(scenario.getState().preset).toBe(outage));
    expect(fake.asked('set-faults').map(({ patch }) => patch)).toEqual([outage?.faults]);
    expect(faultsPatchSchema.safeParse(outage?.faults).success).toBe(true);
  });

  it('says why it cannot be set up where there is none', async () => {
    const { fake, scenario } = await opened('this yard has no test server');
    expect(screen.getByText('Not here: this yard has no test server.')).toBeDefined();
    expect(fake.asked('change-limits')).toEqual([]);
    expect(scenario.getState().chosen).toBe(0);
  });
});

it.each(PRESETS)('knows a scenario that the yard will take: $name', ({ limits, workload }) => {
  expect(limitsPatchSchema.safeParse(limits).success).toBe(true);
  expect(workloadSchema.safeParse(workload).success).toBe(true);
});
