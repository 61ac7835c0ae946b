import { DEFAULT_LIMITS, LIMIT_RANGES } from '#contract/limits';
import { NumberField } from '../../components/number-field';
import type { LimitsFieldsProps } from './limits-fields';

/** How many lanes there are, and how often a task may run. */
export function WorkersFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  return (
    <>
      <NumberField
        label="workers"
        help="Open lanes: so many attempts run at once. With fewer, lanes finish what they hold, then close."
        value={limits.workers}
        range={LIMIT_RANGES.workers}
        slider={{ min: 1, max: 64, kind: 'doubling' }}
        initial={DEFAULT_LIMITS.workers}
        problem={problems.workers}
        disabled={disabled}
        onChange={(workers) => change({ workers })}
      />
      <NumberField
        label="attempts"
        help="Total runs of a task, the first included: 1 means no retry."
        value={limits.maxAttempts}
        range={LIMIT_RANGES.maxAttempts}
        slider={{ min: 1, max: 10, kind: 'even' }}
        initial={DEFAULT_LIMITS.maxAttempts}
        problem={problems.maxAttempts}
        disabled={disabled}
        onChange={(maxAttempts) => change({ maxAttempts })}
      />
    </>
  );
}
