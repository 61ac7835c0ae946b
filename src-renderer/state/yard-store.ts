import type { StoreApi } from 'zustand/vanilla';
import { createStore } from 'zustand/vanilla';
import type { Bar } from '#contract/bar-columns';
import { BarRing, WINDOW_BARS } from '#contract/bar-ring';
import { type Counts, zeroCounts } from '#contract/counts';
import type { EventBatch, FeedMessage, FeedState, Metrics } from '#contract/feed-message';
import type { Limits } from '#contract/limits';
import type { LaneId } from '#contract/task';
import type { YardApi } from '#contract/yard-api';
import { REAL_TIME } from '#contract/yard-clock';
import { applyToView, emptyView, type YardView } from '#contract/yard-view';
import { EventLog } from './event-log';
import type { ConnectionStatus, YardConnection } from './yard-connection';

/** What the window knows of the yard. */
export interface YardState {
  /** Messages applied: the view below changes in place, this number tells that it did. */
  readonly version: number;
  readonly connection: ConnectionStatus;
  /** Tells this run from every other, of whatever yard; 0: no message yet. */
  readonly run: number;
  /** What people call it: the yard's first, second, … */
  readonly runCount: number;
  /** The yard's time of the last message, in milliseconds of the run. */
  readonly atMs: number;
  /** The host's time when it came, in the milliseconds of the `hostNow` given. */
  readonly receivedAtMs: number;
  readonly counts: Counts;
  readonly metrics: Metrics;
  readonly ghostLanes: readonly LaneId[];
  readonly toSubmit: number;
  readonly neverSubmitted: number;
  readonly queuedByPriority: FeedState['queuedByPriority'];
  readonly deadlines: FeedState['deadlines'];
  readonly clock: FeedState['clock'];
  readonly dispatchHeld: boolean;
  readonly shutdownBy: FeedState['shutdownBy'];
  /** The limits of the next run, while the yard is stopped. */
  readonly nextLimits: Limits | null;
  readonly recording: FeedState['recording'];
  /** Events never seen one by one; the counts are exact all the same. */
  readonly coalesced: number;
  /** The fold of the log. Changed in place by every batch: read it, never keep it. */
  readonly view: YardView;
  /** The newest finished stretches on the lanes. Changed in place as `view` is. */
  readonly bars: BarRing;
}

export type YardStore = StoreApi<YardState>;

/** Everything a feature needs of the yard. */
export interface Yard {
  readonly api: YardApi;
  readonly transport: YardConnection['transport'];
  readonly store: YardStore;
  /** The newest events one by one, as of the store's newest message. */
  readonly log: EventLog;
  /** The host's clock, in milliseconds: what `receivedAtMs` is measured on. */
  readonly hostNow: () => number;
}

const NO_PERCENTILES = { p50: null, p95: null, p99: null, n: 0 };
export const NO_METRICS: Metrics = {
  throughputPerSecond: 0,
  response: NO_PERCENTILES,
  closedResponse: NO_PERCENTILES,
  service: NO_PERCENTILES,
  utilisation: 0,
  tokens: null,
  accepted: { open: 0, closed: 0 },
  bottleneck: null,
};

/** A window's yard, not yet listening: see {@link follow}. */
export function createYard(connection: YardConnection, hostNow: () => number): Yard {
  const store = createStore<YardState>(() => ({
    version: 0,
    connection: { kind: 'connecting' },
    run: 0,
    runCount: 0,
    atMs: 0,
    receivedAtMs: hostNow(),
    counts: zeroCounts(),
    metrics: NO_METRICS,
    ghostLanes: [],
    toSubmit: 0,
    neverSubmitted: 0,
    queuedByPriority: { high: 0, medium: 0, low: 0 },
    deadlines: [],
    clock: REAL_TIME,
    dispatchHeld: false,
    shutdownBy: null,
    nextLimits: null,
    recording: null,
    coalesced: 0,
    view: emptyView(),
    bars: new BarRing(WINDOW_BARS),
  }));
  return { api: connection.api, transport: connection.transport, store, log: new EventLog(), hostNow };
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
        if (message.run !== known.run) known.bars.clear();
        known.bars.join(message.bars);
        apply(message, message.view, message.coalesced);
        return;
      case 'batch':
        if (message.run < known.run || resyncing) return;
        if (!joins(message, known)) {
          resyncing = true;
          void api.call({ command: 'resync' });
          return;
        }
        apply(message, foldInto(known, message), known.coalesced);
        return;
      default:
        throw neverMessage(message);
    }
  }

  function apply(message: FeedMessage, view: YardView, coalesced: number): void {
    yard.log.take(message);
    store.setState(({ version }) => ({
      version: version + 1,
      receivedAtMs: yard.hostNow(),
      ...feedStateOf(message),
      ...{ coalesced, view: inPhase(view, message.phase) },
    }));
    void api.call({ command: 'acknowledge', number: message.number });
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

/** What every message tells, without what sets the kinds of message apart. */
function feedStateOf(message: FeedMessage): Omit<FeedState, 'phase'> {
  const { run, runCount, atMs, counts, metrics, ghostLanes, toSubmit, queuedByPriority } = message;
  const { neverSubmitted, deadlines, clock, dispatchHeld, shutdownBy, nextLimits, recording } = message;
  const books = { run, runCount, atMs, counts, metrics, ghostLanes, toSubmit, queuedByPriority };
  return { ...books, neverSubmitted, deadlines, clock, dispatchHeld, shutdownBy, nextLimits, recording };
}

/** The log does not tell of a grace that ran out when nothing was left to cancel: see {@link FeedState.phase}. */
function inPhase(view: YardView, phase: YardView['phase']): YardView {
  return view.phase === 'draining' && phase === 'cancelling' ? { ...view, phase } : view;
}

function joins(batch: EventBatch, known: YardState): boolean {
  return batch.run === known.run && batch.fromSeq === known.view.seq + 1;
}

function foldInto({ view, bars }: YardState, batch: EventBatch): YardView {
  const keep = (bar: Bar) => bars.add(bar);
  let folded = view;
  for (const event of batch.events) folded = applyToView(folded, event, keep);
  return folded;
}

function neverMessage(message: never): Error {
  return new Error(`unknown message ${JSON.stringify(message)}`);
}
