import type { AbortReason } from '../engine/ports';

/** A reason to stop in words, named as the web platform names such errors. */
export interface AbortDescription {
  readonly name: 'TimeoutError' | 'AbortError';
  readonly message: string;
}

export function describeAbort(reason: AbortReason): AbortDescription {
  switch (reason.kind) {
    case 'attempt-timeout':
      return { name: 'TimeoutError', message: `the attempt took longer than ${reason.timeoutMs} ms` };
    case 'total-timeout':
      return { name: 'TimeoutError', message: `the task took longer than ${reason.timeoutMs} ms in all` };
    case 'cancelled':
      return { name: 'AbortError', message: `cancelled (${reason.reason})` };
    default:
      return neverReason(reason);
  }
}

/** What a body that is told to stop sees as its signal's reason; `cause` is the engine's own. */
export class AbortError extends Error {
  override readonly cause: AbortReason;

  constructor(reason: AbortReason) {
    const { name, message } = describeAbort(reason);
    super(message);
    this.name = name;
    this.cause = reason;
  }
}

function neverReason(reason: never): never {
  throw new Error(`unknown reason to abort: ${JSON.stringify(reason)}`);
}
