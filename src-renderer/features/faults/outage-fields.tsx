import { FAULT_RANGES, type TargetFaults } from '#contract/target';
import { NumberField } from '../../components/number-field';
import { OptionalNumberField } from '../../components/optional-number-field';
import type { ProblemsByField } from '../../state/problem-fields';

export interface OutageFieldsProps {
  readonly outage: TargetFaults['outage'];
  readonly problems: ProblemsByField;
  readonly onChange: (outage: TargetFaults['outage']) => void;
}

const WHEN_ON = { everyMs: 10_000, lengthMs: 2_000 };

/** Times when the test server serves nothing. */
export function OutageFields({ outage, problems, onChange }: OutageFieldsProps) {
  const lengthMs = outage?.lengthMs ?? WHEN_ON.lengthMs;
  return (
    <>
      <OptionalNumberField
        label="outage"
        unit="ms"
        help="Once in so long it serves nothing for a while: every connection is closed unanswered."
        value={outage?.everyMs ?? null}
        initial={null}
        whenOn={WHEN_ON.everyMs}
        offText="none"
        range={FAULT_RANGES['outage.everyMs']}
        slider={{ min: 500, max: 120_000, kind: 'doubling' }}
        problem={problems['outage.everyMs'] ?? problems.outage}
        onChange={(everyMs) =>
          onChange(everyMs === null ? null : { everyMs, lengthMs: Math.min(lengthMs, everyMs) })
        }
      />
      {outage !== null && (
        <NumberField
          label="lasts"
          unit="ms"
          help="So long at the end of every such time; at most as long as it."
          value={outage.lengthMs}
          range={FAULT_RANGES['outage.lengthMs']}
          slider={{ min: 100, max: 60_000, kind: 'doubling' }}
          problem={problems['outage.lengthMs']}
          onChange={(next) => onChange({ ...outage, lengthMs: next })}
        />
      )}
    </>
  );
}
