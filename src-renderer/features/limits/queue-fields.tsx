import { DEFAULT_LIMITS, LIMIT_RANGES, OVERFLOWS, type Overflow } from '#contract/limits';
import { ChoiceField } from '../../components/choice-field';
import { FieldGroup } from '../../components/field-group';
import { OptionalNumberField } from '../../components/optional-number-field';
import type { LimitsFieldsProps } from './limits-fields';

const OVERFLOW_WORDS: Readonly<Record<Overflow, string>> = {
  block: 'the submitter waits',
  reject: 'refuse the new task',
  'drop-oldest': 'drop the oldest, lowest',
};

/** How many tasks may wait, and what happens to one more. */
export function QueueFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  return (
    <FieldGroup title="queue">
      <OptionalNumberField
        label="capacity"
        help="Tasks that may wait for a lane; retries own a place and may exceed it."
        value={limits.queueCapacity}
        whenOn={50}
        offText="no limit"
        range={LIMIT_RANGES.queueCapacity}
        slider={{ min: 1, max: 10_000, kind: 'doubling' }}
        initial={DEFAULT_LIMITS.queueCapacity}
        problem={problems.queueCapacity}
        disabled={disabled}
        onChange={(queueCapacity) => change({ queueCapacity })}
      />
      <ChoiceField
        label="when full"
        help={
          limits.queueCapacity === null
            ? 'Matters only while the queue is limited.'
            : 'What happens to a submission when the queue is full.'
        }
        value={limits.overflow}
        choices={OVERFLOWS.map((value) => ({ value, label: OVERFLOW_WORDS[value] }))}
        problem={problems.overflow}
        disabled={disabled}
        onChange={(overflow) => change({ overflow })}
      />
    </FieldGroup>
  );
}
