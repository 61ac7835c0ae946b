import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectToYard } from '../../../src-renderer/state/yard-client';

/** The address that a page's feed socket is opened at. */
function socketOf(address: string): string {
  const opened: string[] = [];
  vi.stubGlobal(
    'WebSocket',
    class extends EventTarget {
      constructor(url: string) {
        super();
        opened.push(url);
      }
    },
  );
  connectToYard({ location: new URL(address) } as unknown as Window);
  return opened.join();
}

describe('the yard of a page in a browser', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('is on the page’s own host, and is given the key of its address', () => {
    expect(socketOf('http://127.0.0.1:4780/')).toBe('ws://127.0.0.1:4780/feed');
    expect(socketOf('http://127.0.0.1:4780/?key=a-b_c')).toBe('ws://127.0.0.1:4780/feed?key=a-b_c');
    expect(socketOf('https://localhost/?x=1&key=a%26b')).toBe('wss://localhost/feed?key=a%26b');
  });
});
