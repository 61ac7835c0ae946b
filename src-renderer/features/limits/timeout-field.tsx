import { DEFAULT_LIMITS, LIMIT_RANGES, type Limits } from '#contract/limits';
import { OptionalNumberField } from '../../components/optional-number-field';
import type { LimitsFieldsProps } from './limits-fields';

type TimeoutLimit = Extract<keyof Limits, `${string}TimeoutMs`>;

export interface TimeoutFieldProps extends LimitsFieldsProps {
  readonly limit: TimeoutLimit;
  readonly label: string;
  readonly help: string;
  /** What it becomes when it is first switched on, in milliseconds. */
  readonly whenOn: number;
}

/** One of the three timeouts, or none. */
export function TimeoutField(props: TimeoutFieldProps) {
  const { limits, problems, change, disabled, limit, label, help, whenOn } = props;
  return (
    <OptionalNumberField
      label={label}
      unit="ms"
      help={help}
      value={limits[limit]}
      whenOn={whenOn}
      offText="no limit"
      range={LIMIT_RANGES[limit]}
      slider={{ min: 50, max: 60_000, kind: 'doubling' }}
      initial={DEFAULT_LIMITS[limit]}
      problem={problems[limit]}
      disabled={disabled}
      onChange={(timeoutMs) => change({ [limit]: timeoutMs })}
    />
  );
}
