import { useCell } from './cell';
import styles from './chart-head.module.css';
import { ChartLegend } from './chart-legend';
import { rowHolding } from './chart-rows';
import type { ChartRow, ChartSpec, RestFigures } from './chart-spec';
import { rowInWords } from './chart-words';
import type { CrosshairCell } from './crosshair';

export interface ChartHeadProps {
  readonly titleId: string;
  readonly spec: ChartSpec;
  /** What the numbers are, after the title. */
  readonly unit: string;
  readonly rows: readonly ChartRow[];
  readonly rest: RestFigures;
  readonly crosshair: CrosshairCell;
}

/** A chart's title, unit and legend, with its figures: at the moment pointed at, else those at rest. */
export function ChartHead({ titleId, spec, unit, rows, rest, crosshair }: ChartHeadProps) {
  const pointed = useCell(crosshair);
  const row = pointed === null ? null : rowHolding(rows, pointed.atMs);
  const { values, n } = row ?? rest;
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.title} id={titleId} title={`${spec.title}, ${unit}`}>
          {spec.title} <span className={styles.unit}>{unit}</span>
        </h3>
        <span className={styles.caption}>{row === null ? rest.caption : 'at the line'}</span>
      </div>
      <ChartLegend layers={spec.layers} values={values} n={n} />
      <p className="visually-hidden" role="status">
        {row !== null && pointed?.chart === spec.id && rowInWords(spec, row)}
      </p>
    </>
  );
}
