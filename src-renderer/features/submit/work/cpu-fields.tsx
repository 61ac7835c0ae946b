import { CPU_LOADS, type CpuLoad, HASH_ROUNDS_RANGE, PRIMES_RANGE, SLEEP_SPIN_RANGE } from '#contract/work';
import { ChoiceField } from '../../../components/choice-field';
import { NumberField } from '../../../components/number-field';
import hints from '../submit-panel.module.css';
import type { KindFieldsProps } from './kind-fields';
import type { CpuDraft } from './work-draft';

const LOAD_WORDS: Readonly<Record<CpuLoad, string>> = {
  hash: 'hash (SHA-256)',
  primes: 'primes (a sieve)',
  'sleep-spin': 'sleep, then spin',
};
const SPIN_SLIDER = { min: 0, max: 2_000, kind: 'even' } as const;

/** A built-in load for the processor. */
export function CpuFields({ draft, initial, problems, onChange }: KindFieldsProps<CpuDraft>) {
  return (
    <>
      <ChoiceField
        label="load"
        help="What the thread of a lane is kept busy with."
        value={draft.load}
        choices={CPU_LOADS.map((value) => ({ value, label: LOAD_WORDS[value] }))}
        problem={problems['work.load']}
        onChange={(load) => onChange({ load })}
      />
      {draft.load === 'hash' && (
        <NumberField
          label="rounds"
          help="How often the digest is hashed once more."
          value={draft.rounds}
          range={HASH_ROUNDS_RANGE}
          slider={{ min: 1_000, max: 10_000_000, kind: 'doubling' }}
          initial={initial.rounds}
          problem={problems['work.rounds']}
          onChange={(rounds) => onChange({ rounds })}
        />
      )}
      {draft.load === 'primes' && (
        <NumberField
          label="up to"
          help="The primes up to here are counted."
          value={draft.upTo}
          range={PRIMES_RANGE}
          slider={{ min: 10_000, max: 100_000_000, kind: 'doubling' }}
          initial={initial.upTo}
          problem={problems['work.upTo']}
          onChange={(upTo) => onChange({ upTo })}
        />
      )}
      {draft.load === 'sleep-spin' && (
        <>
          <NumberField
            label="sleep"
            unit="ms"
            help="So long it does nothing."
            value={draft.sleepMs}
            range={SLEEP_SPIN_RANGE}
            slider={SPIN_SLIDER}
            initial={initial.sleepMs}
            problem={problems['work.sleepMs']}
            onChange={(sleepMs) => onChange({ sleepMs })}
          />
          <NumberField
            label="spin"
            unit="ms"
            help="So long it keeps the processor busy afterwards. With both 0 it does nothing at all."
            value={draft.spinMs}
            range={SLEEP_SPIN_RANGE}
            slider={SPIN_SLIDER}
            initial={initial.spinMs}
            problem={problems['work.spinMs']}
            onChange={(spinMs) => onChange({ spinMs })}
          />
        </>
      )}
      <p className={hints.hint}>
        Real work on a thread for each lane. One that runs too long is ended with its thread.
      </p>
    </>
  );
}
