import { parentPort, workerData } from 'node:worker_threads';
import { LogRequests } from './log-requests';
import {
  DEALT_WITH,
  IS_THERE,
  type WriterNews,
  type WriterRequest,
  type WriterStart,
} from './writer-messages';

/** The thread that puts packed lines into words, and the words into files. */
const port = parentPort;
if (port === null) throw new Error('this is the entry of a thread');

const shared = new Int32Array((workerData as WriterStart).shared);
const requests = new LogRequests((news: WriterNews) => port.postMessage(news));

port.on('message', (request: WriterRequest) => {
  requests.take(request);
  Atomics.add(shared, DEALT_WITH, 1);
  Atomics.notify(shared, DEALT_WITH);
});
Atomics.store(shared, IS_THERE, 1);
Atomics.notify(shared, IS_THERE);
port.postMessage({ kind: 'there' } satisfies WriterNews);
