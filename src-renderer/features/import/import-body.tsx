import { Progress } from '@mantine/core';
import type { ImportState } from '../../state/file-import';
import { bytesText } from './bytes-text';
import styles from './import.module.css';
import { ListProblems } from './list-problems';
import { ListSummary } from './list-summary';

/** What the dialog says, as far as the file has come. */
export function ImportBody({ state }: { readonly state: ImportState }) {
  switch (state.kind) {
    case 'choosing':
      return <Formats />;
    case 'sending':
      return (
        <>
          <Progress
            className={styles.meter ?? ''}
            size="sm"
            aria-label="Read so far"
            value={state.of === 0 ? 100 : (100 * state.bytes) / state.of}
            transitionDuration={0}
          />
          <p className={styles.words}>
            {bytesText(state.bytes)} of {bytesText(state.of)} read. Nothing runs before you have seen what is
            in it.
          </p>
        </>
      );
    case 'checking':
      return (
        <p className={styles.words} role="status">
          All of it is there, and is being checked.
        </p>
      );
    case 'asking':
      return <ListSummary list={state.list} />;
    case 'refused':
      return <ListProblems problems={state.problems} />;
    case 'idle':
    case 'done':
      return null;
    default:
      return state satisfies never;
  }
}

function Formats() {
  return (
    <>
      <p className={styles.words}>
        A list of tasks as JSON, NDJSON or CSV, with a line or an object for each. You see what is in it
        before anything runs. A file that is dropped anywhere on the window goes the same way.
      </p>
      <p className={styles.words}>
        CSV names its columns in the first line:
        <br />
        <code>name,priority,executor,method,url</code>
        <br />
        <code>orders,high,http,GET,http://127.0.0.1:8080/orders</code>
      </p>
      <p className={styles.words}>
        JSON and NDJSON hold objects like this one:
        <br />
        <code>{'{"name": "orders", "body": {"executor": "http", "method": "GET", "url": null}}'}</code>
      </p>
    </>
  );
}
