import { MantineProvider } from '@mantine/core';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { NO_BARS } from '#contract/bar-columns';
import { type Counts, zeroCounts } from '#contract/counts';
import type { EventBatch, FeedMessage, Snapshot } from '#contract/feed-message';
import { LESSON_LIMITS } from '#contract/limits';
import type { Reply } from '#contract/problem';
import type { TaskEvent } from '#contract/task-event';
import type { YardAbilities, YardApi, YardCommand } from '#contract/yard-api';
import type { ClockSpan } from '#contract/yard-clock';
import { emptyView, type YardView } from '#contract/yard-view';
import type { ConnectionStatus, YardConnection } from '../../src-renderer/state/yard-connection';
import { createYard, follow, type Yard } from '../../src-renderer/state/yard-store';
import { feedState } from '../support/feed-states';

/** A yard that says what it is told to say, and remembers what it was asked. */
export class FakeYard implements YardConnection {
  readonly transport = 'web';
  readonly commands: YardCommand[] = [];
  /** What the next commands come back with. */
  reply: (command: YardCommand) => Reply<unknown> = () => ({ ok: true, value: null });
  /** What it can do for the window; every window asks. */
  abilities: YardAbilities = { programs: true, records: true, target: true };
  hostNowMs = 0;
  /** How its clock has gone: what windows turn times of the run into those of the world by. */
  clockSpans: readonly ClockSpan[] = [];
  #run = 0;
  #listener: ((message: FeedMessage) => void) | null = null;
  #watcher: ((status: ConnectionStatus) => void) | null = null;

  readonly api: YardApi = {
    call: ((command: YardCommand) => {
      if (command.command === 'clock-history') {
        return Promise.resolve({ ok: true, value: { run: this.#run, spans: this.clockSpans } });
      }
      if (command.command === 'abilities') return Promise.resolve({ ok: true, value: this.abilities });
      this.commands.push(command);
      return Promise.resolve(this.reply(command));
    }) as YardApi['call'],
    listen: (listener) => {
      this.#listener = listener;
      return () => {
        this.#listener = null;
      };
    },
  };

  watch(watcher: (status: ConnectionStatus) => void): () => void {
    this.#watcher = watcher;
    watcher({ kind: 'open' });
    return () => {
      this.#watcher = null;
    };
  }

  /** A window's yard that follows this one. */
  window(): Yard {
    const yard = createYard(this, () => this.hostNowMs);
    follow(yard, this);
    return yard;
  }

  send(message: FeedMessage): void {
    this.#run = message.run;
    act(() => this.#listener?.(message));
  }

  become(status: ConnectionStatus): void {
    act(() => this.#watcher?.(status));
  }

  /** The commands of one name, in order. */
  asked<N extends YardCommand['command']>(name: N) {
    return this.commands.filter((command) => command.command === name) as Extract<
      YardCommand,
      { command: N }
    >[];
  }
}

/** Counts that are 0 but for those given. */
export function counts(some: Partial<Counts> = {}): Counts {
  return { ...zeroCounts(), ...some };
}

/** A yard that runs with the lesson's limits, but for what is given. */
export function view(some: Partial<YardView> = {}): YardView {
  const header = {
    type: 'run',
    version: 1,
    app: 'switchyard/0.1.0',
    seed: 42,
    clock: 'real',
    startedAt: '2026-01-01T00:00:00.000Z',
    limits: LESSON_LIMITS,
  } as const;
  return { ...emptyView(), header, limits: LESSON_LIMITS, phase: 'running', ...some };
}

export function snapshot(some: Partial<Snapshot> = {}): Snapshot {
  return { ...feedState(), type: 'snapshot', number: 1, view: view(), bars: NO_BARS, coalesced: 0, ...some };
}

export function batch(
  fromSeq: number,
  events: readonly TaskEvent[],
  some: Partial<EventBatch> = {},
): EventBatch {
  const toSeq = fromSeq + events.length - 1;
  return { ...feedState(), type: 'batch', number: 2, fromSeq, toSeq, events, ...some };
}

/** Shows a part of the window within its theme. */
export function show(part: ReactNode) {
  return render(themed(part));
}

export function themed(part: ReactNode) {
  return <MantineProvider env="test">{part}</MantineProvider>;
}
