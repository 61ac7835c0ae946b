import { ACTION_IDS } from '#contract/actions';
import {
  DESKTOP_ABLE_CHANNEL,
  DESKTOP_CHANGE_SETTINGS_CHANNEL,
  DESKTOP_SETTINGS_CHANNEL,
  YARD_CALL_CHANNEL,
  YARD_LISTEN_CHANNEL,
} from '#contract/wire';
import { OPERATIONS } from '../../src-main/shells/api/openapi-paths';
import { type Draw, drawsFrom, mutate, oddValue, pick } from '../support/mutate';
import type { FuzzStep, Stranger } from './fuzz-step';
import { aCommand, anImport, anOrder, aPatch, someOrders } from './valid-commands';

/** The steps of one round: what they are follows from the seed and the round alone. */
export function stepsOf(seed: number, round: number, count: number): FuzzStep[] {
  const draw = drawsFrom(seed * 1_000_003 + round);
  const steps: FuzzStep[] = [];
  while (steps.length < count) {
    const door = draw();
    if (door < 0.58) steps.push(yardStep(draw, spoiled(aCommand(draw), draw, true)));
    else if (door < 0.59) steps.push(...anImport(draw).map((body) => yardStep(draw, body, 'granted window')));
    else if (door < 0.71) steps.push(socketStep(draw));
    else if (door < 0.79) steps.push(ipcStep(draw));
    else steps.push(httpStep(draw));
  }
  return steps.slice(0, count);
}

/** Valid now and then, mostly with a thing or two wrong, and sometimes nothing like it. */
function spoiled(body: unknown, draw: Draw, beyondJson = false): unknown {
  const how = draw();
  if (how < 0.3) return body;
  if (how < 0.36) return oddValue(draw, { beyondJson });
  const once = mutate(body, draw, { beyondJson });
  return how < 0.8 ? once : mutate(once, draw, { beyondJson });
}

function yardStep(
  draw: Draw,
  body: unknown,
  from = pick(draw, ['window', 'granted window', 'nobody'] as const),
): FuzzStep {
  return { door: 'yard', from, body };
}

function socketStep(draw: Draw): FuzzStep {
  const request = {
    id: pick(draw, [0, 1, 2, 77, Number.MAX_SAFE_INTEGER]),
    command: spoiled(aCommand(draw), draw),
  };
  const text = damaged(told(draw() < 0.1 ? spoiled(request, draw) : request), draw);
  return { door: 'socket', text, isBinary: draw() < 0.02 };
}

function ipcStep(draw: Draw): FuzzStep {
  const from =
    draw() < 0.9 ? 'page' : pick(draw, ['other frame', 'other page', 'other window', 'no frame'] as const);
  const [channel, body] = pick<() => [string, unknown]>(draw, [
    () => [YARD_CALL_CHANNEL, aCommand(draw)],
    () => [YARD_CALL_CHANNEL, aCommand(draw)],
    () => [YARD_LISTEN_CHANNEL, draw() < 0.7],
    () => [DESKTOP_SETTINGS_CHANNEL, undefined],
    () => [DESKTOP_CHANGE_SETTINGS_CHANNEL, { theme: 'dark', hiddenColumns: ['wait'], notifyWhenDone: true }],
    () => [DESKTOP_ABLE_CHANNEL, ACTION_IDS.filter(() => draw() < 0.3)],
  ])();
  return { door: 'ipc', channel, from, body: spoiled(body, draw, true) };
}

const TYPES = [
  null,
  '',
  'application/json; charset=utf-8',
  'application/json;charset=utf-16',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/html',
  '/',
  'application/jsonx',
];
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'];
const PATHS = [
  '/',
  '/index.html',
  '/assets/index.js',
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/feed',
  '/api',
  '/api/',
  '/nothing',
];
const STRANGERS: readonly Stranger[] = ['token', 'no token', 'host', 'origin'];

function httpStep(draw: Draw): FuzzStep {
  const { method, path, body: wanted } = pick(draw, OPERATIONS);
  const bytes = wanted === undefined && draw() < 0.85 ? null : bodyBytes(draw, path);
  const isMethodOdd = draw() < 0.06;
  return {
    door: 'http',
    method: isMethodOdd ? pick(draw, METHODS) : method.toUpperCase(),
    url: anUrl(draw, path),
    type: draw() < 0.92 ? 'application/json' : pick(draw, TYPES),
    body: bytes?.toString('base64') ?? null,
    headers: someHeaders(draw),
    stranger: draw() < 0.1 ? pick(draw, STRANGERS) : null,
  };
}

