import { EventEmitter } from 'node:events';
import type { FastifyInstance } from 'fastify';
import type { InjectOptions } from 'light-my-request';
import type { WebSocket } from 'ws';
import { isConserved, pendingOf } from '#contract/counts';
import type { Problem, Reply } from '#contract/problem';
import { DEFAULT_SETTINGS } from '#contract/settings';
import { NO_FAULTS, type TargetFaults, type TargetState } from '#contract/target';
import { MAX_PROBLEMS } from '../../src-main/schemas/problems';
import { registerApi } from '../../src-main/shells/api/api-routes';
import { DesktopSettings } from '../../src-main/shells/electron/desktop-settings';
import { IpcDoor } from '../../src-main/shells/electron/ipc-door';
import { MenuAbility, serveAbilityOverIpc } from '../../src-main/shells/electron/menu-ability';
import { serveSettingsOverIpc } from '../../src-main/shells/electron/settings-ipc';
import { serveYardOverIpc } from '../../src-main/shells/electron/yard-ipc';
import { makePageServer } from '../../src-main/shells/web/page-server';
import { serveSocket } from '../../src-main/shells/web/socket-window';
import { NOBODY } from '../../src-main/shells/yard/commanded-yard';
import type { YardWindow } from '../../src-main/shells/yard/yard';
import { breachOf } from '../support/api-document';
import { FakeIpc } from '../support/fake-ipc';
import { type RecordedYard, recordedYard } from '../support/recorded-yard';
import { type FuzzStep, LAST_BEGUN, type Sender, type Stranger } from './fuzz-step';

/** More tasks than this, pending or to come, and a round ends: what they cost is tested elsewhere. */
const TOO_MANY_TASKS = 6_000;
const TOKEN = 'the-token-of-the-fuzz-which-is-long-enough';
/** Who has not been answered by then is not answered at all, in milliseconds: disks of busy machines are slow. */
const PATIENCE_MS = 60_000;
/** Timers until everything accepted has to have settled by itself; then it is cancelled. */
const MOST_STEPS = 20_000;

/** A whole yard with every door to it, on a clock that only the fuzz moves. */
export class FuzzWorld {
  readonly #recorded: RecordedYard;
  readonly #server: FastifyInstance;
  readonly #windows: Readonly<Record<'window' | 'granted window', YardWindow>>;
  readonly #ipc = new FakeIpc();
  readonly #door: IpcDoor;
  readonly #undoIpc: () => void;
  readonly #lastBegun = new Map<string, number>();
  /** What somebody was told that was accepted: runs and tasks. */
  readonly #promised: { readonly run: number; readonly task: number }[] = [];
  readonly #faults: string[] = [];
  #socket: FakeSocket;

