import type { NumberRange } from '#contract/limits';
import { ChoiceField } from '../../components/choice-field';
import { NumberField } from '../../components/number-field';

export interface OwnTimeoutFieldProps {
  readonly label: string;
  readonly help: string;
  /** In milliseconds; null: no limit; undefined: the yard's. */
  readonly value: number | null | undefined;
  readonly range: NumberRange;
  readonly problem?: string | undefined;
  readonly onChange: (value: number | null | undefined) => void;
}

const WHEN_OWN_MS = 1_000;
const CHOICES = [
  { value: 'yard', label: 'as the yard' },
  { value: 'own', label: 'its own' },
  { value: 'none', label: 'no limit' },
] as const;

/** A timeout of a task: the yard's, one of its own, or none at all. */
export function OwnTimeoutField(props: OwnTimeoutFieldProps) {
  const { label, help, value, range, problem, onChange } = props;
  const choice = value === undefined ? 'yard' : value === null ? 'none' : 'own';
  return (
    <>
      <ChoiceField
        label={label}
        help={help}
        value={choice}
        choices={CHOICES}
        problem={value === null || value === undefined ? problem : undefined}
        onChange={(next) => onChange(next === 'yard' ? undefined : next === 'none' ? null : WHEN_OWN_MS)}
      />
      {value !== null && value !== undefined && (
        <NumberField
          label="is"
          unit="ms"
          help={help}
          value={value}
          range={range}
          slider={{ min: 50, max: 60_000, kind: 'doubling' }}
          problem={problem}
          onChange={onChange}
        />
      )}
    </>
  );
}
