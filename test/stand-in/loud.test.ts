import { describe, expect, it } from 'vitest';
import { StandInShell } from '../support/electron/desktop-parts';
import { LoudEmitter, loudModule } from '../support/electron/loud';
import { checkOptions } from '../support/electron/window-options';

class Radio extends LoudEmitter {
  readonly station: string | undefined = undefined;

  constructor() {
    super(['tuned']);
  }
}

describe('what the stand-in for Electron has not', () => {
  it('is an error with its name, wherever it is asked for', () => {
    const radio = new Radio() as unknown as { volume: number; station?: string };
    const shell = new StandInShell() as unknown as { beep(): void };
    const electron = loudModule({ shell }) as unknown as { tray: object };
    expect(() => radio.volume).toThrow('the stand-in for Electron has no Radio.volume');
    expect(() => shell.beep()).toThrow('the stand-in for Electron has no StandInShell.beep');
    expect(() => electron.tray).toThrow('the stand-in for Electron has no electron.tray');
    expect(radio.station).toBeUndefined();
    expect('volume' in radio).toBe(false);
  });

  it('is an event that would never come, too', () => {
    const radio = new Radio();
    const heard: string[] = [];
    radio.on('tuned', (to: string) => heard.push(to));
    radio.once('tuned', (to: string) => heard.push(`once ${to}`));
    radio.emit('tuned', 'a');
    radio.emit('tuned', 'b');
    expect(heard).toEqual(['a', 'once a', 'b']);
    expect(() => radio.on('jammed', () => {})).toThrow(
      "the stand-in for Electron never emits Radio 'jammed'",
    );
    expect(() => radio.once('jammed', () => {})).toThrow('never emits');
    expect(() => radio.addListener('jammed', () => {})).toThrow('never emits');
  });

  it('is a window of another kind, or with a preference that would be left undone', () => {
    const preload = '/preload.cjs';
    expect(() => checkOptions({ width: 800, webPreferences: { preload, sandbox: true } })).not.toThrow();
    expect(() => checkOptions({ frame: false })).toThrow('knows no window option frame');
    expect(() => checkOptions({ webPreferences: { sandbox: false } })).toThrow(
      'no window with sandbox: false',
    );
    expect(() => checkOptions({ webPreferences: { nodeIntegration: true } })).toThrow(
      'nodeIntegration: true',
    );
    expect(() => checkOptions({ webPreferences: { zoomFactor: 2 } })).toThrow('no window with zoomFactor: 2');
  });
});
