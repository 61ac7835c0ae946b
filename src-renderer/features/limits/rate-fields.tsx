import { Switch } from '@mantine/core';
import { DEFAULT_BURST, DEFAULT_LIMITS, LIMIT_RANGES } from '#contract/limits';
import { NumberField } from '../../components/number-field';
import { OptionalNumberField } from '../../components/optional-number-field';
import type { LimitsFieldsProps } from './limits-fields';
import styles from './limits-panel.module.css';

/** The lesson's exercise limits starts to five a second. */
const LESSON_PER_SECOND = 5;

/** The token bucket: its refill, its size, and who takes from it. */
export function RateFields({ limits, problems, change, disabled }: LimitsFieldsProps) {
  const { rate } = limits;
  const burst = rate?.burst ?? DEFAULT_BURST;
  return (
    <>
      <OptionalNumberField
        label="rate"
        unit="/s"
        help="Attempt starts a second: what refills the token bucket."
        value={rate?.perSecond ?? null}
        whenOn={LESSON_PER_SECOND}
        offText="no limit"
        range={LIMIT_RANGES['rate.perSecond']}
        slider={{ min: 0.5, max: 500, kind: 'doubling' }}
        initial={DEFAULT_LIMITS.rate?.perSecond ?? null}
        problem={problems['rate.perSecond'] ?? problems.rate}
        disabled={disabled}
        onChange={(perSecond) => change({ rate: perSecond === null ? null : { perSecond, burst } })}
      />
      {rate !== null && (
        <>
          <NumberField
            label="burst"
            help="Tokens the bucket holds: so many starts may come at once."
            value={rate.burst}
            range={LIMIT_RANGES['rate.burst']}
            slider={{ min: 1, max: 100, kind: 'doubling' }}
            initial={DEFAULT_BURST}
            problem={problems['rate.burst']}
            disabled={disabled}
            onChange={(next) => change({ rate: { ...rate, burst: next } })}
          />
          <Switch
            className={styles.switch ?? ''}
            size="xs"
            label="retries take a token too"
            title={`Default: ${DEFAULT_LIMITS.retriesSpendTokens ? 'on' : 'off'}`}
            checked={limits.retriesSpendTokens}
            disabled={disabled}
            onChange={(event) => change({ retriesSpendTokens: event.currentTarget.checked })}
          />
        </>
      )}
    </>
  );
}
