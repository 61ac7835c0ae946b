import { expect, it } from 'vitest';
import { freezeOrThaw } from '../../../src-renderer/state/freeze';
import { type KeptLook, lookIn, withLook } from '../../../src-renderer/state/kept-look';
import { leavePastRuns } from '../../../src-renderer/state/leave-past-runs';
import { groundOf, NOTHING_TICKED } from '../../../src-renderer/state/ticked-rows';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { batch, FakeYard, snapshot } from '../fake-yard';

function rig() {
  const fake = new FakeYard();
  const yard = fake.window();
  const view = createViewStore();
  const undo = leavePastRuns(yard, view);
  fake.send(snapshot({ run: 7 }));
  freezeOrThaw(yard, view);
  const ticked = { kind: 'matching', ground: groundOf({ chip: 'all', search: '' }, 7) } as const;
  view.setState({ selectedTask: 3, ticked, search: 'slow' });
  return { fake, view, undo };
}

it('ends with its run what was looked at of it, and keeps how one looks', () => {
  const { fake, view } = rig();
  fake.send(snapshot({ run: 8 }));
  expect(view.getState()).toMatchObject({
    ...{ frozen: null, selectedTask: null, ticked: NOTHING_TICKED },
    search: 'slow',
  });
});

it('ends what a feature looks at of the run, and keeps what it looks at in any', () => {
  const { fake, view } = rig();
  const [filter, place] = [
    { first: '', lasts: 'window' },
    { first: 0, lasts: 'run' },
  ] as const satisfies KeptLook<unknown>[];
  view.setState(({ looks }) => ({ looks: withLook(withLook(looks, filter, 'slow'), place, 7) }));
  fake.send(snapshot({ run: 8 }));
  expect([lookIn(view.getState().looks, filter), lookIn(view.getState().looks, place)]).toEqual(['slow', 0]);
});

it('changes nothing while the run goes on, also where a snapshot comes again', () => {
  const { fake, view, undo } = rig();
  fake.send(batch(1, [], { run: 7 }));
  fake.send(snapshot({ run: 7 }));
  expect(view.getState()).toMatchObject({ selectedTask: 3, ticked: { kind: 'matching' } });
  expect(view.getState().frozen).not.toBeNull();
  undo();
  fake.send(snapshot({ run: 8 }));
  expect(view.getState().selectedTask).toBe(3);
});
