import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { EVENT_LOOP } from '../../src-main/feed/event-loop';
import { Slices } from '../../src-main/feed/slices';
import type { YardFeed } from '../../src-main/feed/yard-feed';
import { LinePacker } from '../../src-main/records/line-packer';
import { readLog } from '../../src-main/records/log-reader';
import { bytesOfPacked } from '../../src-main/records/packed-bytes';
import { recordedFeed } from '../../src-main/records/recorded-feed';
import { VirtualClock } from '../../src-main/shells/world/virtual-clock';
import { temporaryFolder } from '../support/kept-folder';
import { play, RUNS, scenario } from '../support/random-scenario';

const RUN = 7;

function feed(): YardFeed {
  return recordedFeed({ clock: new VirtualClock(), run: RUN });
}

/** Everything that windows are told of a run. */
async function told(of: YardFeed): Promise<unknown> {
  const query = { phases: null, search: '', offset: 0, limit: 500 };
  return {
    state: of.state(),
    view: of.view(),
    bars: of.bars(),
    figures: of.runFigures(),
    series: [of.series('run'), of.series('minute')],
    lanes: of.laneHistory({ fromMs: 0, toMs: 2_000, lanes: null, columns: 40 }),
    results: await of.results({ ...query, sort: { by: 'task', descending: false } }),
  };
}

describe('a run that was recorded', () => {
  test('tells, when it is read back, what it told while it ran, wherever it was cut off', async () => {
    const path = join(temporaryFolder(), 'a.ndjson');
    const slices = new Slices(EVENT_LOOP);
    const cuts = fc.tuple(scenario, fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(30));
    await fc.assert(
      fc.asyncProperty(cuts, async ([one, share, bytesLost]) => {
        const { log } = play(one);
        const lines: LogLine[] = log.slice(0, Math.max(1, Math.ceil(log.length * share)));
        const packer = new LinePacker();
        for (const line of lines) packer.pack(line);
        const bytes = bytesOfPacked(packer.take());
        const kept = bytes.subarray(0, Math.max(bytes.indexOf('\n') + 1, bytes.length - bytesLost));
        writeFileSync(path, kept);
        const whole = lines.slice(0, kept.toString('latin1').split('\n').length - 1);
        const live = feed();
        for (const line of whole) live.write(line);
        const again = feed();
        const read = await readLog(path, { slices, take: (line) => again.write(line) });
        expect(read).toMatchObject({ ok: true, value: { events: whole.length - 1 } });
        expect(await told(again)).toEqual(await told(live));
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });
});
