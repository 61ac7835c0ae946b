import { BACKOFF_KINDS, BACKOFF_LANES, type Backoff, DEFAULT_BACKOFFS, LIMIT_RANGES } from '#contract/limits';
import { ChoiceField } from '../../components/choice-field';
import { NumberField } from '../../components/number-field';
import type { LimitsFieldsProps } from './limits-fields';

const KIND_WORDS: Readonly<Record<Backoff['kind'], string>> = {
  none: 'none: at once',
  fixed: 'fixed',
  linear: 'linear: 1, 2, 3 …',
  exponential: 'exponential: 1, 2, 4 …',
};
const LANE_WORDS = { hold: 'waits with its task', free: 'takes other work' } as const;

/** How long a task waits before a retry, and what its lane does meanwhile. */
export function BackoffFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  const { backoff } = limits;
  const usual = DEFAULT_BACKOFFS[backoff.kind];
  const part = (changed: Partial<Backoff>) => change({ backoff: { ...backoff, ...changed } });
  return (
    <>
      <ChoiceField
        label="backoff"
        help="How the wait before a retry grows: by which multiple of the base."
        value={backoff.kind}
        choices={BACKOFF_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        problem={problems['backoff.kind'] ?? problems.backoff}
        disabled={disabled}
        onChange={(kind) => change({ backoff: DEFAULT_BACKOFFS[kind] })}
      />
      {backoff.kind !== 'none' && (
        <>
          <NumberField
            label="base"
            unit="ms"
            help="The wait before the first retry."
            value={backoff.baseMs}
            range={LIMIT_RANGES['backoff.baseMs']}
            slider={{ min: 10, max: 10_000, kind: 'doubling' }}
            initial={usual.baseMs}
            problem={problems['backoff.baseMs']}
            disabled={disabled}
            onChange={(baseMs) => part({ baseMs })}
          />
          <NumberField
            label="cap"
            unit="ms"
            help="No wait is longer, jitter included."
            value={backoff.maxMs}
            range={LIMIT_RANGES['backoff.maxMs']}
            slider={{ min: 100, max: 60_000, kind: 'doubling' }}
            initial={usual.maxMs}
            problem={problems['backoff.maxMs']}
            disabled={disabled}
            onChange={(maxMs) => part({ maxMs })}
          />
        </>
      )}
      <ChoiceField
        label="its lane"
        help="What a lane does while its task backs off."
        value={limits.backoffLane}
        choices={BACKOFF_LANES.map((value) => ({ value, label: LANE_WORDS[value] }))}
        problem={problems.backoffLane}
        disabled={disabled}
        onChange={(backoffLane) => change({ backoffLane })}
      />
    </>
  );
}
