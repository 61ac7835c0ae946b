import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../src-renderer/features/connection/announcer';
import { freezeOrThaw } from '../../../src-renderer/state/freeze';
import { createViewStore } from '../../../src-renderer/state/view-store';
import { counts, FakeYard, show, snapshot, view } from '../fake-yard';

function shown() {
  const fake = new FakeYard();
  const yard = fake.window();
  const look = createViewStore();
  show(<Announcer yard={yard} view={look} />);
  fake.send(snapshot());
  return { fake, yard, look };
}

const said = () => screen.getByRole('status').textContent;
const BUSY = { counts: counts({ accepted: 10, running: 3, queued: 7 }) };
const DONE = { counts: counts({ accepted: 10, succeeded: 8, failed: 2 }) };

describe('what is said of the yard', () => {
  it('is nothing when the window comes to it, and nothing of single tasks', () => {
    const { fake } = shown();
    expect(said()).toBe('');
    fake.send(snapshot(BUSY));
    fake.send(snapshot({ counts: counts({ accepted: 10, running: 3, queued: 6, succeeded: 1 }) }));
    expect(said()).toBe('');
  });

  it('is the balance when all work is done', () => {
    const { fake } = shown();
    fake.send(snapshot(BUSY));
    fake.send(snapshot(DONE));
    expect(said()).toBe('All is done: 10 settled, 8 succeeded, 2 failed.');
  });

  it('is every pause by its own name', () => {
    const { fake, yard, look } = shown();
    fake.send(snapshot({ ...BUSY, clock: { speed: 1, paused: true } }));
    expect(said()).toBe('Clock paused.');
    fake.send(snapshot({ ...BUSY, dispatchHeld: true }));
    expect(said()).toBe('Clock goes on. Dispatch held.');
    act(() => freezeOrThaw(yard, look));
    expect(said()).toBe('View frozen.');
    act(() => freezeOrThaw(yard, look));
    expect(said()).toBe('View is live again.');
    fake.send(snapshot(BUSY));
    expect(said()).toBe('Dispatch released.');
  });

  it('is each phase of a shutdown, and the run after it', () => {
    const { fake } = shown();
    fake.send(snapshot(BUSY));
    fake.send(snapshot({ ...BUSY, view: view({ phase: 'draining' }) }));
    expect(said()).toBe('Shutting down: what may still run ends.');
    fake.send(snapshot({ ...BUSY, view: view({ phase: 'cancelling' }) }));
    expect(said()).toBe('Cancelling what is left.');
    fake.send(
      snapshot({ counts: counts({ accepted: 10, cancelled: 10 }), view: view({ phase: 'stopped' }) }),
    );
    expect(said()).toBe('The yard has stopped: 10 settled, 10 cancelled.');
    fake.send(snapshot({ run: 2, runCount: 2 }));
    expect(said()).toBe('Run 2 begins.');
  });

  it('is that the connection is there again, with what has happened meanwhile', () => {
    const { fake } = shown();
    fake.send(snapshot(BUSY));
    fake.become({ kind: 'lost', tries: 1 });
    expect(said()).toBe('');
    fake.become({ kind: 'open' });
    expect(said()).toBe('Connected again.');
  });
});
