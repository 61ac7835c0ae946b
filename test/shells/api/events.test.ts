import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VirtualClock } from '../../../src-main/shells/world/virtual-clock';
import type { Yard } from '../../../src-main/shells/yard/yard';
import { makeYard } from '../../support/hosted-yard';
import { EventReader } from '../../support/read-events';
import { type ServedApi, serveApi } from '../../support/served-api';

const order = { body: { executor: 'simulated', minMs: 10, maxMs: 10, failAttempts: 0 } };

describe('the events of the API', () => {
  let yard: Yard;
  let clock: VirtualClock;
  let api: ServedApi;
  const readers: EventReader[] = [];

  beforeEach(async () => {
    ({ yard, clock } = makeYard({ keptEvents: 4_096 }));
    api = await serveApi(yard);
  });
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.close();
    await api.close();
  });

  async function follow(lastEventId?: string): Promise<EventReader> {
    const stream = await api.open(
      '/api/events',
      lastEventId === undefined ? {} : { 'last-event-id': lastEventId },
    );
    expect([stream.statusCode, stream.headers['content-type']]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    const reader = new EventReader(stream);
    readers.push(reader);
    return reader;
  }

  async function runTasks(count: number): Promise<void> {
    await api.ask('POST', '/api/tasks', { body: Array.from({ length: count }, () => order) });
    clock.advanceTo(clock.now() + 100_000);
  }

  const idOf = (seq: number) => `${yard.feed.run}-${seq}`;
  const newestId = () => idOf(yard.feed.newestSeq);
  const typeOf = ({ data }: { readonly data: string }) => JSON.parse(data).type;

  it('begin with the header of the run, and tell what happens from then on as the log does', async () => {
    await runTasks(2);
    const before = yard.feed.newestSeq;
    const reader = await follow();
    const [header] = await reader.until(({ id }) => id === idOf(before));
    expect(JSON.parse(header?.data ?? '')).toEqual(JSON.parse(JSON.stringify(yard.feed.header)));
    await runTasks(1);
    const [, ...events] = await reader.until(({ id }) => id === newestId());
    expect(events.map(({ data }) => JSON.parse(data))).toEqual(yard.feed.eventsAfter(before));
    expect(events.map(({ id }) => id)).toEqual(events.map(({ data }) => idOf(JSON.parse(data).seq)));
    expect(events.length).toBeGreaterThan(3);
  });

  it('go on where somebody left off, over a lost connection', async () => {
    const first = await follow(idOf(0));
    await runTasks(2);
    const heard = await first.until(({ id }) => id === idOf(7));
    first.close();
    await runTasks(3);
    const second = await follow(idOf(7));
    const rest = await second.until(({ id }) => id === newestId());
    const all = [...heard.slice(0, heard.findIndex(({ id }) => id === idOf(7)) + 1), ...rest];
    expect(all.slice(1).map(({ data }) => JSON.parse(data))).toEqual(yard.feed.eventsAfter(0));
    expect(typeOf(all[0] ?? { data: '{}' })).toBe('run');
  });

  it('tell exactly what is missing where it has been let go', async () => {
    await runTasks(2_000);
    const { newestSeq, oldestSeq } = yard.feed;
    expect(oldestSeq).toBeGreaterThan(100);
    const reader = await follow(idOf(50));
    const [gap, next] = await reader.until(({ id }) => id === newestId());
    expect(gap).toEqual({
      event: 'gap',
      id: idOf(oldestSeq - 1),
      data: JSON.stringify({ run: yard.feed.run, fromSeq: 51, toSeq: oldestSeq - 1 }),
    });
    expect(next?.id).toBe(idOf(oldestSeq));
    expect(reader.heard).toHaveLength(1 + newestSeq - oldestSeq + 1);
  });

  it('tell a run to its end and the next from its header, although they follow at once', async () => {
    const reader = await follow(idOf(0));
    const first = yard.feed.run;
    await api.ask('POST', '/api/shutdown');
    clock.runAll();
    const last = yard.feed.newestSeq;
    await api.ask('POST', '/api/start');
    await runTasks(1);
    const heard = await reader.until(({ id }) => id === newestId());
    const change = heard.findIndex(({ id }) => id === `${first}-${last}`);
    expect(typeOf(heard[change] ?? { data: '{}' })).toBe('shutdown-completed');
    expect([heard[change + 1]?.id, typeOf(heard[change + 1] ?? { data: '{}' })]).toEqual([idOf(0), 'run']);
    expect(heard.filter(({ event }) => event === 'gap')).toEqual([]);
  });

  it('go on in the next run without a gap for who has heard the last to its end, and with one for others', async () => {
    await runTasks(1);
    const first = yard.feed.run;
    await api.ask('POST', '/api/shutdown');
    clock.runAll();
    const last = yard.feed.newestSeq;
    await api.ask('POST', '/api/start');
    const whole = await follow(`${first}-${last}`);
    const cut = await follow(`${first}-${last - 2}`);
    const stranger = await follow('5-10');
    const gapsOf = async (reader: EventReader) => {
      const heard = await reader.until(({ id }) => id === newestId());
      return heard.filter(({ event }) => event === 'gap').map(({ data }) => JSON.parse(data));
    };
    expect(await gapsOf(whole)).toEqual([]);
    expect(await gapsOf(cut)).toEqual([{ run: first, fromSeq: last - 1, toSeq: last }]);
    expect(await gapsOf(stranger)).toEqual([{ run: 5, fromSeq: 11, toSeq: null }]);
  });

  it('refuse an id that is none', async () => {
    for (const id of ['x', '1', '-1-1', '1-', '1-2-3', '99999999999999999-1']) {
      const { status, json } = await api.ask('GET', '/api/events', { headers: { 'last-event-id': id } });
      expect([id, status, json.problems[0].field]).toEqual([id, 400, 'Last-Event-ID']);
    }
  });

  it('have so many followers and no more, until one of them leaves', async () => {
    for (let opened = 0; opened < 32; opened++) await follow();
    const refused = await api.ask('GET', '/api/events');
    expect([refused.status, refused.json.problems[0].expected]).toEqual([
      429,
      'at most 32 that follow at one time',
    ]);
    const [first] = readers;
    first?.close();
    await expect
      .poll(async () => {
        const stream = await api.open('/api/events');
        stream.destroy();
        return stream.statusCode;
      })
      .toBe(200);
  });

  it('end when the server does', async () => {
    const reader = await follow();
    await reader.until(({ data }) => data !== '');
    await api.close();
    await reader.ended;
    api = await serveApi(yard);
  });
});
