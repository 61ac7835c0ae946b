import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, useRef } from 'react';
import type { Series, SeriesPoint } from '#contract/series';
import { weakness } from '../../components/weakness';
import { intervalText } from './chart-rows';
import { measureText, momentText } from './measures';
import { SERIES_COLUMNS } from './series-columns';
import styles from './series-table.module.css';

const ROW_PX = 24;
const HEADER_PX = 38;

/** The numbers of all charts, a row for each interval, the newest first. */
export function SeriesTable({ series }: { readonly series: Series }) {
  const { fromMs, points, bucketMs } = series;
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: points.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    paddingStart: HEADER_PX,
    overscan: 4,
  });
  const columns = { '--series-columns': SERIES_COLUMNS.length, height: rows.getTotalSize() } as CSSProperties;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls the table
    <section className={styles.scroller} ref={scroller} tabIndex={0} aria-label="Table of the charts">
      <table
        className={styles.table}
        style={columns}
        aria-label={`The run in intervals of ${intervalText(bucketMs)}, the newest first`}
        aria-rowcount={points.length + 1}
      >
        <thead className={styles.headgroup}>
          <tr className={styles.header} aria-rowindex={1}>
            <th className={styles.moment} scope="col">
              from
            </th>
            {SERIES_COLUMNS.map(({ field, title, help }) => (
              <th key={field} className={styles.title} scope="col" title={help}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.getVirtualItems().map(({ index, start }) => {
            const at = points.length - 1 - index;
            const point = points[at];
            return (
              point !== undefined && (
                <SeriesRow
                  key={at}
                  point={point}
                  fromMs={fromMs + at * bucketMs}
                  index={index}
                  topPx={start}
                />
              )
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

interface SeriesRowProps {
  readonly point: SeriesPoint;
  readonly fromMs: number;
  readonly index: number;
  readonly topPx: number;
}

function SeriesRow({ point, fromMs, index, topPx }: SeriesRowProps) {
  return (
    <tr className={styles.row} aria-rowindex={index + 2} style={{ transform: `translateY(${topPx}px)` }}>
      <th className={styles.moment} scope="row">
        {momentText(fromMs)}
      </th>
      {SERIES_COLUMNS.map(({ field, measure, leastSample, of }) => {
        const value = of(point);
        const why = value === null ? null : weakness(leastSample?.least, leastSample?.n(point) ?? null);
        return (
          <td
            key={field}
            className={styles.number}
            data-nothing={value === 0 || value === null || undefined}
            data-weak={why !== null || undefined}
            title={why ?? undefined}
          >
            {measureText(measure, value)}
            {why !== null && <span className="visually-hidden"> ({why})</span>}
          </td>
        );
      })}
    </tr>
  );
}
