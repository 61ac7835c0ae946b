import userEvent from '@testing-library/user-event';
import { createStore } from 'zustand/vanilla';
import type { Counts } from '#contract/counts';
import type { Reply } from '#contract/problem';
import type { ResultRow } from '#contract/results-query';
import { DEFAULT_SETTINGS } from '#contract/settings';
import type { YardCommand } from '#contract/yard-api';
import { ResultsPanel, useExportActions } from '../../../../src-renderer/features/results/results-panel';
import { createActionBus } from '../../../../src-renderer/state/action-bus';
import { leavePastRuns } from '../../../../src-renderer/state/leave-past-runs';
import type { SettingsStore } from '../../../../src-renderer/state/settings-store';
import { createViewStore } from '../../../../src-renderer/state/view-store';
import { replyFrom } from '../../fake-results';
import { counts, FakeYard, show, snapshot, themed } from '../../fake-yard';

export interface Shown {
  readonly counts?: Counts;
  /** Answers everything but queries for results. */
  readonly reply?: (command: YardCommand) => Reply<unknown>;
  readonly besidePx?: number;
}

/** The results panel on a yard that has these tasks, the array as it is at each query. */
export function shownResults(rows: readonly ResultRow[], { counts: books, reply, besidePx = 0 }: Shown = {}) {
  const fake = new FakeYard();
  fake.reply = replyFrom(() => rows, reply);
  const yard = fake.window();
  fake.send(snapshot({ counts: books ?? counts({ accepted: rows.length, succeeded: rows.length }) }));
  const view = createViewStore();
  const bus = createActionBus();
  const settings = memorySettings();
  leavePastRuns(yard, view);
  const { rerender } = show(<Window />);
  /** Another tab is shown for a while. */
  async function leave(meanwhile: () => unknown): Promise<void> {
    rerender(themed(<Window isShown={false} />));
    await meanwhile();
    rerender(themed(<Window />));
  }
  return { fake, yard, view, bus, settings, leave, user: userEvent.setup() };

  function Window({ isShown = true }: { readonly isShown?: boolean }) {
    useExportActions(yard, view, bus);
    return (
      isShown && <ResultsPanel yard={yard} view={view} bus={bus} settings={settings} besidePx={besidePx} />
    );
  }
}

export const lastQuery = (fake: FakeYard) => fake.asked('results').at(-1)?.query;

function memorySettings(): SettingsStore {
  const store = createStore(() => DEFAULT_SETTINGS);
  return { store, change: (patch) => store.setState(patch), refresh: () => {} };
}
