import { WEIGHT_RANGE } from '#contract/workload';
import { FieldGroup } from '../../components/field-group';
import { NumberField } from '../../components/number-field';
import { ProblemText } from '../../components/problem-text';
import { sharesOf } from './workload-draft';

export interface WeightsFieldsProps<K extends string> {
  readonly title: string;
  readonly keys: readonly K[];
  readonly help: Readonly<Record<K, string>>;
  readonly weights: Readonly<Record<K, number>>;
  readonly initial: Readonly<Record<K, number>>;
  readonly problem: string | undefined;
  readonly onChange: (weights: Readonly<Record<K, number>>) => void;
}

const WEIGHT_SLIDER = { min: 0, max: 10, kind: 'even' } as const;

/** How often each of a few comes, by weight, and what share that is. */
export function WeightsFields<K extends string>(props: WeightsFieldsProps<K>) {
  const { title, keys, help, weights, initial, problem, onChange } = props;
  const shares = sharesOf(keys, weights);
  return (
    <FieldGroup title={title} note={keys.map((key) => `${shares[key]} %`).join(' · ')}>
      {keys.map((key) => (
        <NumberField
          key={key}
          label={key}
          help={help[key]}
          value={weights[key]}
          range={WEIGHT_RANGE}
          slider={WEIGHT_SLIDER}
          initial={initial[key]}
          onChange={(weight) => onChange({ ...weights, [key]: weight })}
        />
      ))}
      {problem !== undefined && <ProblemText text={problem} />}
    </FieldGroup>
  );
}
