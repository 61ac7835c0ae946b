import { describe, expect, it } from 'vitest';
import { httpErrorOf } from '../../../src-main/executors/http/http-error';

function named(code: string, message = 'as the system says it'): ReturnType<typeof httpErrorOf> {
  return httpErrorOf(Object.assign(new Error(message), { code }));
}

describe('what kept a request from its answer', () => {
  it.each([
    ['ECONNREFUSED', 'ConnectionRefused'],
    ['ECONNRESET', 'ConnectionClosed'],
    ['UND_ERR_SOCKET', 'ConnectionClosed'],
    ['ENOTFOUND', 'HostNotFound'],
    ['ETIMEDOUT', 'ConnectTimeout'],
    ['EHOSTUNREACH', 'HostUnreachable'],
    ['EMFILE', 'TooManyOpenFiles'],
    ['UND_ERR_HEADERS_OVERFLOW', 'InvalidAnswer'],
    ['SOMETHING_ELSE', 'RequestFailed'],
  ])('is, for %s, a %s, which may be retried', (code, name) => {
    expect(named(code)).toEqual({ name, message: 'as the system says it' });
  });

  it.each([
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'CertificateError'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'CertificateError'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'CertificateError'],
    ['CERT_HAS_EXPIRED', 'CertificateError'],
    ['UND_ERR_INVALID_ARG', 'InvalidRequest'],
    ['ERR_INVALID_URL', 'InvalidRequest'],
  ])('is, for %s, a %s for good, since it would only come again', (code, name) => {
    expect(named(code)).toEqual({ name, message: 'as the system says it', retryable: false });
  });

  it('is told by its code where there are no words for it, as when several addresses were tried', () => {
    expect(named('ECONNREFUSED', '')).toEqual({ name: 'ConnectionRefused', message: 'ECONNREFUSED' });
  });
});
