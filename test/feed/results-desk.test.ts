import { describe, expect, it } from 'vitest';
import type { ResultsQuery } from '#contract/results-query';
import { ResultsDesk } from '../../src-main/feed/results-desk';
import { ResultsStore } from '../../src-main/feed/results-store';
import { TaskTable } from '../../src-main/feed/task-table';
import { HandTurnedLoop } from '../support/sliced-work';
import { LogWriter } from '../support/task-events';

const BY_NAME: ResultsQuery = {
  phases: null,
  search: '',
  sort: { by: 'name', descending: false },
  offset: 0,
  limit: 10,
};

/** A desk with forty settled tasks in chunks of four, each of which takes a turn of its own to look at. */
function rig() {
  const store = new ResultsStore(100, new TaskTable(4));
  const log = new LogWriter();
  for (let task = 1; task <= 40; task++) {
    store.apply(log.submitted(task));
    store.apply(log.settled(task, task, 'cancelled'));
  }
  const loop = new HandTurnedLoop();
  const moment = { run: 1, seq: 80, nowMs: 100 };
  const desk = new ResultsDesk(store, () => moment, loop);
  return { store, log, loop, desk, moment };
}

describe('the desk for results', () => {
  it('takes one short slice a turn, and tells of the moment at which it began', async () => {
    const { store, log, loop, desk } = rig();
    const page = desk.page(BY_NAME, null);
    let turns = 0;
    await loop.run(() => {
      turns++;
      store.apply(log.submitted(50, { name: 'a newcomer' }));
    });
    // The first turn comes before it has begun.
    expect(await page).toMatchObject({ matching: 41, total: 41, seq: 80 });
    expect(turns).toBeGreaterThan(10);
  });

  it('ends an older query of the same window for a newer one, and no other window’s', async () => {
    const { loop, desk } = rig();
    const [one, other] = [{}, {}];
    const older = desk.page(BY_NAME, one);
    const others = desk.page(BY_NAME, other);
    const nobodys = desk.page(BY_NAME, null);
    await loop.turn();
    const newer = desk.page({ ...BY_NAME, search: 'task 4' }, one);
    await loop.run();
    expect(await older).toBeNull();
    expect(await newer).toMatchObject({ matching: 2 });
    expect(await others).toMatchObject({ matching: 40 });
    expect(await nobodys).toMatchObject({ matching: 40 });
  });

  it('ends an older query also for one that is answered at once', async () => {
    const { loop, desk } = rig();
    const window = {};
    const older = desk.page(BY_NAME, window);
    await loop.turn();
    const newer = desk.page({ ...BY_NAME, sort: { by: 'task', descending: false } }, window);
    expect(await newer).toMatchObject({ matching: 40 });
    await loop.run();
    expect(await older).toBeNull();
  });

  it('answers of the next run where one ends meanwhile', async () => {
    const { store, loop, desk, moment } = rig();
    const page = desk.page(BY_NAME, null);
    await loop.turn();
    store.clear();
    moment.run = 2;
    await loop.run();
    expect(await page).toMatchObject({ run: 2, matching: 0, rows: [] });
  });

  it('names no tasks of a run that ends meanwhile', async () => {
    const { store, loop, desk } = rig();
    const tasks = desk.tasks({ phases: null, search: '' });
    await loop.turn();
    store.clear();
    await loop.run();
    expect(await tasks).toBeNull();
  });
});
