import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeReports } from '../../../src-main/shells/terminal/report-command';
import { UsageError } from '../../../src-main/shells/terminal/usage-error';
import { filesIn, logText, temporaryFolder } from '../../support/kept-folder';
import { traceFaults } from '../../support/trace-faults';
import { YardRig } from '../../support/yard-rig';

function aLog(): string {
  const rig = new YardRig();
  for (let at = 0; at < 5; at++) rig.submit({ runsMs: 20, failAttempts: at % 2 });
  rig.clock.advanceTo(5_000);
  rig.scheduler.requestShutdown('finish-all', null);
  rig.clock.runAll();
  return logText(rig.log);
}

async function problemOf(act: Promise<void>) {
  const error = await act.catch((thrown: unknown) => thrown);
  return error instanceof UsageError ? error.problems[0] : error;
}

describe('switchyard report', () => {
  it('makes each form that is asked for of an event log', async () => {
    const folder = temporaryFolder();
    const at = (name: string) => join(folder, name);
    writeFileSync(at('first.ndjson'), aLog());
    await writeReports(at('first.ndjson'), { html: at('a.html'), trace: at('a.json'), csv: at('a.csv') });
    expect(readFileSync(at('a.html'), 'utf8')).toContain('<h1>first</h1>');
    expect(traceFaults(readFileSync(at('a.json'), 'utf8'))).toEqual([]);
    expect(readFileSync(at('a.csv'), 'utf8').split('\r\n')).toHaveLength(7);
  });

  it('refuses what is no log, and writes nothing', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'a.txt'), 'hello\n');
    const html = join(folder, 'a.html');
    expect(await problemOf(writeReports(join(folder, 'a.txt'), { html }))).toMatchObject({
      field: 'line 1',
      expected: 'one JSON object',
    });
    expect(await problemOf(writeReports(join(folder, 'nothing'), { html }))).toMatchObject({
      field: 'log',
      got: expect.stringContaining('ENOENT'),
    });
    expect(filesIn(folder)).toEqual(['a.txt']);
  });

  it('wants to be told what to make, and where it can be written', async () => {
    const folder = temporaryFolder();
    const log = join(folder, 'a.ndjson');
    writeFileSync(log, aLog());
    expect(await problemOf(writeReports(log, {}))).toMatchObject({ field: 'report', got: 'none' });
    const csv = join(folder, 'no-such-folder', 'a.csv');
    expect(await problemOf(writeReports(log, { csv }))).toMatchObject({ field: '--csv' });
  });
});
