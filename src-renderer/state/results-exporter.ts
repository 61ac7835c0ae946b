import { createStore, type StoreApi } from 'zustand/vanilla';
import { describeProblem } from '#contract/problem';
import type { ExportFormat, ExportQuery, ExportTicket } from '#contract/results-export';
import type { YardApi } from '#contract/yard-api';

/** How far an export has come. */
export type ExportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'under-way';
      readonly format: ExportFormat;
      /** Rows written so far. */
      readonly rows: number;
      /** Rows there will be; null until the yard has told. */
      readonly of: number | null;
    }
  | { readonly kind: 'saved'; readonly fileName: string; readonly rows: number }
  | { readonly kind: 'stopped'; readonly rows: number; readonly of: number }
  | { readonly kind: 'failed'; readonly why: string };

export interface ResultsExporter {
  readonly store: StoreApi<ExportState>;
  /** Exports what matches the query as it is now. One at a time: refused, by false, while another is under way. */
  begin(query: ExportQuery, format: ExportFormat): boolean;
  /** Gives the one under way up; nothing is saved. */
  stop(): void;
  /** Back to idle, once it is over. */
  dismiss(): void;
}

export interface ExporterNeeds {
  readonly api: YardApi;
  /** Hands the finished file to the person. */
  readonly save: (fileName: string, parts: readonly Blob[]) => void;
}

/** Pulls an export part by part and saves it as a file; the yard is never asked for a part before it is wanted. */
export function createResultsExporter({ api, save }: ExporterNeeds): ResultsExporter {
  const store = createStore<ExportState>(() => ({ kind: 'idle' }));
  let stopping = false;

  async function run(query: ExportQuery, format: ExportFormat): Promise<ExportState> {
    const begun = await api.call({ command: 'export-begin', query, format });
    if (!begun.ok) return { kind: 'failed', why: begun.problems.map(describeProblem).join(' ') };
    const ticket = begun.value;
    // A blob is kept by the browser outside the page's heap.
    const parts: Blob[] = [];
    let rows = 0;
    while (!stopping) {
      store.setState({ kind: 'under-way', format, rows, of: ticket.rows }, true);
      const part = await api.call({ command: 'export-part', export: ticket.export });
      if (!part.ok) return { kind: 'failed', why: part.problems.map(describeProblem).join(' ') };
      if (stopping) break;
      parts.push(new Blob([part.value.text]));
      rows = part.value.rows;
      if (part.value.done) {
        save(ticket.fileName, parts);
        return { kind: 'saved', fileName: ticket.fileName, rows };
      }
    }
    return letGo(ticket, rows);
  }

  async function letGo(ticket: ExportTicket, rows: number): Promise<ExportState> {
    await api.call({ command: 'export-end', export: ticket.export });
    return { kind: 'stopped', rows, of: ticket.rows };
  }

  return {
    store,
    begin(query, format) {
      if (store.getState().kind === 'under-way') return false;
      stopping = false;
      store.setState({ kind: 'under-way', format, rows: 0, of: null }, true);
      void run(query, format).then((end) => store.setState(end, true));
      return true;
    },
    stop() {
      stopping = true;
    },
    dismiss() {
      if (store.getState().kind !== 'under-way') store.setState({ kind: 'idle' }, true);
    },
  };
}
