import { memo, useEffect, useRef } from 'react';
import { useView } from '../../state/use-store';
import { sortBy, type ViewStore } from '../../state/view-store';
import type { ResultsColumn } from './results-columns';
import styles from './results-table.module.css';

export interface ResultsHeaderProps {
  readonly view: ViewStore;
  readonly columns: readonly ResultsColumn[];
  /** How much of what matches is ticked. */
  readonly ticked: 'none' | 'some' | 'all';
  readonly empty: boolean;
  readonly onTickAll: () => void;
}

/** The titles of the columns; they sort. */
export const ResultsHeader = memo(function ResultsHeader(props: ResultsHeaderProps) {
  const { view, columns, ticked, empty, onTickAll } = props;
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = ticked === 'some';
  }, [ticked]);
  const label = ticked === 'none' ? 'Tick all that match' : 'Untick all';
  return (
    <thead className={styles.headgroup}>
      <tr className={styles.header} aria-rowindex={1}>
        <th className={styles.tick} scope="col">
          <input
            ref={box}
            type="checkbox"
            className={styles.box}
            checked={ticked === 'all'}
            disabled={empty}
            aria-label={label}
            title={empty ? 'There is nothing to tick' : label}
            onChange={onTickAll}
          />
        </th>
        {columns.map((column) => (
          <HeaderCell key={column.id} view={view} column={column} />
        ))}
      </tr>
    </thead>
  );
});

function HeaderCell({ view, column }: { readonly view: ViewStore; readonly column: ResultsColumn }) {
  const { id, title, help, sort, numeric } = column;
  const order = useView(view, (state) => (state.sort.by === sort ? state.sort.descending : null));
  const aria = order === null ? 'none' : order ? 'descending' : 'ascending';
  if (sort === null) {
    return (
      <th
        className={styles.title}
        scope="col"
        data-column={id}
        data-numeric={numeric || undefined}
        title={help}
      >
        {title}
      </th>
    );
  }
  return (
    <th
      className={styles.title}
      scope="col"
      aria-sort={aria}
      data-column={id}
      data-numeric={numeric || undefined}
    >
      <button type="button" className={styles.sorter} title={help} onClick={() => sortBy(view, sort)}>
        {title}
        {order !== null && (
          <span className={styles.arrow} aria-hidden="true">
            {order ? '▾' : '▴'}
          </span>
        )}
      </button>
    </th>
  );
}
