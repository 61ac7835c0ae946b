import { type CellKind, CSV_COLUMNS } from './csv-columns';

/** What a row of a CSV list orders, before anything is checked; empty cells are absent. */
export function csvOrder(columns: readonly string[], cells: readonly string[]): object {
  const order: Record<string, unknown> = {};
  const body: Record<string, unknown> = {};
  const own: Record<string, unknown> = {};
  const parts = { order, body, own };
  let hasOwn = false;
  for (const [index, name] of columns.entries()) {
    const cell = cells[index];
    const column = CSV_COLUMNS.get(name);
    if (cell === undefined || cell === '' || column === undefined) continue;
    parts[column.part][name] = column.isNullable && cell === 'null' ? null : READ[column.kind](cell);
    if (column.part === 'own') hasOwn = true;
  }
  order.body = body;
  if (hasOwn) order.own = own;
  return order;
}

/** The column that a field of an order stands in. */
export function csvColumnOf(field: string): string {
  return field.replace(/^(body|own)\./, '');
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const READ: Readonly<Record<CellKind, (cell: string) => unknown>> = {
  text: (cell) => cell,
  number: (cell) => (NUMBER.test(cell.trim()) ? Number(cell) : cell),
  flag: (cell) => (cell === 'true' ? true : cell === 'false' ? false : cell),
  json: (cell) => {
    try {
      return JSON.parse(cell);
    } catch {
      return cell;
    }
  },
  statuses: (cell) =>
    cell
      .trim()
      .split(/\s+/)
      .map((one) => (NUMBER.test(one) ? Number(one) : one)),
};
