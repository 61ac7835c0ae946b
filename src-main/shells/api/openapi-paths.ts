import type { z } from 'zod';
import { resultsParametersSchema, runParametersSchema } from '../../schemas/api-query-schema';
import { MAX_STREAMS } from './event-streams';

/** What one route answers with a status: in words, and the component that its body is; null: it is no JSON. */
export type Answer = readonly [
  description: string,
  component: string | readonly string[] | null,
  type?: string,
];

export interface Operation {
  readonly method: 'get' | 'post' | 'patch';
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  readonly query?: z.ZodObject;
  readonly hasTask?: true;
  readonly header?: { readonly name: string; readonly description: string };
  readonly body?: { readonly component: string; readonly required: boolean };
  readonly answers: Readonly<Record<number, Answer>>;
}

const PROBLEMS = 'Problems';
const bad = (why: string): Answer => [why, PROBLEMS];
const BAD_BODY = {
  400: bad('The body is no JSON, or not what is expected'),
  413: bad('The body is too long'),
  415: bad('The body is not told to be application/json'),
};
/** Of routes that take no body, and are sent one. */
const UNWANTED_BODY = { 413: BAD_BODY[413], 415: BAD_BODY[415] };
const TASK = {
  400: bad('The address names no task'),
  404: bad('The task is not known'),
  409: bad('The run is another one'),
};

/** Every route. What all have in common is said once, where the document is put together. */
export const OPERATIONS: readonly Operation[] = [
  {
    ...{ method: 'post', path: '/api/tasks', id: 'submitTasks', summary: 'Submit tasks' },
    description:
      'One order, a list of up to 10 000, or {tasks}. Good ones are accepted, the others refused one by one. ' +
      'The status says why nothing was taken, where nothing was.',
    body: { component: 'Orders', required: true },
    answers: {
      200: ['At least one was accepted', 'OrderReceipt'],
      400: [
        'Nothing was taken: no order is valid, or the body is no list of orders',
        ['OrderReceipt', PROBLEMS],
      ],
      403: [
        'Nothing was taken: scripts and commands are not allowed; or a stranger',
        ['OrderReceipt', PROBLEMS],
      ],
      409: ['Nothing was taken: the yard shuts down, or is stopped', 'OrderReceipt'],
      413: BAD_BODY[413],
      415: BAD_BODY[415],
      503: ['Nothing was taken: the queue is full. Come again after `Retry-After` seconds', 'OrderReceipt'],
    },
  },
  {
    ...{ method: 'get', path: '/api/tasks/{id}', id: 'getTask', summary: 'One task, whole' },
    ...{ hasTask: true, query: runParametersSchema },
    answers: { 200: ['The task', 'TaskDetail'], ...TASK },
  },
  {
    ...{ method: 'post', path: '/api/tasks/{id}/cancel', id: 'cancelTask', summary: 'Cancel a pending task' },
    ...{ hasTask: true, query: runParametersSchema },
    answers: {
      200: ['It is cancelled', 'Cancelled'],
      ...TASK,
      ...UNWANTED_BODY,
      409: bad('It has settled, or the run is another one'),
    },
  },
  {
    ...{ method: 'post', path: '/api/tasks/{id}/retry', id: 'retryTask', summary: 'Submit a task once more' },
    description: 'As a new task: what has settled is never relabelled.',
    ...{ hasTask: true, query: runParametersSchema },
    answers: {
      200: ['What became of it', 'Retried'],
      ...TASK,
      ...UNWANTED_BODY,
      409: bad('It may not be run from here, or the run is another one'),
    },
  },
  {
    ...{ method: 'get', path: '/api/results', id: 'getResults', summary: 'Tasks, filtered, sorted, by page' },
    query: resultsParametersSchema,
    answers: {
      200: ['A page', 'ResultsPage'],
      400: bad('A parameter is not what is expected'),
      409: bad('The run ended meanwhile'),
      429: bad('Too many searches are under way'),
    },
  },
  {
    ...{ method: 'get', path: '/api/stats', id: 'getStats', summary: 'The yard in figures' },
    answers: { 200: ['The yard now', 'Stats'], 400: bad('It takes no parameters') },
  },
  {
    ...{ method: 'get', path: '/api/limits', id: 'getLimits', summary: 'The limits that hold' },
    answers: { 200: ['All of them', 'Limits'], 400: bad('It takes no parameters') },
  },
  {
    ...{ method: 'patch', path: '/api/limits', id: 'changeLimits', summary: 'Change limits from now on' },
    body: { component: 'LimitsPatch', required: true },
    answers: { 200: ['All that hold now', 'Limits'], ...BAD_BODY },
  },
  {
    ...{ method: 'post', path: '/api/shutdown', id: 'shutDown', summary: 'Shut the yard down' },
    description: 'One that shuts down already goes further by `cancel-now` only.',
    body: { component: 'ShutdownRequest', required: false },
    answers: { 200: ['It is under way', 'ShutDown'], ...BAD_BODY },
  },
  {
    ...{ method: 'post', path: '/api/start', id: 'start', summary: 'Start a stopped yard: a new run' },
    answers: {
      200: ['It runs', 'Started'],
      400: bad('It takes no body'),
      ...UNWANTED_BODY,
      409: bad('The yard is not stopped'),
    },
  },
  {
    ...{ method: 'get', path: '/api/events', id: 'followEvents', summary: 'The event log as it happens' },
    description:
      'Server-sent events. `data` is a line of the event log: first the header of the run, then its events; `id` is ' +
      '`<run>-<seq>`. With `Last-Event-ID` it goes on from there, with `<run>-0` from the beginning. An event `gap` ' +
      `tells {run, fromSeq, toSeq} of events that were let go before they were told. At most ${MAX_STREAMS} may follow.`,
    header: { name: 'Last-Event-ID', description: 'The id of the last event that was taken' },
    answers: {
      200: ['The stream, without an end', null, 'text/event-stream'],
      400: bad('The id is none'),
      429: bad('Too many follow already'),
    },
  },
  {
    ...{ method: 'get', path: '/api/openapi.json', id: 'getDocument', summary: 'This document' },
    answers: { 200: ['OpenAPI 3.1', 'Document'] },
  },
  {
    ...{ method: 'get', path: '/metrics', id: 'getMetrics', summary: 'The yard for Prometheus' },
    answers: { 200: ["Prometheus' text format", null, 'text/plain'] },
  },
];
