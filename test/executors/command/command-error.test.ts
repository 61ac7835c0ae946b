import { describe, expect, it } from 'vitest';
import { startErrorOf } from '../../../src-main/executors/command/command-error';

const BODY = { executor: 'command', program: 'build.cmd', args: [] } as const;

function coded(code: string): Error {
  return Object.assign(new Error(`spawn build.cmd ${code}`), { code });
}

describe('why a command did not start', () => {
  it('may be over another time where the system lacks something', () => {
    expect(startErrorOf(coded('EAGAIN'), BODY, 'linux')).toEqual({
      name: 'CannotStart',
      message: 'spawn build.cmd EAGAIN',
    });
  });

  it('says how a batch file is run where Windows refuses it', () => {
    const error = startErrorOf(coded('EINVAL'), BODY, 'win32');
    expect(error).toMatchObject({ name: 'CannotStart', retryable: false });
    expect(error.message).toContain('the program is cmd.exe, with /d /s /c before its name');
  });

  it('is told for good, in the system’s words, where nothing better is known', () => {
    const expected = { name: 'CannotStart', message: 'spawn build.cmd EOTHER', retryable: false };
    expect(startErrorOf(coded('EOTHER'), BODY, 'linux')).toEqual(expected);
    expect(startErrorOf('odd', BODY, 'linux')).toEqual({ ...expected, message: 'odd' });
  });
});
