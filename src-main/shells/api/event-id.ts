import { refuse } from './api-refusal';

/** A place in the log of a run: after event number `seq`. */
export interface LogPlace {
  readonly run: number;
  /** 0: before the first event. */
  readonly seq: number;
}

/** As a stream names it: with its run, since every run counts its events from 1. */
export function eventIdOf({ run, seq }: LogPlace): string {
  return `${run}-${seq}`;
}

/**
 * Where somebody wants to go on.
 *
 * @param text of the header `Last-Event-ID`
 * @returns null where there is none
 * @throws ApiRefusal where it is no place
 */
export function readEventId(text: string | undefined): LogPlace | null {
  if (text === undefined || text === '') return null;
  const [, run, seq] = /^(\d{1,16})-(\d{1,16})$/.exec(text) ?? [];
  const place = { run: Number(run), seq: Number(seq) };
  if (Number.isSafeInteger(place.run) && Number.isSafeInteger(place.seq)) return place;
  throw refuse(400, 'Last-Event-ID', 'the id of an event, as <run>-<seq>', JSON.stringify(text.slice(0, 40)));
}
