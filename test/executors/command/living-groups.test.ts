import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { hasLivingMember } from '../../../src-main/executors/command/living-groups';

/** Starts a program in a group of its own, and never asks after it again. */
const CARELESS = `
  const child = require('node:child_process').spawn('sleep', ['600'], { detached: true });
  console.log(child.pid);
  process.kill(process.pid, 'SIGSTOP');
`;

describe.skipIf(process.platform !== 'linux')('a group of processes', () => {
  it('lives as long as one of it runs, and not where only the unburied are left', async () => {
    const parent = spawn(process.execPath, ['-e', CARELESS]);
    const [line] = await once(parent.stdout, 'data');
    const group = Number(line.toString());
    expect(hasLivingMember(group)).toBe(true);
    process.kill(group, 'SIGKILL');
    await vi.waitFor(() => expect(hasLivingMember(group)).toBe(false), { timeout: 20_000, interval: 20 });
    expect(process.kill(-group, 0)).toBe(true);
    parent.kill('SIGKILL');
    await once(parent, 'close');
  });
});
