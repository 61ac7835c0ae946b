/**
 * How a cell is read. `text` as it stands; `number`; `flag`: true or false; `json`: JSON; `statuses`: numbers with
 * spaces between. Where one cannot be read so, it stays text, and the schema says what was expected.
 */
export type CellKind = 'text' | 'number' | 'flag' | 'json' | 'statuses';

export interface CsvColumn {
  /** Where its value stands in an order. */
  readonly part: 'order' | 'body' | 'own';
  readonly kind: CellKind;
  /** The cell `null` is null, which is something else than an empty cell. */
  readonly isNullable?: true;
}

/** Columns of a task list by their names, each named after the field of an order. */
export const CSV_COLUMNS: ReadonlyMap<string, CsvColumn> = new Map<string, CsvColumn>([
  ['name', { part: 'order', kind: 'text' }],
  ['kind', { part: 'order', kind: 'text' }],
  ['priority', { part: 'order', kind: 'text' }],
  ['executor', { part: 'body', kind: 'text' }],
  ['load', { part: 'body', kind: 'text' }],
  ['rounds', { part: 'body', kind: 'number' }],
  ['upTo', { part: 'body', kind: 'number' }],
  ['sleepMs', { part: 'body', kind: 'number' }],
  ['spinMs', { part: 'body', kind: 'number' }],
  ['path', { part: 'body', kind: 'text' }],
  ['payload', { part: 'body', kind: 'json' }],
  ['method', { part: 'body', kind: 'text' }],
  ['url', { part: 'body', kind: 'text', isNullable: true }],
  ['headers', { part: 'body', kind: 'json' }],
  ['body', { part: 'body', kind: 'text' }],
  ['expectedStatuses', { part: 'body', kind: 'statuses' }],
  ['program', { part: 'body', kind: 'text' }],
  ['args', { part: 'body', kind: 'json' }],
  ['cwd', { part: 'body', kind: 'text' }],
  ['env', { part: 'body', kind: 'json' }],
  ['minMs', { part: 'body', kind: 'number' }],
  ['maxMs', { part: 'body', kind: 'number' }],
  ['failAttempts', { part: 'body', kind: 'number', isNullable: true }],
  ['fatal', { part: 'body', kind: 'flag' }],
  ['ignoresCancel', { part: 'body', kind: 'flag' }],
  ['maxAttempts', { part: 'own', kind: 'number' }],
  ['attemptTimeoutMs', { part: 'own', kind: 'number', isNullable: true }],
  ['queueTimeoutMs', { part: 'own', kind: 'number', isNullable: true }],
  ['totalTimeoutMs', { part: 'own', kind: 'number', isNullable: true }],
]);
