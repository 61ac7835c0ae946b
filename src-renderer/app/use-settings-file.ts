import { useState } from 'react';
import { describeProblem } from '#contract/problem';
import { SETTINGS_FILE_NAME, settingsFileText } from '#contract/settings-file';
import { saveFile } from '../state/save-file';
import type { SettingsStore } from '../state/settings-store';
import { useFileTaker } from '../state/use-file-taker';
import type { Yard } from '../state/yard-store';

export interface SettingsFile {
  /** What came of the last file; null: nothing, or it has been read. */
  readonly said: { readonly isTaken: boolean; readonly text: string } | null;
  readonly dismiss: () => void;
  readonly save: () => void;
}

/** Saves the settings as a file, and takes them over from one: what it does not tell stays. */
export function useSettingsFile(yard: Yard, settings: SettingsStore): SettingsFile {
  const [said, setSaid] = useState<SettingsFile['said']>(null);

  async function take(file: File): Promise<void> {
    const read = await yard.api.call({ command: 'read-settings', text: await file.text() });
    if (read.ok) settings.change(read.value);
    const text = read.ok
      ? `The settings of ${file.name} hold from now on.`
      : `${file.name}: ${read.problems.map(describeProblem).join('; ')}`;
    setSaid({ isTaken: read.ok, text });
  }

  useFileTaker(yard, 'settings', (file) => void take(file));
  return {
    said,
    dismiss: () => setSaid(null),
    save: () => saveFile(SETTINGS_FILE_NAME, [new Blob([settingsFileText(settings.store.getState())])]),
  };
}
