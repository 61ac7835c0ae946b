import { describe, expect, it } from 'vitest';
import { commandEnvironment } from '../../../src-main/executors/command/command-environment';

describe('the environment of a command', () => {
  it('is the yard’s, with what is added in the place of what has the same name', () => {
    const own = { PATH: '/bin', HOME: '/root' };
    expect(commandEnvironment(own, { HOME: '/tmp', Path: 'x' }, 'linux')).toEqual({
      PATH: '/bin',
      HOME: '/tmp',
      Path: 'x',
    });
    expect(commandEnvironment(own, undefined, 'linux')).toBe(own);
  });

  it('holds each name once on Windows, where case makes no difference', () => {
    const own = { Path: 'C:\\Windows', TEMP: 'C:\\Temp' };
    expect(commandEnvironment(own, { PATH: 'D:\\tools' }, 'win32')).toEqual({
      PATH: 'D:\\tools',
      TEMP: 'C:\\Temp',
    });
  });
});
