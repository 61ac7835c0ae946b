import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Problem } from '#contract/problem';
import { type ImportContent, MAX_IMPORT_PART_LENGTH, type TaskListSummary } from '#contract/task-import';
import type { SubmitReceipt, YardApi } from '#contract/yard-api';
import { textParts } from './text-parts';

/** How far a file that is brought in has come. */
export type ImportState =
  | { readonly kind: 'idle' }
  /** Somebody is about to choose a file. */
  | { readonly kind: 'choosing' }
  | { readonly kind: 'sending'; readonly fileName: string; readonly bytes: number; readonly of: number }
  /** All of it is there, and is being read. */
  | { readonly kind: 'checking'; readonly fileName: string }
  | { readonly kind: 'asking'; readonly list: TaskListSummary; readonly isRunning: boolean }
  | { readonly kind: 'refused'; readonly fileName: string; readonly problems: readonly Problem[] }
  | { readonly kind: 'done'; readonly fileName: string; readonly receipt: SubmitReceipt };

export interface FileImport {
  readonly store: StoreApi<ImportState>;
  choose(): void;
  /** Sends a file, and another that is under way no further. */
  begin(file: File, content: ImportContent): void;
  /** Submits the list that is asked about. Whoever calls it has seen the programs in it. */
  run(): void;
  /** Lets go of whatever there is: nothing of it runs. */
  drop(): void;
}

/** Sends files part by part, the next when the one before has been taken: neither side holds more than it needs. */
export function createFileImport({ call }: Pick<YardApi, 'call'>): FileImport {
  const store = createStore<ImportState>(() => ({ kind: 'idle' }));
  /** Counts what was begun: what is not the newest any more ends at its next step. */
  let turn = 0;
  /** The yard's name for it; null: it has none to let go. */
  let open: number | null = null;

  async function send(file: File, content: ImportContent, own: number): Promise<void> {
    const fileName = file.name;
    const isOver = () => own !== turn;
    const refuse = (problems: readonly Problem[]) => {
      if (!isOver()) store.setState({ kind: 'refused', fileName, problems }, true);
    };
    const begun = await call({ command: 'import-begin', content, fileName });
    if (!begun.ok) return refuse(begun.problems);
    const { import: number } = begun.value;
    if (isOver()) return letGo(number);
    open = number;
    try {
      for await (const { text, bytes } of textParts(file, MAX_IMPORT_PART_LENGTH)) {
        if (isOver()) return;
        const taken = await call({ command: 'import-part', import: number, text });
        if (isOver()) return;
        if (!taken.ok) return refuse(taken.problems);
        store.setState({ kind: 'sending', fileName, bytes, of: file.size }, true);
      }
    } catch {
      letGo(number);
      return refuse([UNREADABLE]);
    }
    if (isOver()) return;
    store.setState({ kind: 'checking', fileName }, true);
    const read = await call({ command: 'import-end', import: number });
    if (isOver()) return;
    if (!read.ok) return refuse(read.problems);
    if ('list' in read.value) {
      store.setState({ kind: 'asking', list: read.value.list, isRunning: false }, true);
      return;
    }
    open = null;
    const shown = await call({ command: 'open-run', id: read.value.kept.id });
    if (!shown.ok) return refuse(shown.problems);
    if (!isOver()) store.setState({ kind: 'idle' }, true);
  }

  function letGo(number: number): void {
    if (open === number) open = null;
    void call({ command: 'import-drop', import: number });
  }

  function end(): void {
    turn += 1;
    if (open !== null) letGo(open);
  }

  return {
    store,
    choose() {
      const { kind } = store.getState();
      if (kind === 'idle' || kind === 'done') store.setState({ kind: 'choosing' }, true);
    },
    begin(file, content) {
      end();
      store.setState({ kind: 'sending', fileName: file.name, bytes: 0, of: file.size }, true);
      void send(file, content, turn);
    },
    run() {
      const state = store.getState();
      if (state.kind !== 'asking' || state.isRunning) return;
      const { list } = state;
      const own = turn;
      store.setState({ kind: 'asking', list, isRunning: true }, true);
      void call({ command: 'import-run', import: list.import, confirmed: list.programs.length > 0 }).then(
        (reply) => {
          if (own !== turn) return;
          open = null;
          const { fileName } = list;
          if (reply.ok) store.setState({ kind: 'done', fileName, receipt: reply.value }, true);
          else store.setState({ kind: 'refused', fileName, problems: reply.problems }, true);
        },
      );
    },
    drop() {
      end();
      store.setState({ kind: 'idle' }, true);
    },
  };
}

const UNREADABLE: Problem = {
  field: 'file',
  expected: 'text in UTF-8 that can be read to its end',
  got: 'something else',
};
