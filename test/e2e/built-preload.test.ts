import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { describe, expect, inject, it } from 'vitest';
import { YARD_CALL_CHANNEL } from '#contract/wire';

describe('the built preload', () => {
  const folder = join(inject('projectRoot'), 'out', 'preload');

  /** Runs it as a sandboxed window does: with `electron` and nothing else to require. */
  function load() {
    const required: string[] = [];
    const invoked: unknown[] = [];
    const exposed: Record<string, unknown> = {};
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: unknown) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: {
        invoke: async (channel: string, command: unknown) => {
          invoked.push([channel, command]);
          return 'reply';
        },
        send: () => {},
        on: () => {},
        off: () => {},
      },
    };
    const require = (name: string) => {
      required.push(name);
      if (name !== 'electron') throw new Error(`a sandboxed preload cannot require ${name}`);
      return electron;
    };
    const code = readFileSync(join(folder, 'index.cjs'), 'utf8');
    vm.runInNewContext(code, { require, module: { exports: {} }, exports: {} });
    return { required, invoked, exposed };
  }

  it('is one CommonJS file', () => {
    expect(readdirSync(folder)).toEqual(['index.cjs']);
  });

  it('requires electron and nothing else, and exposes the yard, what the desktop has besides, and nothing else', () => {
    const { required, exposed } = load();
    expect(required).toEqual(['electron']);
    expect(Object.keys(exposed)).toEqual(['switchyard', 'switchyardDesktop']);
    expect(Object.keys(exposed.switchyard as object).sort()).toEqual(['call', 'listen']);
    expect(Object.keys(exposed.switchyardDesktop as object).sort()).toEqual([
      'changeSettings',
      'onAction',
      'onApi',
      'settings',
      'tellAble',
    ]);
  });

  it('passes a command on as it is', async () => {
    const { exposed, invoked } = load();
    const yard = exposed.switchyard as { call(command: unknown): Promise<unknown> };
    expect(await yard.call({ command: 'start' })).toBe('reply');
    expect(invoked).toEqual([[YARD_CALL_CHANNEL, { command: 'start' }]]);
  });
});
