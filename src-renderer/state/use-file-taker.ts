import { useEffect, useEffectEvent } from 'react';
import { fileDeskOf } from './file-desk';
import type { FileKind } from './file-kind';
import type { Yard } from './yard-store';

/** Takes files of a kind while the component is there. */
export function useFileTaker(yard: Yard, kind: FileKind, onFile: (file: File) => void): void {
  const take = useEffectEvent(onFile);
  useEffect(() => fileDeskOf(yard).handle(kind, (file) => take(file)), [yard, kind]);
}
