import { createStore, type StoreApi } from 'zustand/vanilla';
import { type FileKind, fileKindOf, TELLING_BYTES } from './file-kind';
import { madeOnce } from './made-once';
import type { Yard } from './yard-store';

/** Where files come in, however they are brought: each goes to whoever takes its kind. */
export interface FileDesk {
  /** Why the last file could not be read; null: it could, or that has been said. */
  readonly store: StoreApi<{ readonly refused: string | null }>;
  /** Takes files of a kind from now on; the newest taker of one wins. Returns its own undo. */
  handle(kind: FileKind, take: (file: File) => void): () => void;
  /** Resolves once it has been handed on. */
  take(file: File): Promise<void>;
  dismiss(): void;
}

export function createFileDesk(): FileDesk {
  const store = createStore<{ readonly refused: string | null }>(() => ({ refused: null }));
  const takers = new Map<FileKind, (file: File) => void>();
  return {
    store,
    handle(kind, take) {
      takers.set(kind, take);
      return () => {
        if (takers.get(kind) === take) takers.delete(kind);
      };
    },
    async take(file) {
      store.setState({ refused: null });
      try {
        const text = await file.slice(0, TELLING_BYTES).text();
        takers.get(fileKindOf(file.name, text, file.size <= TELLING_BYTES))?.(file);
      } catch {
        // A folder looks like a file until it is read.
        store.setState({ refused: `${file.name} cannot be read: is it a folder?` });
      }
    },
    dismiss: () => store.setState({ refused: null }),
  };
}

/** A window has one. */
export const fileDeskOf = madeOnce((_yard: Yard) => createFileDesk());
