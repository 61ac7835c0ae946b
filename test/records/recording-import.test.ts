import { describe, expect, it } from 'vitest';
import { LESSON_WORKLOAD } from '#contract/workload';
import type { KeptRuns } from '../../src-main/records/kept-runs';
import { filesIn, keptRuns, logText, onlyLog } from '../support/kept-folder';
import { recordedYard } from '../support/recorded-yard';

/** The text of a whole run, whose tasks have a name that is not all ASCII. */
async function recording(): Promise<string> {
  const { yard, clock, lines } = recordedYard();
  await yard.handle({ command: 'submit', workload: { ...LESSON_WORKLOAD, count: 5, name: 'Fraß 🚃' } });
  clock.runAll();
  await yard.handle({ command: 'shutdown', mode: 'finish-all', graceMs: null });
  clock.runAll();
  return logText(lines);
}

async function bringIn(records: KeptRuns, text: string, fileName = 'runs/last week.ndjson', partLength = 7) {
  const one = records.beginImport(fileName);
  for (let at = 0; at < text.length; at += partLength) await one.write(text.slice(at, at + partLength));
  return one.end();
}

describe('a recording that is brought in', () => {
  it('is kept as it came, wherever its text was parted, under the name of its file', async () => {
    const text = await recording();
    const { records, path } = keptRuns();
    expect(await bringIn(records, text)).toMatchObject({
      ok: true,
      value: { name: 'last week', outcome: 'completed', counts: { accepted: 5 } },
    });
    expect(onlyLog(path)).toBe(text);
    expect(filesIn(path)).toHaveLength(2);
    expect((await records.page(0, 10)).runs).toMatchObject([{ name: 'last week', seed: 1 }]);
  });

  it('may have been cut off', async () => {
    const text = await recording();
    const { records } = keptRuns();
    expect(await bringIn(records, text.slice(0, -30))).toMatchObject({
      ok: true,
      value: { outcome: 'cut-off' },
    });
  });

  it.each([
    ['hello\n', 'line 1'],
    ['{"tasks":[]}\n', 'line 1: type'],
    ['', 'file'],
  ])('is refused where it is no event log, and leaves nothing: %j', async (text, field) => {
    const { records, path } = keptRuns();
    expect(await bringIn(records, text)).toMatchObject({ ok: false, problems: [{ field }] });
    expect(filesIn(path)).toEqual([]);
  });

  it('is refused where its lines have a gap, with the line', async () => {
    const lines = (await recording()).split('\n');
    lines.splice(5, 1);
    const { records, path } = keptRuns();
    expect(await bringIn(records, lines.join('\n'))).toMatchObject({
      ok: false,
      problems: [{ field: 'line 6: seq', expected: '5, the next number', got: '6' }],
    });
    expect(filesIn(path)).toEqual([]);
  });

  it('is refused where it is larger than all that may be kept', async () => {
    const { records, path } = keptRuns({ retention: { maxRuns: 10, maxBytes: 500 } });
    expect(await bringIn(records, await recording())).toEqual({
      ok: false,
      problems: [{ field: 'file', expected: 'at most 500 bytes', got: 'more' }],
    });
    expect(filesIn(path)).toEqual([]);
  });

  it('leaves nothing when it is dropped on the way', async () => {
    const { records, path } = keptRuns();
    const one = records.beginImport('a.ndjson');
    await one.write('{"type":"run"');
    await one.drop();
    await one.drop();
    expect(await one.end()).toMatchObject({ ok: false });
    expect(filesIn(path)).toEqual([]);
  });
});
