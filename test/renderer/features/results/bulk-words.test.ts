import { describe, expect, it } from 'vitest';
import { resubmitText } from '../../../../src-renderer/components/resubmit-words';
import {
  allOf,
  cancelledText,
  pendingAmong,
  phasesText,
  tickedByPhase,
} from '../../../../src-renderer/features/results/bulk-words';
import { addTicks, groundOf, NOTHING_TICKED } from '../../../../src-renderer/state/ticked-rows';
import { NONE_FOUND } from '../../../support/feed-states';
import { row } from '../../fake-results';

const FOUND = { ...NONE_FOUND, queued: 4, running: 2, failed: 7, succeeded: 30 };

describe('what is ticked, by status', () => {
  it('is counted from the rows as they were last seen', () => {
    const ground = groundOf({ chip: 'all', search: '' }, 1);
    const rows = [row(1), row(2, { phase: 'failed' }), row(3, { phase: 'running', settledAtMs: null })];
    const byPhase = tickedByPhase(addTicks(NOTHING_TICKED, ground, rows), FOUND);
    expect(allOf(byPhase)).toBe(3);
    expect(pendingAmong(byPhase)).toBe(1);
    expect(phasesText(byPhase)).toBe('1 running, 1 succeeded, 1 failed');
  });

  it.each([
    ['all', '4 queued, 2 running, 30 succeeded, 7 failed'],
    ['pending', '4 queued, 2 running'],
    ['failed', '7 failed'],
    ['cancelled', ''],
  ] as const)('is what the filter %s finds, where all that match are ticked', (chip, words) => {
    const ground = groundOf({ chip, search: 'x' }, 1);
    expect(phasesText(tickedByPhase({ kind: 'matching', ground }, FOUND))).toBe(words);
  });
});

describe('what came of it', () => {
  it('is said of a cancel, with what stays as it is', () => {
    expect(cancelledText(5, 5)).toBe('5 tasks cancelled.');
    expect(cancelledText(1, 2)).toBe('1 task cancelled; 1 had settled already and stays as it is.');
    expect(cancelledText(0, 3)).toBe('0 tasks cancelled; 3 had settled already and stay as they are.');
  });

  it.each([
    [
      {
        accepted: 1,
        rejected: 0,
        neverSubmitted: 0,
        reason: null,
        toSubmit: 0,
        forgotten: 0,
        notAllowed: 0,
        firstTask: 57,
      },
      '1 accepted as a new task: #57.',
    ],
    [
      {
        accepted: 10,
        rejected: 0,
        neverSubmitted: 0,
        reason: null,
        toSubmit: 3,
        forgotten: 0,
        notAllowed: 2,
        firstTask: 121,
      },
      '10 accepted as new tasks from #121 on, 3 still to come, 2 passed over: scripts and commands, which may not be run from here.',
    ],
    [
      {
        accepted: 0,
        rejected: 2,
        neverSubmitted: 0,
        reason: 'queue-full',
        toSubmit: 0,
        forgotten: 1,
        notAllowed: 0,
        firstTask: null,
      },
      '0 accepted as new tasks, 2 rejected because the queue is full, 1 passed over: what was submitted is not known any more.',
    ],
  ] as const)('is said of a retry: %o', (receipt, words) => {
    expect(resubmitText(receipt)).toBe(words);
  });
});
