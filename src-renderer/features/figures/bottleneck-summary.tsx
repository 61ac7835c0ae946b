import { bottleneckText } from '#contract/bottleneck-text';
import type { RunFigures } from '#contract/run-figures';
import { shareText } from '#contract/share-text';
import styles from './bottleneck-summary.module.css';
import { SPENT_HELP, SPENT_KINDS, SPENT_WORDS, spentShare } from './spent-shares';

/** What held the run up: in one line, and as shares of its time. */
export function BottleneckSummary({ figures }: { readonly figures: RunFigures }) {
  const { bottleneck } = figures;
  return (
    <div className={styles.summary}>
      <p className={styles.line}>{bottleneckText(figures)}</p>
      {/* The legend says the same in words. */}
      <div className={styles.bar} aria-hidden="true">
        {SPENT_KINDS.map((kind) => (
          <span
            key={kind}
            data-spent={kind}
            title={`${SPENT_WORDS[kind]} ${shareText(spentShare(bottleneck, kind))}`}
            style={{ width: `${spentShare(bottleneck, kind) * 100}%` }}
          />
        ))}
      </div>
      <dl className={styles.legend} aria-label="What the time went to">
        {SPENT_KINDS.map((kind) => (
          <div key={kind} title={SPENT_HELP[kind]}>
            <dt>
              <span className={styles.swatch} data-spent={kind} aria-hidden="true" />
              {SPENT_WORDS[kind]}
            </dt>
            <dd>{shareText(spentShare(bottleneck, kind))}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
