import {
  DEFAULT_AGING_PER_SECOND,
  DEFAULT_PRIORITY_RULES,
  DEFAULT_WEIGHTS,
  LIMIT_RANGES,
  PRIORITY_RULES,
  type PriorityRule,
} from '#contract/limits';
import { PRIORITIES } from '#contract/task';
import { ChoiceField } from '../../components/choice-field';
import { FieldGroup } from '../../components/field-group';
import { NumberField } from '../../components/number-field';
import type { LimitsFieldsProps } from './limits-fields';

const RULE_WORDS: Readonly<Record<PriorityRule['kind'], string>> = {
  strict: 'strict: most urgent first',
  weighted: 'weighted: by turns',
  aging: 'aging: waiting raises',
};

/** How the next task is chosen among the levels. */
export function PriorityFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  const { priority } = limits;
  return (
    <>
      <ChoiceField
        label="priority rule"
        help="How the next task is chosen among high, medium and low."
        value={priority.kind}
        choices={PRIORITY_RULES.map((value) => ({ value, label: RULE_WORDS[value] }))}
        problem={problems['priority.kind'] ?? problems.priority}
        disabled={disabled}
        onChange={(kind) => change({ priority: DEFAULT_PRIORITY_RULES[kind] })}
      />
      {priority.kind === 'weighted' && (
        <FieldGroup title="weights">
          {PRIORITIES.map((level) => (
            <NumberField
              key={level}
              label={level}
              help={`Turns of ${level} while all levels have tasks.`}
              value={priority.weights[level]}
              range={LIMIT_RANGES['priority.weights']}
              slider={{ min: 1, max: 10, kind: 'even' }}
              initial={DEFAULT_WEIGHTS[level]}
              problem={problems[`priority.weights.${level}`]}
              disabled={disabled}
              onChange={(weight) =>
                change({ priority: { kind: 'weighted', weights: { ...priority.weights, [level]: weight } } })
              }
            />
          ))}
        </FieldGroup>
      )}
      {priority.kind === 'aging' && (
        <NumberField
          label="aging"
          unit="/s"
          help="Levels that a task gains for each second of waiting."
          value={priority.perSecond}
          range={LIMIT_RANGES['priority.perSecond']}
          slider={{ min: 0.01, max: 10, kind: 'doubling' }}
          initial={DEFAULT_AGING_PER_SECOND}
          problem={problems['priority.perSecond']}
          disabled={disabled}
          onChange={(perSecond) => change({ priority: { kind: 'aging', perSecond } })}
        />
      )}
    </>
  );
}
