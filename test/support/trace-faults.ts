/** An event of a trace, as a stranger reads it. */
interface ReadEvent {
  readonly ph: string;
  readonly name?: unknown;
  readonly cat?: unknown;
  readonly pid?: unknown;
  readonly tid?: unknown;
  readonly ts?: unknown;
  readonly dur?: unknown;
  readonly id?: unknown;
  readonly s?: unknown;
  readonly args?: unknown;
}

/** What in a file is against the trace event format, or would be drawn wrong: nothing, where all is well. */
export function traceFaults(text: string): string[] {
  const trace = JSON.parse(text) as { traceEvents: ReadEvent[]; displayTimeUnit: string };
  const faults: string[] = [];
  if (trace.displayTimeUnit !== 'ms') faults.push('no time unit');
  const threads = new Map<
    unknown,
    { readonly from: number; readonly to: number; readonly name: unknown }[]
  >();
  const waits = new Map<unknown, number>();
  const named = new Set<unknown>();
  for (const event of trace.traceEvents) {
    const { ph, name, pid, tid, ts } = event;
    const says = (fault: string) => faults.push(`${fault}: ${JSON.stringify(event)}`);
    if (typeof name !== 'string') says('no name');
    if (pid !== 1 || !Number.isInteger(tid)) says('no place');
    if (!Number.isInteger(ts) || (ts as number) < 0) says('no time in whole microseconds');
    switch (ph) {
      case 'M':
        if (name === 'thread_name') named.add(tid);
        break;
      case 'X': {
        if (!Number.isInteger(event.dur) || (event.dur as number) < 0) says('no duration');
        if (!named.has(tid)) says('a thread without a name');
        const spans = threads.get(tid) ?? [];
        spans.push({ from: ts as number, to: (ts as number) + (event.dur as number), name });
        threads.set(tid, spans);
        break;
      }
      case 'b':
      case 'e': {
        if (typeof event.id !== 'number' || typeof event.cat !== 'string') says('no id or category');
        const open = (waits.get(event.id) ?? 0) + (ph === 'b' ? 1 : -1);
        if (open < 0 || open > 1) says('a wait that does not pair');
        waits.set(event.id, open);
        break;
      }
      case 'C':
        if (Object.values(event.args as object).some((value) => typeof value !== 'number'))
          says('no numbers');
        break;
      case 'i':
        if (event.s !== 'g') says('no scope');
        break;
      default:
        says('an unknown phase');
    }
  }
  for (const [id, open] of waits) if (open !== 0) faults.push(`the wait of task ${String(id)} has no end`);
  for (const spans of threads.values()) {
    // What has no length is at the edge of another, or within it.
    const sorted = spans
      .filter(({ from, to }) => to > from)
      .toSorted((a, b) => a.from - b.from || b.to - a.to);
    for (const [at, span] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before !== undefined && span.from < before.to) faults.push(`${span.name} overlaps ${before.name}`);
    }
  }
  return faults;
}
