import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RunExportFormat } from '#contract/kept-runs';
import { describeProblem } from '#contract/problem';
import type { ExportFormat, ExportQuery, ExportTicket } from '#contract/results-export';
import type { YardApi } from '#contract/yard-api';

/** What is exported: of the results what matches a query, as it is now; or a kept run. */
export type ExportSource =
  | { readonly kind: 'results'; readonly query: ExportQuery; readonly format: ExportFormat }
  | { readonly kind: 'run'; readonly id: string; readonly format: RunExportFormat };

/** How far an export has come. */
export type ExportState =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'under-way';
      readonly of: ExportSource['kind'];
      /** Rows written so far. */
      readonly rows: number;
      /** Rows there will be; null until the yard has told. */
      readonly all: number | null;
    }
  | {
      readonly kind: 'saved';
      readonly of: ExportSource['kind'];
      readonly fileName: string;
      readonly rows: number;
    }
  | {
      readonly kind: 'stopped';
      readonly of: ExportSource['kind'];
      readonly rows: number;
      readonly all: number;
    }
  | { readonly kind: 'failed'; readonly of: ExportSource['kind']; readonly why: string };

export interface FileExporter {
  readonly store: StoreApi<ExportState>;
  /** One at a time: refused, by false, while another is under way. */
  begin(source: ExportSource): boolean;
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
export function createFileExporter({ api, save }: ExporterNeeds): FileExporter {
  const store = createStore<ExportState>(() => ({ kind: 'idle' }));
  let stopping = false;

  async function run(source: ExportSource): Promise<ExportState> {
    const of = source.kind;
    const begun = await beginIn(api, source);
    if (!begun.ok) return { kind: 'failed', of, why: begun.problems.map(describeProblem).join(' ') };
    const ticket = begun.value;
    // A blob is kept by the browser outside the page's heap.
    const parts: Blob[] = [];
    let rows = 0;
    while (!stopping) {
      store.setState({ kind: 'under-way', of, rows, all: ticket.rows }, true);
      const part = await api.call({ command: 'export-part', export: ticket.export });
      if (!part.ok) return { kind: 'failed', of, why: part.problems.map(describeProblem).join(' ') };
      if (stopping) break;
      parts.push(new Blob([part.value.text]));
      rows = part.value.rows;
      if (part.value.done) {
        save(ticket.fileName, parts);
        return { kind: 'saved', of, fileName: ticket.fileName, rows };
      }
    }
    return letGo(of, ticket, rows);
  }

  async function letGo(of: ExportSource['kind'], ticket: ExportTicket, rows: number): Promise<ExportState> {
    await api.call({ command: 'export-end', export: ticket.export });
    return { kind: 'stopped', of, rows, all: ticket.rows };
  }

  return {
    store,
    begin(source) {
      if (store.getState().kind === 'under-way') return false;
      stopping = false;
      store.setState({ kind: 'under-way', of: source.kind, rows: 0, all: null }, true);
      void run(source).then((end) => store.setState(end, true));
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

function beginIn(api: YardApi, source: ExportSource) {
  return source.kind === 'run'
    ? api.call({ command: 'export-run', id: source.id, format: source.format })
    : api.call({ command: 'export-begin', query: source.query, format: source.format });
}
