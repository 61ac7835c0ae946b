import type { ReactNode } from 'react';
import { bottleneckText } from '#contract/bottleneck-text';
import type { KeptRun } from '#contract/kept-runs';
import { beganText, KEPT_OUTCOME_WORDS, runTitle } from '../../components/kept-run-words';
import { StatusMark } from '../../components/status-mark';
import { type CompareCell, type CompareRow, differingSettings, figureGroups } from './compare-rows';
import styles from './compare-view.module.css';

/** Runs side by side: what they were set up with where they differ, and what came of it. */
export function CompareView({ runs }: { readonly runs: readonly KeptRun[] }) {
  const settings = differingSettings(runs);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls the table
    <section className={styles.scroller} tabIndex={0} aria-label="Runs side by side">
      <table className={styles.table} aria-label="Runs compared">
        <thead>
          <tr>
            <td />
            {runs.map((run, index) => (
              <th key={run.id} scope="col">
                <span className={styles.title} title={runTitle(run)}>
                  {run.name ?? beganText(run)}
                </span>
                <span className={styles.about}>
                  {run.name === null ? '' : `${beganText(run)} `}
                  {index === 0 ? '(× is of this one)' : ''}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <Group title="What they began with, where it differs" columns={runs.length} rows={settings}>
          {settings.length === 0 && (
            <tr>
              <td className={styles.none} colSpan={runs.length + 1}>
                Nothing: seed, kinds and limits are alike.
              </td>
            </tr>
          )}
        </Group>
        <Group title="Outcome" columns={runs.length} rows={[]}>
          <tr>
            <th scope="row">recording</th>
            {runs.map(({ id, outcome }) => (
              <td key={id}>
                <StatusMark tone={KEPT_OUTCOME_WORDS[outcome].tone} word={KEPT_OUTCOME_WORDS[outcome].word} />
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">bottleneck</th>
            {runs.map(({ id, figures }) => (
              <td key={id} className={styles.words}>
                {bottleneckText(figures)}
              </td>
            ))}
          </tr>
        </Group>
        {figureGroups(runs).map(({ title, rows }) => (
          <Group key={title} title={title} columns={runs.length} rows={rows} />
        ))}
      </table>
      <p className={styles.note}>
        Each × is how many times the first run’s figure it is. Percentiles come from all durations of a run
        and are never averaged; grey ones come from too few.
      </p>
    </section>
  );
}

interface GroupProps {
  readonly title: string;
  readonly columns: number;
  readonly rows: readonly CompareRow[];
  readonly children?: ReactNode;
}

function Group({ title, columns, rows, children }: GroupProps) {
  return (
    <tbody>
      <tr>
        <th className={styles.group} scope="rowgroup" colSpan={columns + 1}>
          {title}
        </th>
      </tr>
      {children}
      {rows.map(({ label, cells }) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          {cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its run's column
            <Cell key={index} {...cell} />
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Cell({ text, ratio, weak }: CompareCell) {
  return (
    <td data-weak={weak !== null || undefined} title={weak ?? undefined}>
      {text}
      {weak !== null && <span className="visually-hidden"> ({weak})</span>}
      {ratio !== null && <span className={styles.ratio}>{ratio}</span>}
    </td>
  );
}
