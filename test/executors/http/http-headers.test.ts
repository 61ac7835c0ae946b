import { describe, expect, it } from 'vitest';
import { httpAddressOf } from '../../../src-main/executors/http/http-address';
import { httpHeadersOf } from '../../../src-main/executors/http/http-headers';

describe('the headers of a request', () => {
  it('are those it is given, and who it is from', () => {
    expect(httpHeadersOf(undefined, null)).toEqual(['user-agent', 'switchyard']);
    expect(httpHeadersOf({ Accept: 'text/html' }, 'Basic eA==')).toEqual([
      'Accept',
      'text/html',
      'user-agent',
      'switchyard',
      'authorization',
      'Basic eA==',
    ]);
  });

  it('hold nothing twice, however a name is written', () => {
    const own = { 'USER-Agent': 'mine', Authorization: 'Bearer x' };
    expect(httpHeadersOf(own, 'Basic eA==')).toEqual(['USER-Agent', 'mine', 'Authorization', 'Bearer x']);
  });
});

describe('an address', () => {
  it('is read into where to connect, what to ask for, and who asks', () => {
    expect(httpAddressOf('https://a:b%3A@example.test:8443/x/y?z=1#there')).toEqual({
      origin: 'https://example.test:8443',
      path: '/x/y?z=1',
      authorization: `Basic ${Buffer.from('a:b:').toString('base64')}`,
    });
    expect(httpAddressOf('http://[::1]')).toEqual({ origin: 'http://[::1]', path: '/', authorization: null });
  });

  it('may hold a name that is no proper escape', () => {
    expect(httpAddressOf('http://50%@x.test/').authorization).toBe(
      `Basic ${Buffer.from('50%:').toString('base64')}`,
    );
  });
});
