import type { Bottleneck } from '#contract/run-figures';
import type { RunHeader, TaskEvent } from '#contract/task-event';

/**
 * Where a run's time went, worked out from its whole log with hindsight: what turns out to be a ghost was one from its
 * verdict on. Slow and simple; it shares no code with the fold. Only for runs whose dispatch was never held.
 */
export function exactBottleneck(header: RunHeader, events: readonly TaskEvent[]): Bottleneck {
  const yard = new HindsightYard(header, events);
  const first = events.find(({ type }) => type === 'task-submitted');
  const last = events.findLast(({ type }) => type === 'task-settled');
  const spent = { span: 0, open: 0, busy: 0, held: 0, lane: 0, token: 0, dispatch: 0 };
  for (const [index, event] of events.entries()) {
    yard.apply(event);
    const untilMs = events[index + 1]?.atMs ?? event.atMs;
    if (first === undefined || last === undefined || event.seq < first.seq || event.seq >= last.seq) continue;
    let fromMs = event.atMs;
    while (fromMs < untilMs) {
      const toMs = Math.min(untilMs, yard.nextChangeMs(fromMs));
      const ms = toMs - fromMs;
      const lack = yard.lackAt(fromMs);
      spent.span += ms;
      spent.open += yard.openLanes() * ms;
      spent.busy += yard.busyLanes() * ms;
      spent.held += yard.heldLanes() * ms;
      if (lack !== null) spent[lack] += ms;
      fromMs = toMs;
    }
  }
  const share = (ms: number, of: number) => (of === 0 ? 0 : ms / of);
  const { span, open } = spent;
  const lacking = spent.lane + spent.token + spent.dispatch;
  return {
    spanMs: span,
    lanesBusy: share(spent.busy, open),
    lanesHeld: share(spent.held, open),
    waitingForLane: share(spent.lane, span),
    waitingForToken: share(spent.token, span),
    dispatchHeld: share(spent.dispatch, span),
    keepingUp: span === 0 ? 1 : (span - lacking) / span,
  };
}

interface HindsightLane {
  body: boolean;
  heldFor: number | null;
}

class HindsightYard {
  readonly #outlived: ReadonlySet<string>;
  readonly #lanes = new Map<number, HindsightLane>();
  readonly #queued = new Set<number>();
  readonly #retries = new Map<number, { readonly dueMs: number; readonly lane: number | null }>();
  #limits: RunHeader['limits'];
  #tokens: number;
  #tokensAtMs = 0;

  constructor({ limits }: RunHeader, events: readonly TaskEvent[]) {
    this.#limits = limits;
    this.#tokens = limits.rate?.burst ?? 0;
    this.#outlived = new Set(
      events.flatMap((event) => (event.type === 'attempt-stopped' ? `${event.task}.${event.attempt}` : [])),
    );
  }

  apply(event: TaskEvent): void {
    const { atMs } = event;
    switch (event.type) {
      case 'lane-opened':
        this.#lanes.set(event.lane, { body: false, heldFor: null });
        return;
      case 'lane-closed':
        this.#lanes.delete(event.lane);
        return;
      case 'task-submitted':
        this.#queued.add(event.task);
        return;
      case 'attempt-started': {
        const takesToken = event.attempt === 1 || this.#limits.retriesSpendTokens;
        if (this.#limits.rate !== null && takesToken) this.#setTokens(this.#tokensBy(atMs) - 1, atMs);
        this.#leave(event.task);
        (this.#lanes.get(event.lane) as HindsightLane).body = true;
        return;
      }
      case 'attempt-settled':
        if (this.#outlived.has(`${event.task}.${event.attempt}`)) return;
        (this.#lanes.get(event.lane) as HindsightLane).body = false;
        return;
      case 'attempt-stopped':
        (this.#lanes.get(event.lane) as HindsightLane).body = false;
        return;
      case 'retry-scheduled':
        this.#retries.set(event.task, { dueMs: atMs + event.delayMs, lane: event.lane });
        if (event.lane !== null) (this.#lanes.get(event.lane) as HindsightLane).heldFor = event.task;
        return;
      case 'task-settled':
        this.#leave(event.task);
        return;
      case 'limits-changed': {
        const { rate } = event.limits;
        const had = this.#limits.rate === null ? Number.POSITIVE_INFINITY : this.#tokensBy(atMs);
        this.#limits = event.limits;
        if (rate !== null) this.#setTokens(Math.min(had, rate.burst), atMs);
        return;
      }
      default:
        return;
    }
  }

  openLanes(): number {
    return this.#lanes.size;
  }

  busyLanes(): number {
    return [...this.#lanes.values()].filter(({ body }) => body).length;
  }

  /** A lane that is held and has a ghost on it counts as busy. */
  heldLanes(): number {
    return [...this.#lanes.values()].filter(({ body, heldFor }) => !body && heldFor !== null).length;
  }

  /** When time alone changes something next: a retry is due, or a token is there. */
  nextChangeMs(atMs: number): number {
    const dues = [...this.#retries.values()].map(({ dueMs }) => dueMs).filter((dueMs) => dueMs > atMs + 1e-7);
    const { rate } = this.#limits;
    const lacking = rate === null ? 0 : 1 - 1e-9 - this.#tokensBy(atMs);
    if (rate !== null && lacking > 0) dues.push(atMs + Math.max(1e-4, (lacking * 1000) / rate.perSecond));
    return Math.min(Number.POSITIVE_INFINITY, ...dues);
  }

  lackAt(atMs: number): 'lane' | 'token' | 'dispatch' | null {
    const due = [...this.#retries.values()].filter(({ dueMs }) => dueMs <= atMs + 1e-7);
    const isFree = [...this.#lanes.values()].some(({ body, heldFor }) => !body && heldFor === null);
    if (this.#queued.size + due.length === 0) return null;
    const hasLane = (lane: number | null) => (lane === null ? isFree : this.#lanes.get(lane)?.body === false);
    const retries = due.filter(({ lane }) => hasLane(lane));
    if (retries.length === 0 && (this.#queued.size === 0 || !isFree)) return 'lane';
    const hasToken = this.#limits.rate === null || this.#tokensBy(atMs) >= 1 - 2e-9;
    if (hasToken || (retries.length > 0 && !this.#limits.retriesSpendTokens)) return 'dispatch';
    return 'token';
  }

  #leave(task: number): void {
    this.#queued.delete(task);
    const lane = this.#retries.get(task)?.lane ?? null;
    this.#retries.delete(task);
    const held = lane === null ? undefined : this.#lanes.get(lane);
    if (held?.heldFor === task) held.heldFor = null;
  }

  #setTokens(tokens: number, atMs: number): void {
    this.#tokens = tokens;
    this.#tokensAtMs = atMs;
  }

  #tokensBy(atMs: number): number {
    const { rate } = this.#limits;
    if (rate === null) return 0;
    return Math.min(rate.burst, this.#tokens + ((atMs - this.#tokensAtMs) * rate.perSecond) / 1000);
  }
}
