import { useView } from '../../state/use-store';
import { sortBy, type ViewStore } from '../../state/view-store';
import { RESULTS_COLUMNS, type ResultsColumn } from './results-columns';
import styles from './results-table.module.css';

/** The titles of the columns; they sort. */
export function ResultsHeader({ view }: { readonly view: ViewStore }) {
  return (
    <thead className={styles.headgroup}>
      <tr className={styles.header} aria-rowindex={1}>
        {RESULTS_COLUMNS.map((column) => (
          <HeaderCell key={column.id} view={view} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function HeaderCell({ view, column }: { readonly view: ViewStore; readonly column: ResultsColumn }) {
  const { title, help, sort, numeric } = column;
  const order = useView(view, (state) => (state.sort.by === sort ? state.sort.descending : null));
  const aria = order === null ? 'none' : order ? 'descending' : 'ascending';
  if (sort === null) {
    return (
      <th className={styles.title} scope="col" data-numeric={numeric || undefined} title={help}>
        {title}
      </th>
    );
  }
  return (
    <th className={styles.title} scope="col" aria-sort={aria} data-numeric={numeric || undefined}>
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
