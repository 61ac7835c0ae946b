import { countText } from '#contract/count-text';
import { fineDurationText } from '#contract/duration-text';
import type { RunFigures } from '#contract/run-figures';
import { StatusGlyph } from '../../components/status-mark';
import { weakness } from '../../components/weakness';
import { DURATION_COLUMNS, type DurationColumn } from './duration-columns';
import { type DurationGroup, type DurationRow, durationGroups } from './duration-groups';
import styles from './durations-tables.module.css';

/** How long things took, by how they ended: percentiles with their n, never averaged. */
export function DurationsTables({ figures }: { readonly figures: RunFigures }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls the tables
    <section className={styles.scroller} tabIndex={0} aria-label="Durations">
      {durationGroups(figures).map((group) => (
        <DurationsTable key={group.title} {...group} />
      ))}
    </section>
  );
}

function DurationsTable({ title, what, rows }: DurationGroup) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>
        <span className={styles.about}>
          <span className={styles.title}>{title}</span> <span className={styles.what}>{what}</span>
        </span>
      </caption>
      <thead>
        <tr>
          <th className={styles.ended} scope="col">
            ended
          </th>
          <th scope="col" title="How many durations the figures come from">
            n
          </th>
          {DURATION_COLUMNS.map(({ title: column, help }) => (
            <th key={column} scope="col" title={help}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.word} {...row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ word, tone, caveat, durations }: DurationRow) {
  const { n } = durations;
  return (
    <tr className={styles.row} data-nothing={n === 0 || undefined}>
      <th className={styles.ended} scope="row" title={caveat ?? undefined}>
        {tone !== null && (
          <span className={styles.glyph}>
            <StatusGlyph tone={tone} />
          </span>
        )}
        {word}
        {caveat !== null && (
          <>
            <span aria-hidden="true">*</span>
            <span className="visually-hidden"> ({caveat})</span>
          </>
        )}
      </th>
      <td>{countText(n)}</td>
      {DURATION_COLUMNS.map((column) => (
        <Figure key={column.title} column={column} row={durations} />
      ))}
    </tr>
  );
}

interface FigureProps {
  readonly column: DurationColumn;
  readonly row: DurationRow['durations'];
}

function Figure({ column, row }: FigureProps) {
  const why = row.n === 0 ? null : weakness(column.least, row.n);
  return (
    <td data-weak={why !== null || undefined} title={why ?? undefined}>
      {fineDurationText(column.of(row))}
      {why !== null && <span className="visually-hidden"> ({why})</span>}
    </td>
  );
}