  constructor(pageDir: string) {
    this.#recorded = recordedYard({}, { target: fakeTarget(), maxSettled: 500 });
    const { yard, clock } = this.#recorded;
    const port = { send: () => {}, isCongested: () => false };
    this.#windows = {
      window: yard.openWindow(port, { programs: 'switched off' }),
      'granted window': yard.openWindow(port, { programs: true }),
    };
    this.#socket = this.#openSocket();
    const log = {
      warn: () => {},
      info: () => {},
      error: (text: string, error: unknown) => this.#fault(text, error),
    };
    this.#door = new IpcDoor(this.#ipc.ipcMain, this.#ipc.webContents, log);
    this.#undoIpc = serveYardOverIpc(this.#door, yard, log);
    let kept: object | undefined = DEFAULT_SETTINGS;
    serveSettingsOverIpc(
      this.#door,
      new DesktopSettings({
        read: () => kept,
        write: (_part: string, value: object) => {
          kept = value;
        },
        copyAside: () => {},
      } as unknown as ConstructorParameters<typeof DesktopSettings>[0]),
    );
    serveAbilityOverIpc(this.#door, new MenuAbility({ getApplicationMenu: () => null }));
    this.#server = makePageServer(pageDir);
    registerApi(this.#server, {
      ...{ yard, clock, token: TOKEN, grants: { programs: 'switched off' } },
      port: () => 0,
      onFault: (error) => this.#fault('the API', error),
    });
  }

  get isFull(): boolean {
    const { scheduler, submissions } = this.#recorded.yard;
    return pendingOf(scheduler.counts) + submissions.toSubmit > TOO_MANY_TASKS;
  }

  /** Sends it, lets time go on a little, and says what is wrong with what came of it; null: nothing. */
  async send(step: FuzzStep, index: number): Promise<string | null> {
    let wrong: string | null;
    try {
      wrong = await this.#sent(step);
    } catch (error) {
      wrong = `it threw ${describe(error)}`;
    }
    const { clock, recordsClock, yard } = this.#recorded;
    for (let left = index % 4; left > 0; left--) clock.step();
    if (index % 16 === 0) recordsClock.step();
    if (wrong === null && !isConserved(yard.scheduler.counts))
      wrong = `the books: ${told(yard.scheduler.counts)}`;
    return wrong ?? this.#faults[0] ?? null;
  }

  /** Lets everything accepted come to its end, and says what has not; null: all has. */
  async end(): Promise<string | null> {
    const { yard, clock, lines } = this.#recorded;
    for (const window of Object.values(this.#windows)) window.close();
    this.#socket.emit('close');
    this.#undoIpc();
    this.#door.close();
    await this.#server.close();
    const { run } = yard.feed;
    yard.changeClock({ paused: false, speed: 1 });
    yard.requestShutdown('finish-all', null, 'window');
    for (let left = MOST_STEPS; left > 0 && pendingOf(yard.scheduler.counts) > 0; left--) {
      if (!clock.step()) break;
    }
    if (pendingOf(yard.scheduler.counts) > 0) yard.requestShutdown('cancel-now', null, 'window');
    // Of very many that end at once not all end in one step.
    for (let left = MOST_STEPS; left > 0 && pendingOf(yard.scheduler.counts) > 0; left--) {
      if (!clock.step()) break;
    }
    const { counts } = yard.scheduler;
    if (pendingOf(counts) > 0 || !isConserved(counts)) return `not all has settled: ${told(counts)}`;
    return this.#auditedLog(lines, run) ?? this.#faults[0] ?? null;
  }

  /** By the log itself: every task of each run settles, and once. */
  #auditedLog(lines: RecordedYard['lines'], lastRun: number): string | null {
    const settled: Map<number, number>[] = [];
    let runs = 0;
    for (const line of lines) {
      if (line.type === 'run') settled[runs++] = new Map();
      const ends = settled[runs - 1];
      if (ends === undefined) return 'the log begins without a header';
      if (line.type === 'task-submitted') ends.set(line.task, 0);
      if (line.type === 'task-settled') ends.set(line.task, (ends.get(line.task) ?? 7) + 1);
    }
    for (const [index, ends] of settled.entries()) {
      for (const [task, times] of ends) {
        if (times !== 1) return `task ${task} of run ${index + 1} has settled ${times} times`;
      }
    }
    // Runs are known by when they began, and each is a moment later than the one before it.
    for (const { run, task } of this.#promised) {
      const ends = settled[settled.length - 1 - (lastRun - run)];
      if (ends?.get(task) !== 1) return `task ${task} of run ${run} was accepted, and has not settled`;
    }
    return null;
  }

  #sent(step: FuzzStep): Promise<string | null> | string | null {
    switch (step.door) {
      case 'yard':
        return this.#toYard(step);
      case 'socket':
        return this.#toSocket(step);
      case 'ipc':
        return this.#toIpc(step);
      case 'http':
        return this.#toHttp(step);
      default:
        return step satisfies never;
    }
  }

  async #toYard({ from, body }: Extract<FuzzStep, { door: 'yard' }>): Promise<string | null> {
    const { yard } = this.#recorded;
    const command = this.#withNumber(body, from);
    const handled = from === 'nobody' ? yard.handle(command, NOBODY) : this.#windows[from].handle(command);
    const reply = await answered(handled);
    this.#noteBegun(reply, from);
    return faultOfReply(reply);
  }

  async #toSocket({ text, isBinary }: Extract<FuzzStep, { door: 'socket' }>): Promise<string | null> {
    const socket = this.#socket;
    if (isBinary) {
      socket.emit('message', Buffer.from(text, 'base64'), true);
      if (socket.closed !== 1003) return 'a binary message did not close the socket';
      socket.emit('close');
      this.#socket = this.#openSocket();
      return null;
    }
    const reply = await answered(socket.ask(text));
    if (reply === LOST) return 'the socket was closed';
    return faultOfReply(reply);
  }

  async #toIpc({ channel, body, from }: Extract<FuzzStep, { door: 'ipc' }>): Promise<string | null> {
    try {
      structuredClone(body);
    } catch {
      // It never leaves the page.
      return null;
    }
    const page = this.#ipc.event();
    const { frame } = this.#ipc;
    const events = {
      page,
      'other frame': { ...page, senderFrame: { ...frame, parent: frame } },
      'other page': { ...page, senderFrame: { url: 'https://evil.example/', parent: null } },
      'other window': { ...page, sender: {} },
      'no frame': { ...page, senderFrame: null },
    };
    if (channel === 'yard:listen' || channel === 'desktop:able') {
      this.#ipc.sendAs(events[from], channel, body);
      return null;
    }
    const reply = (await answered(this.#ipc.invokeAs(events[from], channel, body))) as Reply<unknown>;
    const wrong = faultOfReply(reply);
    if (wrong !== null || from === 'page') return wrong;
    return !reply.ok && reply.problems[0]?.field === 'sender'
      ? null
      : `a stranger was let in: ${told(reply)}`;
  }

  async #toHttp(step: Extract<FuzzStep, { door: 'http' }>): Promise<string | null> {
    const { method, url, type, body, stranger } = step;
    const headers: Record<string, string> = {
      host: stranger === 'host' ? 'evil.example' : '127.0.0.1:0',
      ...step.headers,
      ...(type === null ? null : { 'content-type': type }),
      ...(stranger === 'no token'
        ? null
        : { authorization: `Bearer ${stranger === 'token' ? 'x' : ''}${TOKEN}` }),
      ...(stranger === 'origin' ? { origin: 'http://evil.example' } : null),
    };
    const path = url.split(/[?#]/, 1)[0] ?? url;
    const request = {
      ...{ url, headers },
      method: method as 'GET',
      ...(body === null ? null : { payload: Buffer.from(body, 'base64') }),
    };
    if (path.startsWith('/api/events')) return this.#follow(request, stranger);
    const { statusCode: status, headers: told, body: text } = await answered(this.#server.inject(request));
    const isApi =
      path.startsWith('/api/') || (path === '/metrics' && (method === 'GET' || method === 'HEAD'));
    if (status >= 500) {
      const mayWait = status === 503 && path === '/api/tasks' && told['retry-after'] !== undefined;
      if (!mayWait) return `${status}: ${text}`;
    }
    if (stranger !== null) {
      const expected = stranger === 'host' || stranger === 'origin' ? 403 : 401;
      // The page itself is for whoever knows this machine's name.
      if (isApi && status !== expected) return `a stranger (${stranger}) was told ${status}`;
      if (stranger === 'host' && status < 400) return `another host was told ${status}`;
      return null;
    }
    if (text.includes('not for anybody')) return 'a file outside of the page was served';
    // It is told what would come; Node itself sends no body then.
    if (method === 'HEAD') return null;
    const contentType = String(told['content-type'] ?? '');
    const json: unknown = contentType.startsWith('application/json') ? JSON.parse(text) : undefined;
    if (path === '/api/tasks' && status === 200 && method === 'POST') this.#notePromised(json);
    return breachOf(method, path, { status, type: contentType, body: json ?? text });
  }

  /** Asks for an answer that may be without an end, and leaves when it has begun. */
  async #follow(request: InjectOptions, stranger: Stranger | null): Promise<string | null> {
    const leave = new AbortController();
    const asked = this.#server.inject({ ...request, signal: leave.signal, payloadAsStream: true });
    const response = await answered(asked);
    const { statusCode: status } = response;
    const body = response.stream();
    body.on('error', () => {});
    if (status === 200) leave.abort();
    else body.resume();
    if (stranger !== null && status < 400) return 'a stranger may follow the log';
    return status >= 500 ? `${status} to a follower` : null;
  }

  #notePromised(receipt: unknown): void {
    const { run, tasks } = receipt as { readonly run: number; readonly tasks: readonly (number | null)[] };
    for (const task of tasks) if (task !== null) this.#promised.push({ run, task });
  }

  /** The body with the number that its sender began last, where it asks for that. */
  #withNumber(body: unknown, from: Sender): unknown {
    if (typeof body !== 'object' || body === null) return body;
    const key = 'import' in body ? 'import' : 'export';
    if (Reflect.get(body, key) !== LAST_BEGUN) return body;
    return { ...body, [key]: this.#lastBegun.get(`${from} ${key}`) ?? 1 };
  }

  #noteBegun(reply: unknown, from: Sender): void {
    const value = (reply as { readonly value?: unknown } | null)?.value;
    if (typeof value !== 'object' || value === null) return;
    for (const key of ['import', 'export']) {
      const number: unknown = Reflect.get(value, key);
      if (typeof number === 'number') this.#lastBegun.set(`${from} ${key}`, number);
    }
  }

  #openSocket(): FakeSocket {
    const socket = new FakeSocket();
    serveSocket(socket as unknown as WebSocket, this.#recorded.yard, { programs: 'switched off' });
    return socket;
  }

  #fault(what: string, error: unknown): void {
    this.#faults.push(`${what}: ${describe(error)}`);
  }
}

