import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { FeedState } from '#contract/feed-message';
import type { YardPhase } from '#contract/yard-view';
import { PhaseBadge } from '../../../src-renderer/features/connection/phase-badge';
import { keptRun } from '../../support/kept-run';
import { counts, FakeYard, show, snapshot, view } from '../fake-yard';

const BUSY = { counts: counts({ accepted: 1, running: 1 }) };
const PAUSED = { clock: { speed: 1, paused: true } };
const HELD = { dispatchHeld: true };

describe('the badge of the yard', () => {
  it.each<[string, YardPhase, Partial<FeedState>, string, string]>([
    ['is ready without work', 'running', {}, 'ready', 'ready'],
    ['runs with work', 'running', BUSY, 'running', 'running'],
    ['is paused while time stands', 'running', { ...BUSY, ...PAUSED }, 'paused', 'paused'],
    ['is held while nothing starts', 'running', { ...BUSY, ...HELD }, 'held', 'held'],
    ['tells both', 'running', { ...PAUSED, ...HELD }, 'paused', 'paused, held'],
    ['says first that it drains', 'draining', { ...BUSY, ...PAUSED }, 'draining', 'draining, paused'],
    ['is stopped', 'stopped', {}, 'stopped', 'stopped'],
    ['says of a recording that it is one', 'running', { recording: keptRun() }, 'recording', 'recording'],
  ])('%s', (_, phase, state, kind, words) => {
    const fake = new FakeYard();
    const yard = fake.window();
    show(<PhaseBadge yard={yard} />);
    expect(screen.getByTestId('phase').textContent).toBe('connecting');
    fake.send(snapshot({ ...state, view: view({ phase }) }));
    expect(screen.getByTestId('phase').textContent).toBe(words);
    expect(screen.getByTestId('phase').parentElement?.dataset.condition).toBe(kind);
    fake.become({ kind: 'lost', tries: 1 });
    expect(screen.getByTestId('phase').textContent).toBe('not connected');
  });
});
