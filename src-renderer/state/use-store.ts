import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Settings } from '#contract/settings';
import type { FileDesk } from './file-desk';
import type { ExportState, FileExporter } from './file-exporter';
import type { FileImport, ImportState } from './file-import';
import type { BulkState, ResultsBulk } from './results-bulk';
import type { ResultsAnswer, ResultsPager } from './results-pager';
import type { ScenarioState, ScenarioStore } from './scenario-store';
import type { SettingsStore } from './settings-store';
import type { Inspection, TaskInspection } from './task-inspection';
import type { ViewState, ViewStore } from './view-store';
import type { Yard, YardState } from './yard-store';

/** What `select` makes of the yard; renders again only when that changes, member by member. */
export function useYard<T>(yard: Yard, select: (state: YardState) => T): T {
  return useStore(yard.store, useShallow(select));
}

/** What `select` makes of the way this window looks; renders again only when that changes. */
export function useView<T>(view: ViewStore, select: (state: ViewState) => T): T {
  return useStore(view, useShallow(select));
}

/** What `select` makes of the pager's newest answer; renders again only when that changes. */
export function useResults<T>(pager: ResultsPager, select: (answer: ResultsAnswer) => T): T {
  return useStore(pager.store, useShallow(select));
}

/** What `select` makes of the settings; renders again only when that changes. */
export function useSettings<T>(settings: SettingsStore, select: (chosen: Settings) => T): T {
  return useStore(settings.store, useShallow(select));
}

/** What `select` makes of the scenario; renders again only when that changes. */
export function useScenario<T>(scenario: ScenarioStore, select: (state: ScenarioState) => T): T {
  return useStore(scenario, useShallow(select));
}

/** What `select` makes of an export's progress; renders again only when that changes. */
export function useExport<T>(exporter: FileExporter, select: (state: ExportState) => T): T {
  return useStore(exporter.store, useShallow(select));
}

/** What `select` makes of what is done to several tasks; renders again only when that changes. */
export function useBulk<T>(bulk: ResultsBulk, select: (state: BulkState) => T): T {
  return useStore(bulk.store, useShallow(select));
}

/** What `select` makes of the task that is looked at; renders again only when that changes. */
export function useInspection<T>(inspection: TaskInspection, select: (now: Inspection) => T): T {
  return useStore(inspection.store, useShallow(select));
}

/** What `select` makes of a file that is brought in; renders again only when that changes. */
export function useImport<T>(of: FileImport, select: (state: ImportState) => T): T {
  return useStore(of.store, useShallow(select));
}

/** Why the last file could not be read; null: it could, or that has been said. */
export function useRefusedFile(desk: FileDesk): string | null {
  return useStore(desk.store, ({ refused }) => refused);
}
