import { useEffect, useRef, useState } from 'react';
import type { KeptRun } from '#contract/kept-runs';
import { Refusal } from '../../components/refusal';
import type { HistoryPage, RunHistory } from '../../state/run-history';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { MAX_COMPARED } from './compared-runs';
import { DeleteDialog } from './delete-dialog';
import { RunExportStrip } from './run-export-strip';
import { RunRow } from './run-row';
import styles from './runs-list.module.css';
import { RunsPager } from './runs-pager';

export interface RunsListProps {
  readonly yard: Yard;
  readonly history: RunHistory;
  readonly page: HistoryPage;
  readonly compared: readonly KeptRun[];
  readonly onCompared: (runs: readonly KeptRun[]) => void;
}

/** A page of the history, the newest first. */
export function RunsList({ yard, history, page, compared, onCompared }: RunsListProps) {
  const { refused, send, dismiss } = useCommand(yard);
  const [opening, setOpening] = useState<string | null>(null);
  const [asking, setAsking] = useState<KeptRun | null>(null);
  const box = useRef<HTMLElement>(null);
  const isDeleted = useRef(false);
  const shown = useYard(yard, ({ recording }) => recording?.id ?? null);
  const isConnected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const why = isConnected ? (opening === null ? null : 'A recording is being read.') : OFFLINE;

  // The dialog hands the focus back to a button of the row, which may have gone by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows come and go with the page
  useEffect(() => {
    if (isDeleted.current && document.activeElement === document.body) box.current?.focus();
    isDeleted.current = false;
  }, [page]);

  async function open(id: string): Promise<void> {
    if (why !== null) return;
    setOpening(id);
    await send(id === shown ? { command: 'leave-run' } : { command: 'open-run', id });
    setOpening(null);
  }

  async function rename(id: string, name: string | null): Promise<void> {
    if (await send({ command: 'rename-run', id, name })) history.renew();
  }

  async function remove(id: string): Promise<void> {
    if (!(await send({ command: 'delete-run', id }))) return;
    onCompared(compared.filter((run) => run.id !== id));
    isDeleted.current = true;
    history.renew();
  }

  function tick(run: KeptRun): void {
    const rest = compared.filter(({ id }) => id !== run.id);
    onCompared(rest.length < compared.length ? rest : [...compared, run]);
  }

  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it is how a keyboard scrolls the table */}
      <section className={styles.scroller} ref={box} tabIndex={0} aria-label="Table of runs">
        <table className={styles.table} aria-label="Kept runs">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">compare</span>
              </th>
              <th scope="col">run</th>
              <th scope="col">outcome</th>
              <th scope="col">tasks</th>
              <th scope="col">time</th>
              <th scope="col">response time</th>
              <th scope="col">bottleneck, kinds</th>
              <th scope="col">
                <span className="visually-hidden">what to do</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.runs.map((run) => (
              <RunRow
                key={run.id}
                yard={yard}
                run={run}
                isShown={run.id === shown}
                isOpening={run.id === opening}
                whyNotOpen={why}
                isTicked={compared.some(({ id }) => id === run.id)}
                mayTick={compared.length < MAX_COMPARED}
                onTick={() => tick(run)}
                onOpen={() => void open(run.id)}
                onRename={(name) => void rename(run.id, name)}
                onDelete={() => setAsking(run)}
                heir={() => box.current}
              />
            ))}
          </tbody>
        </table>
      </section>
      <RunsPager page={page} onShow={history.show} />
      <RunExportStrip yard={yard} heir={box} />
      <DeleteDialog
        run={asking}
        onClose={() => setAsking(null)}
        onConfirm={(id) => {
          void remove(id);
        }}
      />
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}

const OFFLINE = 'No connection to the yard.';
