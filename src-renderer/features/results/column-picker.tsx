import { Button, Checkbox, Popover } from '@mantine/core';
import { useState } from 'react';
import type { SettingsStore } from '../../state/settings-store';
import { useSettings } from '../../state/use-store';
import styles from './column-picker.module.css';
import { NAMING_COLUMN, RESULTS_COLUMNS, type ResultsColumn } from './results-columns';

export interface ColumnPickerProps {
  readonly settings: SettingsStore;
  /** Chosen, but not shown for want of room. */
  readonly noRoom: readonly ResultsColumn[];
}

/** Which columns the table shows; kept for windows and runs to come. */
export function ColumnPicker({ settings, noRoom }: ColumnPickerProps) {
  const hidden = useSettings(settings, ({ hiddenColumns }) => hiddenColumns);
  const [opened, setOpened] = useState(false);

  function toggle(id: string): void {
    const isHidden = hidden.includes(id);
    const next = isHidden ? hidden.filter((other) => other !== id) : [...hidden, id];
    settings.change({ hiddenColumns: next });
  }

  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={250}
      shadow="md"
      transitionProps={{ duration: 0 }}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="default"
          title={noRoom.length === 0 ? 'Choose columns' : `Choose columns (${noRoom.length} have no room)`}
          onClick={() => setOpened(!opened)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Columns of the results table">
        <fieldset className={styles.columns}>
          <legend className="visually-hidden">Columns</legend>
          {RESULTS_COLUMNS.map((column) => (
            <div key={column.id} className={styles.column}>
              <Checkbox
                size="xs"
                label={column.title}
                title={column.id === NAMING_COLUMN ? 'It names its row and always stays' : column.help}
                checked={!hidden.includes(column.id) || column.id === NAMING_COLUMN}
                disabled={column.id === NAMING_COLUMN}
                onChange={() => toggle(column.id)}
              />
              {noRoom.includes(column) && <span className={styles.note}>no room now</span>}
            </div>
          ))}
        </fieldset>
        <Button
          size="compact-xs"
          variant="subtle"
          disabled={hidden.length === 0}
          title={hidden.length === 0 ? 'All columns are chosen already' : undefined}
          onClick={() => settings.change({ hiddenColumns: [] })}
        >
          Show all
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
