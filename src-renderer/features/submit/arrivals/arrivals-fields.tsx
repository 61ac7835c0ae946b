import { ARRIVAL_KINDS } from '#contract/workload';
import { ChoiceField } from '../../../components/choice-field';
import { NumberField } from '../../../components/number-field';
import type { ProblemsByField } from '../../../state/problem-fields';
import hints from '../submit-panel.module.css';
import { ARRIVAL_NUMBERS } from './arrival-numbers';
import type { ArrivalKind, ArrivalsDraft } from './arrivals-draft';
import { RateSketch } from './rate-sketch';

const WORDS: Readonly<Record<ArrivalKind, string>> = {
  burst: 'all at once',
  constant: 'evenly',
  poisson: 'Poisson, by chance',
  ramp: 'ramp of the rate',
  step: 'steps of the rate',
  spike: 'spike of the rate',
  closed: 'so many in flight',
};
const OPEN = 'open loop';
const CLOSED = 'closed loop';

const OPEN_WORDS =
  'Open loop: tasks come on schedule however long others take, so response times tell of every wait.';
const CLOSED_WORDS =
  'Closed loop: the next task comes when one has ended. A slow yard is asked for less, so response times look better than under a load that does not wait.';

export interface ArrivalsFieldsProps {
  readonly arrivals: ArrivalsDraft;
  readonly initial: ArrivalsDraft;
  readonly problems: ProblemsByField;
  readonly onChange: (arrivals: ArrivalsDraft) => void;
}

/** When the tasks arrive. */
export function ArrivalsFields({ arrivals, initial, problems, onChange }: ArrivalsFieldsProps) {
  const { kind } = arrivals;
  return (
    <div>
      <ChoiceField
        label="arrival"
        help="When the tasks come: on a schedule that waits for nobody (open loop), or each when another has ended (closed loop)."
        value={kind}
        choices={ARRIVAL_KINDS.map((value) => ({
          value,
          label: WORDS[value],
          group: value === 'closed' ? CLOSED : OPEN,
        }))}
        problem={problems['arrivals.kind'] ?? problems.arrivals}
        onChange={(next) => onChange({ ...arrivals, kind: next })}
      />
      {ARRIVAL_NUMBERS[kind].map(({ name, ...facts }) => (
        <NumberField
          key={`${kind} ${name}`}
          {...facts}
          value={arrivals[name]}
          initial={initial[name]}
          problem={problems[`arrivals.${name}`]}
          onChange={(value) => onChange({ ...arrivals, [name]: value })}
        />
      ))}
      <RateSketch arrivals={arrivals} />
      {kind !== 'burst' && <p className={hints.hint}>{kind === 'closed' ? CLOSED_WORDS : OPEN_WORDS}</p>}
    </div>
  );
}
