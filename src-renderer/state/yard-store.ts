import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import { type Counts, zeroCounts } from '#contract/counts';
import type { EventBatch, FeedMessage, FeedState, Metrics } from '#contract/feed-message';
import type { Limits } from '#contract/limits';
import type { LaneId } from '#contract/task';
import type { YardApi } from '#contract/yard-api';
import { applyToView, emptyView, type YardView } from '#contract/yard-view';
import type { ConnectionStatus, YardConnection } from './yard-connection';

/** What the window knows of the yard. */
export interface YardState {
  /** Messages applied: the view below changes in place, this number tells that it did. */
  readonly version: number;
  readonly connection: ConnectionStatus;
  /** The yard's number for the run; 0: no message yet. */
  readonly run: number;
  /** The yard's time of the last message, in milliseconds of the run. */
  readonly atMs: number;
  /** The host's time when it came, in the milliseconds of the `hostNow` given. */
  readonly receivedAtMs: number;
  readonly counts: Counts;
  readonly metrics: Metrics;
  readonly ghostLanes: readonly LaneId[];
  readonly toSubmit: number;
  /** The limits of the next run, while the yard is stopped. */
  readonly nextLimits: Limits | null;
  /** Events never seen one by one; the counts are exact all the same. */
  readonly coalesced: number;
  /** The fold of the log. Changed in place by every batch: read it, never keep it. */
  readonly view: YardView;
}

export type YardStore = StoreApi<YardState>;

/** Everything a feature needs of the yard. */
export interface Yard {
  readonly api: YardApi;
  readonly transport: YardConnection['transport'];
  readonly store: YardStore;
  /** The host's clock, in milliseconds: what `receivedAtMs` is measured on. */
  readonly hostNow: () => number;
}

const NO_PERCENTILES = { p50: null, p95: null, p99: null, n: 0 };
export const NO_METRICS: Metrics = {
  throughputPerSecond: 0,
  response: NO_PERCENTILES,
  service: NO_PERCENTILES,
  utilisation: 0,
  tokens: null,
};

/** A window's yard, not yet listening: see {@link follow}. */
export function createYard(connection: YardConnection, hostNow: () => number): Yard {
  const store = createStore<YardState>(() => ({
    version: 0,
    connection: { kind: 'connecting' },
    run: 0,
    atMs: 0,
    receivedAtMs: hostNow(),
    counts: zeroCounts(),
    metrics: NO_METRICS,
    ghostLanes: [],
    toSubmit: 0,
    nextLimits: null,
    coalesced: 0,
    view: emptyView(),
  }));
  return { api: connection.api, transport: connection.transport, store, hostNow };
}

/**
 * Keeps the yard's store at the newest message, with one change of the store for each, and acknowledges
 * every message that it has applied. A batch that does not join on to what is known is dropped, and a
 * snapshot asked for, once. Returns its own undo.
 */
export function follow(yard: Yard, connection: YardConnection): () => void {
  const { store, api } = yard;
  let resyncing = false;

  function receive(message: FeedMessage): void {
    const known = store.getState();
    switch (message.type) {
      case 'snapshot':
        resyncing = false;
        apply(message, message.view, message.coalesced);
        return;
      case 'batch':
        if (message.run < known.run || resyncing) return;
        if (!joins(message, known)) {
          resyncing = true;
          void api.call({ command: 'resync' });
          return;
        }
        apply(message, foldInto(known.view, message), known.coalesced);
        return;
      default:
        throw neverMessage(message);
    }
  }

  function apply(message: FeedState, view: YardView, coalesced: number): void {
    const { run, atMs, counts, metrics, ghostLanes, toSubmit, nextLimits } = message;
    store.setState(({ version }) => ({
      version: version + 1,
      receivedAtMs: yard.hostNow(),
      ...{ run, atMs, counts, metrics, ghostLanes, toSubmit, nextLimits, coalesced, view },
    }));
    void api.call({ command: 'acknowledge', run, seq: view.seq });
  }

  const unlisten = api.listen(receive);
  const unwatch = connection.watch((status) => {
    // What was asked of a lost connection will not be answered; the next begins with a snapshot.
    if (status.kind === 'lost') resyncing = false;
    store.setState({ connection: status });
  });
  return () => {
    unlisten();
    unwatch();
  };
}

function joins(batch: EventBatch, known: YardState): boolean {
  return batch.run === known.run && batch.fromSeq === known.view.seq + 1;
}

function foldInto(view: YardView, batch: EventBatch): YardView {
  let folded = view;
  for (const event of batch.events) folded = applyToView(folded, event);
  return folded;
}

function neverMessage(message: never): Error {
  return new Error(`unknown message ${JSON.stringify(message)}`);
}
