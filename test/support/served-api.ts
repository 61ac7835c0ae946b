import { type IncomingMessage, request } from 'node:http';
import { drawAccess } from '../../src-main/shells/web/web-access';
import { startWebShell } from '../../src-main/shells/web/web-shell';
import type { Yard } from '../../src-main/shells/yard/yard';
import { breachOf } from './api-document';
import { makePageDir } from './page-dir';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** What the text says, where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it as it expects it to be
  readonly json: any;
}

export interface Asking {
  /** Sent as JSON, or as it is where it is text or bytes. */
  readonly body?: unknown;
  /** Over those that a well-behaved client sends; undefined: not sent. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

export interface ServedApi {
  readonly port: number;
  readonly token: string;
  readonly pageUrl: string;
  /** Sends a request, and holds the answer against the API's own document. */
  ask(method: string, path: string, asking?: Asking): Promise<ApiAnswer>;
  /** Opens an answer without an end. */
  open(path: string, headers?: Readonly<Record<string, string>>): Promise<IncomingMessage>;
  close(): Promise<void>;
}

/** The API of a web shell, as a program of this machine meets it. */
export async function serveApi(yard: Yard, allowsPrograms = false): Promise<ServedApi> {
  const page = makePageDir();
  const faults: unknown[] = [];
  const shell = await startWebShell({
    ...{ yard, pageDir: page.dir, port: 0 },
    access: drawAccess({ allowsPrograms }),
    onFault: (error) => faults.push(error),
  });
  const { port, token, pageUrl } = shell;
  const usual = { host: `127.0.0.1:${port}`, authorization: `Bearer ${token}` };

  const send = (method: string, path: string, { body, headers = {} }: Asking) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const bytes =
        body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
      // Node tells the length of itself only for methods that usually have a body.
      const json =
        bytes === undefined
          ? {}
          : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(bytes)) };
      const all = Object.entries({ ...usual, ...json, ...headers }).filter(
        ([, value]) => value !== undefined,
      );
      const sent = Object.fromEntries(all) as Record<string, string>;
      const asking = request(
        { host: '127.0.0.1', port, path, method, headers: sent, setHost: false },
        resolve,
      );
      asking.on('error', reject);
      asking.end(bytes);
    });

  return {
    ...{ port, token, pageUrl },
    open: (path, headers = {}) => send('GET', path, { headers }),
    async ask(method, path, asking = {}) {
      const answer = await send(method, path, asking);
      let text = '';
      answer.setEncoding('utf8');
      for await (const part of answer) text += part;
      const status = answer.statusCode ?? 0;
      const type = String(answer.headers['content-type'] ?? '');
      const json = type.startsWith('application/json') ? JSON.parse(text) : undefined;
      const breach = breachOf(method, path.split('?')[0] ?? path, { status, type, body: json ?? text });
      if (breach !== null) throw new Error(`${breach}\n${text}`);
      if (faults.length > 0) throw faults[0];
      return { status, headers: answer.headers, text, json };
    },
    async close() {
      await shell.close();
      page.remove();
    },
  };
}
