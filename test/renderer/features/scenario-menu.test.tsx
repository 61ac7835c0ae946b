import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { LESSON_LIMITS } from '#contract/limits';
import { PRESETS } from '#contract/presets';
import { limitsPatchSchema } from '../../../src-main/schemas/limits-schema';
import { workloadSchema } from '../../../src-main/schemas/workload-schema';
import { ScenarioMenu } from '../../../src-renderer/features/scenario/scenario-menu';
import { createScenarioStore } from '../../../src-renderer/state/scenario-store';
import { FakeYard, show, snapshot, view } from '../fake-yard';

it('sets up the yard for the scenario that is chosen', async () => {
  const fake = new FakeYard();
  const yard = fake.window();
  fake.send(snapshot());
  const scenario = createScenarioStore();
  show(<ScenarioMenu yard={yard} scenario={scenario} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Scenario: *The lesson/ }));
  await user.click(await screen.findByRole('menuitem', { name: /^Starvation/ }));
  const starvation = PRESETS.find(({ id }) => id === 'starvation');
  expect(fake.asked('change-limits')).toEqual([{ command: 'change-limits', patch: starvation?.limits }]);
  expect(scenario.getState()).toEqual({ preset: starvation, chosen: 1 });
});

it('says that the limits are not those of the scenario any more, and which', async () => {
  const fake = new FakeYard();
  const yard = fake.window();
  show(<ScenarioMenu yard={yard} scenario={createScenarioStore()} />);
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
  show(<ScenarioMenu yard={yard} scenario={scenario} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /^Scenario/ }));
  await user.click(await screen.findByRole('menuitem', { name: /^Starvation/ }));
  expect((await screen.findByRole('alert')).textContent).toBe('Not done. patch: expected a yard, got none');
  expect(scenario.getState()).toEqual({ preset: PRESETS[0], chosen: 0 });
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it.each(PRESETS)('knows a scenario that the yard will take: $name', ({ limits, workload }) => {
  expect(limitsPatchSchema.safeParse(limits).success).toBe(true);
  expect(workloadSchema.safeParse(workload).success).toBe(true);
});
