import type { Problem, Reply } from '#contract/problem';
import type { ServingNote } from '../../schemas/serving-note-schema';

/** Where an API is, and what lets one in. */
export type ServerAddress = Pick<ServingNote, 'url' | 'token'>;

/** What somebody said of the server to speak to. */
export interface WantedServer {
  readonly url: string | null;
  readonly port: number | null;
  readonly token: string | null;
}

/**
 * The server that is meant: the one that was named, or of those that serve on this machine the one that started last.
 * Its token is the one that was given, or the one that it left for others of the same user.
 */
export function findServer(wanted: WantedServer, serving: readonly ServingNote[]): Reply<ServerAddress> {
  const url = wanted.url ?? (wanted.port === null ? null : `http://127.0.0.1:${wanted.port}`);
  if (url !== null && !isHttp(url)) {
    return refused({ field: '--url', expected: 'an http: or https: address', got: JSON.stringify(url) });
  }
  const base = url === null ? null : new URL(url).origin;
  const note = serving.find(
    (one) => base === null || one.url === base.replace('//localhost:', '//127.0.0.1:'),
  );
  if (base === null && note === undefined) {
    const expected = 'to be given where no `switchyard serve` runs on this machine';
    return refused({ field: '--url', expected, got: 'nothing' });
  }
  const token = wanted.token ?? note?.token;
  if (token === undefined) {
    const expected = 'the token that the server printed (or SWITCHYARD_TOKEN)';
    return refused({ field: '--token', expected, got: 'nothing' });
  }
  return { ok: true, value: { url: base ?? note?.url ?? '', token } };
}

function refused(problem: Problem): Reply<never> {
  return { ok: false, problems: [problem] };
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