const LOST = Symbol('the socket is gone');

/** The yard's end of a web socket. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly bufferedAmount = 0;
  /** The code it was closed with. */
  closed: number | null = null;
  #whenReplied: ((reply: unknown) => void) | null = null;

  ask(text: string): Promise<unknown> {
    return new Promise((resolve) => {
      this.#whenReplied = resolve;
      this.emit('message', Buffer.from(text, 'utf8'), false);
    });
  }

  send(text: string): void {
    // Nobody looks at the feed.
    if (text.startsWith('{"feed"')) return;
    const message: object = JSON.parse(text);
    if ('reply' in message) this.#whenReplied?.(message.reply);
  }

  close(code: number): void {
    this.closed = code;
  }

  terminate(): void {
    this.#whenReplied?.(LOST);
  }
}

/** What is wrong with a reply as a reply; null: nothing. */
function faultOfReply(reply: unknown): string | null {
  const { ok, value, problems } = (reply ?? {}) as {
    ok?: unknown;
    value?: unknown;
    problems?: readonly Problem[];
  };
  if (ok === true) return JSON.stringify(value) === undefined ? 'a reply without a value' : null;
  if (ok !== false || !Array.isArray(problems)) return `no reply: ${told(reply)}`;
  const areFit = problems.every(
    ({ field, expected, got }: Problem) =>
      typeof field === 'string' &&
      typeof expected === 'string' &&
      typeof got === 'string' &&
      got.length < 1_000,
  );
  if (problems.length === 0 || problems.length > MAX_PROBLEMS || !areFit)
    return `no problems: ${told(problems)}`;
  return problems.some(({ expected }: Problem) => expected === 'the yard to answer')
    ? `a fault: ${told(problems)}`
    : null;
}

/** What it comes back with, which has to be soon. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  let isAnswered = false;
  const done = asked.finally(() => {
    isAnswered = true;
  });
  done.catch(() => {});
  const untilMs = performance.now() + PATIENCE_MS;
  for (let turns = 0; !isAnswered; turns++) {
    if (performance.now() > untilMs) throw new Error('it is not answered');
    await (turns < 20 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)));
  }
  return done;
}

function fakeTarget() {
  let faults: TargetFaults = NO_FAULTS;
  const state = (): TargetState => ({ url: null, faults, isOut: false, requests: 0, failed: 0, dropped: 0 });
  return {
    state,
    setFaults: (patch: Partial<TargetFaults>) => {
      faults = { ...faults, ...patch };
      return state();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function told(value: unknown): string {
  return (JSON.stringify(value) ?? String(value)).slice(0, 2_000);
}
