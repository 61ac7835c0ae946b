import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { ApiState } from '#contract/desktop-api';
import { ServingNotes } from '../../../src-main/shells/api-client/serving-notes';
import { ApiSwitch } from '../../../src-main/shells/electron/api-switch';
import { apiStarter } from '../../../src-main/shells/electron/start-api';
import { RealClock } from '../../../src-main/shells/world/real-clock';
import { makeYard } from '../../support/hosted-yard';
import { JournalLog, makeDir } from './started-app';

/** A port that nobody has. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function setUp() {
  const { yard } = makeYard();
  const log = new JournalLog();
  const notes = new ServingNotes(makeDir());
  const api = new ApiSwitch(apiStarter({ yard, clock: new RealClock(), log, notes, pid: process.pid }));
  const states: ApiState[] = [];
  api.follow((state) => states.push(state));
  return { yard, api, notes, log, states };
}

const command = { body: { executor: 'command', program: 'true', args: [] } };

function submit(state: ApiState, body: unknown, token?: string): Promise<Response> {
  if (state.kind !== 'on') throw new Error(`the API is ${state.kind}`);
  const headers = { authorization: `Bearer ${token ?? state.token}`, 'content-type': 'application/json' };
  return fetch(`${state.url}/api/tasks`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('the API of the desktop app', () => {
  it('is off until it is switched on, takes tasks while it is, and is gone afterwards', async () => {
    const { yard, api, notes, states } = setUp();
    const port = await freePort();
    await api.want({ enabled: false, port, allowPrograms: false });
    expect([api.state, states]).toEqual([{ kind: 'off' }, []]);
    await api.want({ enabled: true, port, allowPrograms: false });
    expect(api.state).toMatchObject({ kind: 'on', url: `http://127.0.0.1:${port}` });
    expect(notes.all()).toMatchObject([{ url: `http://127.0.0.1:${port}` }]);
    const order = { body: { executor: 'simulated', minMs: 1, maxMs: 1, failAttempts: 0 } };
    expect((await submit(api.state, order)).status).toBe(200);
    expect((await submit(api.state, order, 'wrong')).status).toBe(401);
    expect((await submit(api.state, command)).status).toBe(403);
    expect(yard.feed.counts.accepted).toBe(1);
    const was = api.state;
    await api.want({ enabled: false, port, allowPrograms: false });
    await expect(submit(was, order)).rejects.toThrow();
    expect([api.state, notes.all()]).toEqual([{ kind: 'off' }, []]);
  });

  it('lets programs be run only where that was chosen, and keeps its token as long as the app runs', async () => {
    const { api } = setUp();
    const port = await freePort();
    await api.want({ enabled: true, port, allowPrograms: false });
    const before = api.state;
    await api.want({ enabled: true, port, allowPrograms: true });
    expect(api.state).toEqual(before);
    expect((await submit(api.state, command)).status).toBe(200);
    await api.want({ enabled: false, port, allowPrograms: true });
  });

  it('says that its port is taken, and takes another', async () => {
    const { api, states } = setUp();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? address.port : 0;
    await api.want({ enabled: true, port: taken, allowPrograms: false });
    expect(api.state).toEqual({ kind: 'failed', why: `port ${taken} is taken on 127.0.0.1` });
    await api.want({ enabled: true, port: await freePort(), allowPrograms: false });
    expect(states.map(({ kind }) => kind)).toEqual(['failed', 'on']);
    await api.want({ enabled: false, port: taken, allowPrograms: false });
    await new Promise((resolve) => other.close(resolve));
  });

  it('becomes what was wanted last, however fast that changed', async () => {
    const { api, states } = setUp();
    const port = await freePort();
    const want = (enabled: boolean) => api.want({ enabled, port, allowPrograms: false });
    await Promise.all([want(true), want(false), want(true), want(false), want(true)]);
    expect(states.map(({ kind }) => kind)).toEqual(['on']);
    await want(false);
  });
});
