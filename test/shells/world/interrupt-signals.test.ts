import { expect, it, vi } from 'vitest';
import { onInterruptSignal, takeInterruptSignal } from '../../../src-main/shells/world/interrupt-signals';

it('tells which signal it was, takes two that come together for one, and hears none after its undo', () => {
  const now = vi.spyOn(performance, 'now');
  const heard: string[] = [];
  const undo = onInterruptSignal(['SIGTERM', 'SIGHUP'], (signal) => heard.push(signal));
  const send = (signal: NodeJS.Signals, atMs: number) => {
    now.mockReturnValue(atMs);
    process.emit(signal, signal);
  };
  send('SIGTERM', 1_000);
  send('SIGTERM', 1_200);
  send('SIGHUP', 1_300);
  undo();
  now.mockRestore();
  expect(heard).toEqual(['SIGTERM', 'SIGHUP']);
  expect(process.listenerCount('SIGHUP')).toBe(0);
});

it('hears what others have listened to before, and they no more', () => {
  const heard: string[] = [];
  process.on('SIGHUP', () => heard.push('other'));
  const undo = takeInterruptSignal(['SIGHUP'], () => heard.push('own'));
  process.emit('SIGHUP', 'SIGHUP');
  undo();
  expect(heard).toEqual(['own']);
  expect(process.listenerCount('SIGHUP')).toBe(0);
});
