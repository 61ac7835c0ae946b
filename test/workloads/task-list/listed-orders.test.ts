import { expect, it } from 'vitest';
import { MAX_SHOWN_PROGRAMS } from '#contract/task-import';
import type { TaskOrder } from '#contract/task-order';
import { ListedOrders } from '../../../src-main/workloads/task-list/listed-orders';

const CPU = { executor: 'cpu', load: 'primes', upTo: 7 } as const;

function contentsOf(orders: readonly TaskOrder[]) {
  const listed = new ListedOrders();
  for (const order of orders) listed.take(order, 'line 1');
  expect(listed.problems).toEqual([]);
  return listed.contents();
}

it('sums up what a list holds', () => {
  expect(
    contentsOf([
      { body: CPU },
      { kind: 'parcel', priority: 'high', body: CPU },
      { name: 'mine', kind: 'parcel', priority: 'low', body: CPU },
      { body: { executor: 'http', method: 'GET', url: null } },
      { body: CPU },
      { body: CPU },
    ]),
  ).toEqual({
    tasks: 6,
    kinds: [
      { kind: 'cpu', tasks: 3 },
      { kind: 'parcel', tasks: 2 },
      { kind: 'http', tasks: 1 },
    ],
    priorities: { high: 1, medium: 4, low: 1 },
    names: ['cpu 1', 'parcel 2', 'mine', 'http 4', 'cpu 5'],
    programs: [],
    programCount: 0,
  });
});

it('shows every different program that would run, the most frequent first, so that nothing hides in it', () => {
  const command = (program: string, args: string[], more: object = {}): TaskOrder => ({
    body: { executor: 'command', program, args, ...more },
  });
  const { programs, programCount } = contentsOf([
    command('ls', ['-l', '/tmp']),
    command('rm', ['-rf', 'a b', '']),
    { body: { executor: 'script', path: '/home/me/my work.mjs', payload: 1 } },
    command('rm', ['-rf', 'a b', '']),
    { body: { executor: 'script', path: '/home/me/my work.mjs', payload: 2 } },
    command('rm', ['-rf', 'a b', ''], { cwd: '/', env: { PATH: '/evil bin', A: '1' } }),
    command('sh', ['-c', 'echo "hi"; \u001b[2K\u202e\u00a0$HOME\u{e0001}']),
    command('rm', ['-rf', 'a b', '']),
  ]);
  expect(programs).toEqual([
    { executor: 'command', text: 'rm -rf "a b" ""', cwd: null, tasks: 3 },
    { executor: 'script', text: '"/home/me/my work.mjs"', cwd: null, tasks: 2 },
    { executor: 'command', text: 'ls -l /tmp', cwd: null, tasks: 1 },
    { executor: 'command', text: 'PATH="/evil bin" A=1 rm -rf "a b" ""', cwd: '/', tasks: 1 },
    {
      executor: 'command',
      text: 'sh -c "echo \\"hi\\"; \\u001b[2K\\u202e\\u00a0$HOME\\udb40\\udc01"',
      cwd: null,
      tasks: 1,
    },
  ]);
  expect(programCount).toBe(5);
});

it('shows a hundred of many programs, says how many there are, and how much of a long one is not shown', () => {
  const orders = Array.from(
    { length: MAX_SHOWN_PROGRAMS + 5 },
    (_, index): TaskOrder => ({
      body: { executor: 'command', program: 'p', args: [`${index}`, 'a'.repeat(10_000)] },
    }),
  );
  const { programs, programCount } = contentsOf(orders);
  expect([programs.length, programCount]).toEqual([MAX_SHOWN_PROGRAMS, MAX_SHOWN_PROGRAMS + 5]);
  expect(programs[0]?.text).toMatch(/^p 0 a{3996}… and 6004 more characters$/);
});

it('takes so many tasks and no more, and keeps none once anything is wrong', () => {
  const listed = new ListedOrders(2);
  listed.take({ body: CPU }, 'line 1');
  listed.take({ body: CPU }, 'line 2');
  expect([listed.orders.length, listed.isStopped]).toEqual([2, false]);
  listed.take({ body: CPU }, 'line 3');
  expect([listed.orders.length, listed.isStopped]).toEqual([0, true]);
  expect(listed.problems).toEqual([{ field: 'line 3', expected: 'at most 2 tasks', got: 'one more' }]);
});
