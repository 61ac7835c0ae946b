import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { HttpLoad, HttpLoadTask } from './http/http-load';
import { median } from './measure';

/**
 * Requests a second through the http executor and the whole scheduler beside autocannon, at as many connections,
 * against the built-in test server: each of the three in a process of its own, the two contenders in turn.
 *
 * `--rounds N` `--seconds N` `--connections 10,50,100` `--json`
 */
const CONTENDERS = ['switchyard', 'autocannon'] as const;
const GOAL = 0.8;

const option = (name: string, otherwise: string) => {
  const at = process.argv.indexOf(name);
  return at === -1 ? otherwise : (process.argv[at + 1] ?? otherwise);
};
const rounds = Number(option('--rounds', '5'));
const seconds = Number(option('--seconds', '5'));
const crowds = option('--connections', '10,50,100').split(',').map(Number);
const isJson = process.argv.includes('--json');

const start = (name: string): ChildProcess => fork(fileURLToPath(new URL(name, import.meta.url)));

async function load(task: HttpLoadTask): Promise<HttpLoad> {
  const child = start('./http-load.js');
  child.send(task);
  const [result] = (await once(child, 'message')) as [HttpLoad];
  await once(child, 'exit');
  return result;
}

const server = start('./http-target.js');
const [url] = (await once(server, 'message')) as [string];
const report = [];
for (const connections of crowds) {
  const loads: Record<HttpLoadTask['contender'], HttpLoad[]> = { switchyard: [], autocannon: [] };
  for (let round = 0; round < rounds; round++) {
    // Each round begins with the other one, so that nobody always comes first.
    for (let turn = 0; turn < CONTENDERS.length; turn++) {
      const contender = CONTENDERS[(round + turn) % CONTENDERS.length] ?? 'switchyard';
      loads[contender].push(await load({ contender, url, connections, seconds }));
    }
  }
  const perSecond = (contender: HttpLoadTask['contender']) =>
    median(loads[contender].map(({ requests, seconds: took }) => requests / took));
  const cpuPerRequest = (contender: HttpLoadTask['contender']) =>
    median(loads[contender].map(({ cpuMicros, requests }) => cpuMicros / requests));
  const errors = CONTENDERS.flatMap((contender) => loads[contender]).reduce(
    (sum, one) => sum + one.errors,
    0,
  );
  const [ours, theirs] = [perSecond('switchyard'), perSecond('autocannon')];
  const cpu = CONTENDERS.map(cpuPerRequest);
  report.push({
    connections,
    switchyard: ours,
    autocannon: theirs,
    ratio: ours / theirs,
    errors,
    cpuMicros: cpu,
  });
  if (isJson) continue;
  console.log(
    `${connections} connections: switchyard ${ours.toFixed(0)}/s, autocannon ${theirs.toFixed(0)}/s, ratio ${(ours / theirs).toFixed(2)} (goal ≥ ${GOAL}); processor ${cpu.map((micros) => micros.toFixed(0)).join(' and ')} µs a request${errors === 0 ? '' : `, ${errors} ERRORS`}`,
  );
}
server.kill();
if (isJson) {
  const machine = { node: process.version, cpu: cpus()[0]?.model, cpus: cpus().length };
  console.log(JSON.stringify({ machine, rounds, seconds, crowds: report }));
} else {
  console.log(`median of ${rounds} rounds of ${seconds} s; Node ${process.version}, ${cpus().length} cpus`);
}