function anUrl(draw: Draw, path: string): string {
  if (draw() < 0.04) return pick(draw, PATHS);
  const odd = () => encodeURIComponent(wellFormed(oddText(draw)).slice(0, 300));
  const id = draw() < 0.85 ? String(Math.ceil(draw() * 60)) : odd() || '0';
  const named = path.replace('{id}', id);
  const parameters: Record<string, () => string> = {
    phase: () => pick(draw, ['queued', 'succeeded', 'failed', 'nonsense']),
    search: () => pick(draw, ['sim', '', 'x']),
    sort: () => pick(draw, ['task', 'name', 'none']),
    order: () => pick(draw, ['asc', 'desc', 'up']),
    offset: () => pick(draw, ['0', '5', '-1', '1e3', '9'.repeat(30)]),
    limit: () => pick(draw, ['1', '100', '0', 'all']),
    run: () => pick(draw, ['0', '1', '1767323045678']),
  };
  const isSearch = path === '/api/results';
  const asked = Object.entries(parameters)
    .filter(() => draw() < (isSearch ? 0.3 : 0.03))
    .map(([name, value]) => `${name}=${draw() < 0.85 ? value() : odd()}`);
  if (draw() < 0.03) asked.push(`${odd()}=${odd()}`);
  const url = asked.length === 0 ? named : `${named}?${asked.join('&')}`;
  return draw() < 0.04
    ? `${url}${pick(draw, ['%', '%00', '/', '//', '/..', '#x', '%2f', ';a=b', '?', '&&&', '%ff'])}`
    : url;
}

function someHeaders(draw: Draw): Record<string, string> {
  const headers: Record<string, string> = {};
  if (draw() < 0.1)
    headers['last-event-id'] = pick(draw, ['1-1', '1767323045678-0', 'x', '-', '9'.repeat(99), '']);
  if (draw() < 0.03) headers.accept = pick(draw, ['*/*', 'text/html', '\t', 'x'.repeat(4_000)]);
  if (draw() < 0.02) headers['content-encoding'] = 'gzip';
  return headers;
}

function bodyBytes(draw: Draw, path: string): Buffer {
  if (draw() < 0.03)
    return Buffer.from(Array.from({ length: Math.floor(draw() * 200) }, () => Math.floor(draw() * 256)));
  const valid = () => {
    if (path.endsWith('/limits')) return aPatch(draw);
    if (path.endsWith('/shutdown')) return { mode: pick(draw, ['finish-all', 'finish-running']), graceMs: 5 };
    return pick<() => unknown>(draw, [
      () => anOrder(draw),
      () => someOrders(draw),
      () => ({ tasks: someOrders(draw) }),
    ])();
  };
  // A shut yard is asked nothing any more.
  if (path.endsWith('/shutdown') && draw() < 0.6) return Buffer.from('{"mode":');
  return Buffer.from(damaged(told(spoiled(valid(), draw)), draw), 'utf8');
}

function oddText(draw: Draw): string {
  const value = oddValue(draw);
  return typeof value === 'string' ? value : told(value);
}

/** Addresses are told in whole characters. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, '?');
}

function told(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}

const SNIPPETS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '\\',
  '\0',
  '\uFEFF',
  '\u2028',
  '1e999',
  '-0',
  '00',
  '\\ud800',
  '"command":"start",',
  '\r\n',
  '//',
];

/** Text with something wrong in it as text, now and then. */
function damaged(text: string, draw: Draw): string {
  const how = draw();
  const at = Math.floor(draw() * text.length);
  if (how < 0.85) return text;
  if (how < 0.89) return text.slice(0, at);
  if (how < 0.92) return text.slice(at);
  if (how < 0.96) return text.slice(0, at) + pick(draw, SNIPPETS) + text.slice(at);
  if (how < 0.98) return text.slice(0, at) + text.slice(Math.floor(at / 2));
  return text.replace('{', `{${pick(draw, ['"__proto__":{"x":1},', '"command":"resync",', '"a":1,"a":2,'])}`);
}
