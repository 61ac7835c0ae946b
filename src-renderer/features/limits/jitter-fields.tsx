import {
  DEFAULT_JITTER_RATIO,
  DEFAULT_JITTERS,
  JITTER_KINDS,
  type Jitter,
  LIMIT_RANGES,
} from '#contract/limits';
import { ChoiceField } from '../../components/choice-field';
import { NumberField } from '../../components/number-field';
import type { LimitsFieldsProps } from './limits-fields';

const KIND_WORDS: Readonly<Record<Jitter['kind'], string>> = {
  none: 'none',
  full: 'full: 0 to the wait',
  equal: 'equal: half to the wait',
  decorrelated: 'decorrelated: to 3 × last',
  proportional: 'proportional: ± a share',
};

/** How chance spreads the waits before retries. */
export function JitterFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  const { jitter } = limits;
  return (
    <>
      <ChoiceField
        label="jitter"
        help="How chance spreads the wait before a retry, so that tasks do not come back all at once."
        value={jitter.kind}
        choices={JITTER_KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
        problem={problems['jitter.kind'] ?? problems.jitter}
        disabled={disabled}
        onChange={(kind) => change({ jitter: DEFAULT_JITTERS[kind] })}
      />
      {jitter.kind === 'proportional' && (
        <NumberField
          label="share"
          help="So much of the wait, up or down."
          value={jitter.ratio}
          range={LIMIT_RANGES['jitter.ratio']}
          slider={{ min: 0, max: 1, kind: 'even' }}
          initial={DEFAULT_JITTER_RATIO}
          problem={problems['jitter.ratio']}
          disabled={disabled}
          onChange={(ratio) => change({ jitter: { kind: 'proportional', ratio } })}
        />
      )}
    </>
  );
}
