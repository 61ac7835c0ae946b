import type { RefObject } from 'react';

export interface FilePickerProps {
  /** Its `click()` opens the system's dialog. */
  readonly picker: RefObject<HTMLInputElement | null>;
  readonly label: string;
  /** Kinds of file that are offered, as the `accept` of an input. */
  readonly accept: string;
  readonly onPick: (file: File) => void;
}

/** Lets a file be chosen in the system's dialog. Not to be seen: a button or an item of a menu opens it. */
export function FilePicker({ picker, label, accept, onPick }: FilePickerProps) {
  return (
    <input
      ref={picker}
      type="file"
      hidden
      accept={accept}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const chosen = currentTarget.files?.[0];
        if (chosen !== undefined) onPick(chosen);
        // The same one may be chosen again once it has been mended.
        currentTarget.value = '';
      }}
    />
  );
}
