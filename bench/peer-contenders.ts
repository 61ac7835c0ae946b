import async from 'async';
import fastq from 'fastq';
import pLimit from 'p-limit';
import PQueue from 'p-queue';
import { type Contender, noop } from './contender';

/**
 * The peers, each in the way its own documentation shows and doing no more than that: none numbers events,
 * keeps results or knows of retries, and only the one that says so has a timeout.
 */
export const PEERS: readonly Contender[] = [
  {
    name: 'p-queue',
    async run(count, lanes) {
      const queue = new PQueue({ concurrency: lanes });
      for (let i = 0; i < count; i++) queue.add(noop);
      await queue.onIdle();
    },
  },
  {
    name: 'p-queue with timeout',
    async run(count, lanes) {
      const queue = new PQueue({ concurrency: lanes, timeout: 2000 });
      for (let i = 0; i < count; i++) queue.add(noop);
      await queue.onIdle();
    },
  },
  {
    name: 'p-limit',
    async run(count, lanes) {
      const limit = pLimit(lanes);
      const all: Promise<void>[] = [];
      for (let i = 0; i < count; i++) all.push(limit(noop));
      await Promise.all(all);
    },
  },
  {
    name: 'fastq promise',
    async run(count, lanes) {
      const queue = fastq.promise<unknown, number, void>(noop, lanes);
      for (let i = 0; i < count; i++) queue.push(i);
      await queue.drained();
    },
  },
  {
    name: 'fastq callback',
    run(count, lanes) {
      return new Promise((resolve) => {
        const queue = fastq<unknown, number, void>((_, done) => {
          noop().then(() => done(null), done);
        }, lanes);
        for (let i = 0; i < count; i++) queue.push(i);
        queue.drain = resolve;
      });
    },
  },
  {
    name: 'async.queue',
    async run(count, lanes) {
      const queue = async.queue<number>(async () => noop(), lanes);
      for (let i = 0; i < count; i++) queue.push(i);
      await queue.drain();
    },
  },
  {
    name: 'async.priorityQueue',
    async run(count, lanes) {
      const queue = async.priorityQueue<number>(async () => noop(), lanes);
      for (let i = 0; i < count; i++) queue.push(i, i % 3);
      await queue.drain();
    },
  },
];
