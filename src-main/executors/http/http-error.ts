import type { TaskError } from '#contract/task';

/** What the system's and the client's codes are called here. A code that is absent is a `RequestFailed`. */
const NAMES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'ConnectionRefused',
  ECONNRESET: 'ConnectionClosed',
  EPIPE: 'ConnectionClosed',
  UND_ERR_SOCKET: 'ConnectionClosed',
  ETIMEDOUT: 'ConnectTimeout',
  EHOSTUNREACH: 'HostUnreachable',
  ENETUNREACH: 'HostUnreachable',
  EADDRNOTAVAIL: 'NoLocalPort',
  EMFILE: 'TooManyOpenFiles',
  ENFILE: 'TooManyOpenFiles',
  ENOTFOUND: 'HostNotFound',
  EAI_AGAIN: 'HostNotFound',
  UND_ERR_INVALID_ARG: 'InvalidRequest',
  UND_ERR_NOT_SUPPORTED: 'InvalidRequest',
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: 'InvalidRequest',
  ERR_INVALID_URL: 'InvalidRequest',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'InvalidAnswer',
  UND_ERR_HEADERS_OVERFLOW: 'InvalidAnswer',
};

/** Errors that come back whenever the same is asked again. */
const FINAL = new Set(['InvalidRequest', 'CertificateError']);

/** What kept a request from its answer, as the log tells it. */
export function httpErrorOf(error: Error): TaskError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const name = nameOf(error, code);
  // Of several addresses that were tried, the error itself says nothing.
  const message = error.message === '' ? code : error.message;
  return FINAL.has(name) ? { name, message, retryable: false } : { name, message };
}

function nameOf(error: Error, code: string): string {
  if (error.name === 'HTTPParserError') return 'InvalidAnswer';
  if (/CERT|SIGNATURE|ALTNAME/.test(code)) return 'CertificateError';
  return NAMES[code] ?? 'RequestFailed';
}
