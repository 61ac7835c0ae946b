import { describe, expect, it } from 'vitest';
import type { Limits } from '#contract/limits';
import { PRESETS, type Preset } from '#contract/presets';
import { limitsPatchSchema } from '../../../src-main/schemas/limits-schema';
import { changesSince, createScenarioStore, followLimits } from '../../../src-renderer/state/scenario-store';
import { FakeYard, snapshot, view } from '../fake-yard';

function preset(id: string): Preset {
  const found = PRESETS.find((other) => other.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
}

/** A window that comes to a yard with these limits. */
function windowOn(limits: Limits) {
  const fake = new FakeYard();
  const yard = fake.window();
  const scenario = createScenarioStore();
  followLimits(scenario, yard);
  const become = (next: Limits) => fake.send(snapshot({ view: view({ limits: next }) }));
  become(limits);
  const changed = () =>
    changesSince(scenario.getState().preset, yard.store.getState()).map(({ limit }) => limit);
  return { fake, yard, scenario, become, changed };
}

describe('the scenario of a window', () => {
  it.each(PRESETS)('is the one that the yard is set up with: $name', ({ id, limits }) => {
    // As they come back from the yard's door.
    const { scenario, changed } = windowOn(limitsPatchSchema.parse(limits) as Limits);
    expect(scenario.getState().preset.id).toBe(id);
    expect(changed()).toEqual([]);
  });

  it('goes into the form of a window that comes to it, but for the lesson, which is there', () => {
    expect(windowOn(preset('retry-storm').limits).scenario.getState().chosen).toBe(1);
    expect(windowOn(preset('lesson').limits).scenario.getState().chosen).toBe(0);
  });

  it('is the nearest one where limits have been changed since', () => {
    const { scenario, changed } = windowOn({ ...preset('retry-storm').limits, jitter: { kind: 'full' } });
    expect(scenario.getState().preset.id).toBe('retry-storm');
    expect(changed()).toEqual(['jitter']);
  });

  it('stays when limits are changed one by one, also where they come to be those of another', () => {
    const { scenario, become, changed } = windowOn(preset('lesson').limits);
    become({ ...preset('lesson').limits, backoffLane: 'free' });
    expect(preset('starvation').limits).toEqual({ ...preset('lesson').limits, backoffLane: 'free' });
    expect(scenario.getState().preset.id).toBe('lesson');
    expect(changed()).toEqual(['backoffLane']);
  });

  it('becomes the one that another window chooses; the form is left as it is', () => {
    const { scenario, become } = windowOn(preset('lesson').limits);
    become(preset('overload').limits);
    expect(scenario.getState()).toMatchObject({ preset: preset('overload'), chosen: 0 });
  });

  it('goes by the limits of the next run while the yard is stopped', () => {
    const { fake, scenario } = windowOn(preset('lesson').limits);
    const { limits } = preset('retry-storm');
    fake.send(snapshot({ view: view({ phase: 'stopped' }), nextLimits: limits }));
    expect(scenario.getState().preset.id).toBe('retry-storm');
  });
});
