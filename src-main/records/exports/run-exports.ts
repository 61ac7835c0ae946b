import type { KeptRun, RunExportFormat } from '#contract/kept-runs';
import type { Reply } from '#contract/problem';
import type { ExportPart, ExportTicket } from '#contract/results-export';
import type { Clock } from '../../engine/ports';
import type { Slices } from '../../feed/slices';
import { CsvText } from './csv-text';
import { ReportText } from './report-text';
import { RawExport, type RunExport, WordedExport } from './run-export';
import { TraceText } from './trace-text';

/** Exports of runs that may be open at one time, of all askers together: each holds an open file. */
export const MAX_RUN_EXPORTS = 8;
/** Their numbers begin here, where those of exports of results never come. */
const FIRST = 2 ** 40;

export interface RunExportsNeeds {
  readonly clock: Clock;
  readonly slices: Slices;
}

interface OpenRunExport {
  readonly number: number;
  readonly one: RunExport;
  /** A part is being made: no other can be asked for meanwhile. */
  isBusy: boolean;
}

/**
 * Exports of kept runs under way. Each belongs to who began it, and ends with it; an asker has one: a new one takes the
 * place of the one before.
 */
export class RunExports {
  readonly #needs: RunExportsNeeds;
  readonly #open = new Map<object | null, OpenRunExport>();
  #last = FIRST;

  constructor(needs: RunExportsNeeds) {
    this.#needs = needs;
  }

  /** @param path its log, with everything in it that is to be exported */
  begin(
    run: KeptRun,
    path: string,
    format: RunExportFormat,
    asker: object | null,
  ): ExportTicket | 'too-many' {
    if (this.#open.size >= MAX_RUN_EXPORTS && !this.#open.has(asker)) return 'too-many';
    this.closeOf(asker);
    const number = ++this.#last;
    this.#open.set(asker, { number, one: this.#make(run, path, format), isBusy: false });
    return { export: number, rows: run.events, fileName: fileNameOf(run, format) };
  }

  has(number: number, asker: object | null): boolean {
    return this.#open.get(asker)?.number === number;
  }

  /** The next part; the last one closes it, and so does a problem. */
  async nextPart(asker: object | null): Promise<Reply<ExportPart>> {
    const open = this.#open.get(asker);
    if (open === undefined || open.isBusy) {
      const expected = 'an export that is open, and one part of it at a time';
      return { ok: false, problems: [{ field: 'export', expected, got: 'another command' }] };
    }
    open.isBusy = true;
    try {
      const part = await open.one.nextPart();
      if (!part.ok || part.value.done) this.#close(asker, open);
      return part;
    } catch (error) {
      this.#close(asker, open);
      const got = error instanceof Error ? error.message : String(error);
      return { ok: false, problems: [{ field: 'export', expected: 'a log that can be read', got }] };
    } finally {
      open.isBusy = false;
    }
  }

  /** Lets go what this asker has open. */
  closeOf(asker: object | null): void {
    const open = this.#open.get(asker);
    if (open !== undefined) this.#close(asker, open);
  }

  #close(asker: object | null, open: OpenRunExport): void {
    if (this.#open.get(asker) === open) this.#open.delete(asker);
    void open.one.close();
  }

  #make(run: KeptRun, path: string, format: RunExportFormat): RunExport {
    const { clock, slices } = this.#needs;
    switch (format) {
      case 'ndjson':
        return new RawExport(path);
      case 'csv':
        return new WordedExport(path, new CsvText(), slices);
      case 'html':
        return new WordedExport(path, new ReportText(run, clock), slices);
      case 'trace':
        return new WordedExport(path, new TraceText(), slices);
      default:
        return format satisfies never;
    }
  }
}

const ENDINGS: Readonly<Record<RunExportFormat, string>> = {
  ndjson: '.ndjson',
  csv: '-tasks.csv',
  html: '-report.html',
  trace: '-trace.json',
};

/** As `switchyard-20260102-030405-678-9f3a6c01-report.html`, or by the name that somebody gave it. */
function fileNameOf({ id, name }: KeptRun, format: RunExportFormat): string {
  const called = (name ?? '').replace(/[^\w.-]+/g, '-').replace(/^[-.]+|[-.]+$/g, '');
  return `switchyard-${called === '' ? id : called}${ENDINGS[format]}`;
}
