import { describe, expect, it } from 'vitest';
import { settled } from './fake-electron';
import { startedApp } from './started-app';

describe('an error that nobody has caught', () => {
  it.each([
    ['uncaughtException', new Error('out of order'), 'error uncaught exception Error: out of order'],
    ['unhandledRejection', 'no reason', 'error unhandled rejection no reason'],
  ])('ends the app in order and says so: %s', async (name, error, line) => {
    const { process, journal, yard, submit, log } = await startedApp();
    await submit();
    journal.length = 0;
    process.emit(name, error);
    expect(yard.scheduler.counts).toMatchObject({ accepted: 16, cancelled: 16 });
    expect(journal).toEqual(['error box: Switchyard has to stop', 'exit 1']);
    expect(log.lines).toContain(line);
  });

  it('is told once, however many follow, and all are logged', async () => {
    const { process, journal, log } = await startedApp();
    journal.length = 0;
    process.emit('uncaughtException', new Error('first'));
    process.emit('uncaughtException', new Error('second'));
    await settled();
    expect(journal).toEqual(['error box: Switchyard has to stop', 'exit 1']);
    expect(log.lines.slice(-2)).toEqual([
      'error uncaught exception Error: first',
      'error uncaught exception Error: second',
    ]);
  });

  it('is told even where the yard cannot be ended', async () => {
    const { process, journal, yard, log } = await startedApp();
    yard.drain = () => {
      throw new Error('stuck');
    };
    process.emit('uncaughtException', new Error('first'));
    expect(journal.slice(-2)).toEqual(['error box: Switchyard has to stop', 'exit 1']);
    expect(log.lines.at(-1)).toBe('error the yard could not be ended Error: stuck');
  });
});
