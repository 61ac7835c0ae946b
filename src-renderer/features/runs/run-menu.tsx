import { ActionIcon, Menu } from '@mantine/core';
import { type RefObject, useRef, useState } from 'react';
import { type KeptRun, RUN_EXPORT_FORMATS, type RunExportFormat } from '#contract/kept-runs';
import { runTitle } from '../../components/kept-run-words';
import { exporterOf } from '../../state/exporter-of';
import { useExport } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './runs-list.module.css';

const FORMATS: Readonly<Record<RunExportFormat, string>> = {
  ndjson: 'Event log (NDJSON)',
  csv: 'Table of tasks (CSV)',
  html: 'Report (one HTML file)',
  trace: 'Chrome trace (for Perfetto)',
};

export interface RunMenuProps {
  readonly yard: Yard;
  readonly run: KeptRun;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly onName: () => void;
  readonly onDelete: () => void;
}

/** What else can be done to a run. */
export function RunMenu({ yard, run, button, onName, onDelete }: RunMenuProps) {
  const exporter = exporterOf(yard);
  /** The table that scrolls would cut it off; those who go by landmarks find it in the same one. */
  const [landmark, setLandmark] = useState<HTMLElement | null>(null);
  // The menu hands the focus back to its button when it has closed: what takes it on must wait for that.
  const next = useRef<(() => void) | null>(null);
  const isExporting = useExport(exporter, ({ kind }) => kind === 'under-way');
  return (
    <Menu
      position="bottom-end"
      width={230}
      shadow="md"
      transitionProps={{ duration: 0 }}
      withInitialFocusPlaceholder={false}
      portalProps={landmark === null ? {} : { target: landmark }}
      onOpen={() => setLandmark(button.current?.closest('main') ?? null)}
    >
      <Menu.Target>
        <ActionIcon
          ref={button}
          variant="default"
          size={22}
          aria-label={`More for ${runTitle(run)}`}
          onFocus={() => {
            next.current?.();
            next.current = null;
          }}
        >
          <span aria-hidden="true">⋯</span>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown aria-label={`More for ${runTitle(run)}`}>
        <Menu.Item
          onClick={() => {
            next.current = onName;
          }}
        >
          Rename …
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{isExporting ? 'An export is under way' : 'Export'}</Menu.Label>
        {RUN_EXPORT_FORMATS.map((format) => (
          <Menu.Item
            key={format}
            disabled={isExporting}
            onClick={() => exporter.begin({ kind: 'run', id: run.id, format })}
          >
            {FORMATS[format]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          className={styles.delete ?? ''}
          onClick={() => {
            next.current = onDelete;
          }}
        >
          Delete …
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
