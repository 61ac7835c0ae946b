/**
 * An event of the trace event format (N. Duca, D. Sinclair, "Trace Event Format", Google), as far as we write it: `X`
 * complete, `b`/`e` asynchronous, `C` counter, `i` instant, `M` metadata. Times are in microseconds.
 */
export interface TraceEvent {
  readonly ph: 'X' | 'b' | 'e' | 'C' | 'i' | 'M';
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly id?: number;
  /** Of an instant: as wide as the whole trace, the process, or the thread. */
  readonly s?: 'g' | 'p' | 't';
  readonly args?: object;
}

/** The yard, as the only process of a trace. */
export const YARD_PROCESS = 1;
/** What belongs to no lane. */
export const YARD_THREAD = 0;

export function micros(ms: number): number {
  return Math.round(ms * 1000);
}

export function complete(
  category: string,
  name: string,
  lane: number,
  fromMs: number,
  toMs: number,
  args: object,
): TraceEvent {
  const ts = micros(fromMs);
  return { ph: 'X', cat: category, name, pid: YARD_PROCESS, tid: lane, ts, dur: micros(toMs) - ts, args };
}

export function instant(name: string, atMs: number, args: object): TraceEvent {
  const place = { pid: YARD_PROCESS, tid: YARD_THREAD, ts: micros(atMs) };
  return { ph: 'i', cat: 'yard', name, ...place, s: 'g', args };
}

/** A wait on no lane: begins, or ends. Those of one task have its number. */
export function wait(ph: 'b' | 'e', task: number, atMs: number, args: object = {}): TraceEvent {
  const place = { pid: YARD_PROCESS, tid: YARD_THREAD, ts: micros(atMs) };
  return { ph, cat: 'backoff', name: 'backoff', id: task, ...place, args };
}

export function counter(name: string, atMs: number, values: Readonly<Record<string, number>>): TraceEvent {
  return { ph: 'C', name, pid: YARD_PROCESS, tid: YARD_THREAD, ts: micros(atMs), args: values };
}

export function metadata(name: string, lane: number, args: object): TraceEvent {
  return { ph: 'M', name, pid: YARD_PROCESS, tid: lane, ts: 0, args };
}
