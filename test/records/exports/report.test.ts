// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { LogLine } from '#contract/task-event';
import { exported } from '../../support/exported';
import { YardRig } from '../../support/yard-rig';

const NASTY = '</title><script>alert("x")</script><img src=x onerror=alert(1)> & "\'';

function someRun(): readonly LogLine[] {
  const rig = new YardRig({ workers: 2, attemptTimeoutMs: 200, maxAttempts: 2 });
  for (let at = 0; at < 30; at++) {
    rig.submit({ runsMs: 20 + at, failAttempts: at % 3 === 0 ? null : 0 }, { name: NASTY, kind: NASTY });
  }
  rig.submit({ runsMs: null }, { name: 'too slow' });
  rig.at(400, () => rig.change({ workers: 5 }));
  rig.at(5_000, () => rig.scheduler.requestShutdown('finish-all', null));
  rig.clock.runAll();
  return rig.log;
}

async function report(lines: readonly LogLine[], some: Parameters<typeof exported>[2] = {}) {
  const { text, run, fileName } = await exported(lines, 'html', some);
  return { text, run, fileName, page: new DOMParser().parseFromString(text, 'text/html') };
}

describe('the report of a run', () => {
  it('is one page that needs nothing else, and runs nothing', async () => {
    const { page, text, fileName } = await report(someRun(), { name: 'First try' });
    expect(fileName).toBe('switchyard-First-try-report.html');
    expect(page.querySelectorAll('script, link, img, iframe, object, [src], [href]')).toHaveLength(0);
    expect(text).not.toMatch(/https?:|url\(|@import/);
    expect(page.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'",
    );
    expect(page.querySelector('h1')?.textContent).toBe('First try');
  });

  it('shows whatever strangers have called things, and lets none of it be more than text', async () => {
    const { page } = await report(someRun(), { name: NASTY, problem: NASTY });
    expect(page.querySelectorAll('script, img')).toHaveLength(0);
    expect(page.querySelector('h1')?.textContent).toBe(NASTY);
    expect(page.querySelector('.warn')?.textContent).toBe(NASTY);
    expect(page.body.textContent).toContain(`${NASTY} 30`);
    const attributes = [...page.querySelectorAll('*')].flatMap((one) => one.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  });

  it('tells outcome, settings, seed, figures with their n, timed-out ones apart, and failures by error', async () => {
    const { page, run } = await report(someRun());
    const text = (page.body.textContent ?? '').replace(/\s+/g, ' ');
    expect(text).toContain('The run was shut down and has completed.');
    expect(text).toContain('seed 1');
    expect(text).toContain('attempt timeout200 ms');
    expect(text).toMatch(/Lanes are the bottleneck|There is no one bottleneck|Arrivals are the bottleneck/);
    const tables = [...page.querySelectorAll('table')];
    const rows = tables.flatMap((table) =>
      [...table.rows].map((row) => [...row.cells].map((c) => c.textContent)),
    );
    const { all, timedOut } = run.figures.response.open ?? { all: null, timedOut: null };
    expect(rows.some(([word, n]) => word === 'all' && n === String(all?.n))).toBe(true);
    expect(rows.some(([word, n]) => word === 'timed out' && n === String(timedOut?.n))).toBe(true);
    expect(timedOut?.n).toBe(1);
    const failed = rows.find(([error]) => error === 'Error: no #.#');
    expect(failed?.slice(1, 3)).toEqual(['20', '10']);
    expect(text).toContain('workers 2 → 5');
  });

  it('draws throughput, queue, response and lanes, with a mark where limits were changed', async () => {
    const { page } = await report(someRun());
    const pictures = [...page.querySelectorAll('svg[role="img"]')];
    expect(pictures.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Throughput, tasks a second',
      'Queue, running and backing off',
      'Response',
      'Service',
      'What the lanes did over the run',
    ]);
    for (const picture of pictures.slice(0, 4)) {
      expect(picture.querySelector('.mark title')?.textContent).toMatch(/^limits changed at/);
      expect(picture.innerHTML).not.toContain('NaN');
    }
    expect(pictures[4]?.querySelectorAll('path[fill^="var"]').length).toBeGreaterThan(30);
  });

  it('can be made of a run that has hardly begun', async () => {
    const rig = new YardRig();
    const { page } = await report(rig.log);
    expect(page.body.textContent).toContain('Nothing was submitted.');
    expect(page.body.textContent).toContain('its program ended before the run did');
    expect(page.body.innerHTML).not.toMatch(/NaN|undefined|null/);
  });
});
