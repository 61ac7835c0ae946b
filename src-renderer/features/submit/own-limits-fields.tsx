import { LIMIT_RANGES } from '#contract/limits';
import type { OwnLimits } from '#contract/task';
import { FieldGroup } from '../../components/field-group';
import { OptionalNumberField } from '../../components/optional-number-field';
import type { ProblemsByField } from '../../state/problem-fields';
import { OwnTimeoutField } from './own-timeout-field';

export interface OwnLimitsFieldsProps {
  readonly own: OwnLimits;
  readonly problems: ProblemsByField;
  readonly onChange: (own: OwnLimits) => void;
}

const ATTEMPTS_WHEN_ON = 1;

/** Limits that go with the tasks of the workload, in the place of the yard's. */
export function OwnLimitsFields({ own, problems, onChange }: OwnLimitsFieldsProps) {
  const set = (part: OwnLimits) => onChange({ ...own, ...part });
  const drop = (name: keyof OwnLimits) => {
    const { [name]: _dropped, ...rest } = own;
    onChange(rest);
  };
  return (
    <FieldGroup title="own limits">
      <OptionalNumberField
        label="attempts"
        help="Total runs of these tasks, the first included."
        value={own.maxAttempts ?? null}
        whenOn={ATTEMPTS_WHEN_ON}
        offText="as the yard"
        range={LIMIT_RANGES.maxAttempts}
        slider={{ min: 1, max: 10, kind: 'even' }}
        initial={null}
        problem={problems['own.maxAttempts']}
        onChange={(maxAttempts) => (maxAttempts === null ? drop('maxAttempts') : set({ maxAttempts }))}
      />
      {OWN_TIMEOUTS.map(({ limit, label, help }) => (
        <OwnTimeoutField
          key={limit}
          label={label}
          help={help}
          value={own[limit]}
          range={LIMIT_RANGES[limit]}
          problem={problems[`own.${limit}`]}
          onChange={(timeoutMs) => (timeoutMs === undefined ? drop(limit) : set({ [limit]: timeoutMs }))}
        />
      ))}
    </FieldGroup>
  );
}

const OWN_TIMEOUTS = [
  { limit: 'attemptTimeoutMs', label: 'timeout', help: 'How long one attempt of these may run.' },
  { limit: 'queueTimeoutMs', label: 'queue', help: 'How long these may wait for their first start.' },
  { limit: 'totalTimeoutMs', label: 'total', help: 'How long these may take in all.' },
] as const;
