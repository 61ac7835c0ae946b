import { Button, Popover, Switch } from '@mantine/core';
import { useState } from 'react';
import { MAX_DURATION_MS } from '#contract/limits';
import { SHUTDOWN_MODES, type ShutdownMode } from '#contract/task-event';
import { NumberField } from '../../components/number-field';
import type { ActionBus } from '../../state/action-bus';
import { selectPhase } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { CancelDialog } from './cancel-dialog';
import styles from './shutdown-button.module.css';
import { MODE_WORDS } from './shutdown-words';
import { useShutdown } from './use-shutdown';

const DEFAULT_GRACE_SECONDS = 10;
const GRACE_RANGE = { min: 0, max: Math.floor(MAX_DURATION_MS / 1_000), integer: false };
const GRACE_SLIDER = { min: 0, max: 60, kind: 'even' } as const;

/** Shuts the yard down: by one press in the usual way, or in one of three ways with a grace period. */
export function ShutdownButton({ yard, bus }: { readonly yard: Yard; readonly bus: ActionBus }) {
  const phase = useYard(yard, selectPhase);
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const [opened, setOpened] = useState(false);
  const [graceSeconds, setGraceSeconds] = useState(DEFAULT_GRACE_SECONDS);
  const [limited, setLimited] = useState(true);
  const { refused, shutDown, startAgain } = useShutdown(yard);
  const [asking, setAsking] = useState(false);
  const draining = phase === 'draining';
  const disabled = phase !== 'running' || !connected;
  const why = !connected
    ? 'No connection to the yard'
    : phase === 'running'
      ? undefined
      : `The yard is ${phase}`;

  function choose(mode: ShutdownMode): void {
    setOpened(false);
    shutDown(mode, limited ? graceSeconds * 1_000 : null);
  }

  useAction(bus, 'shut-down', () => choose('finish-running'), !disabled);
  useAction(bus, 'cancel-all', () => setAsking(true), connected && (phase === 'running' || draining));
  useAction(bus, 'start-again', startAgain, connected && phase === 'stopped');

  return (
    <div className={styles.split} title={draining ? undefined : why}>
      <Button
        size="xs"
        variant="default"
        className={styles.main ?? ''}
        disabled={disabled && !(draining && connected)}
        title={
          draining
            ? 'Pressed again: asks whether to cancel what still runs'
            : (why ?? `${MODE_WORDS['finish-running'].title}: ${MODE_WORDS['finish-running'].fate}`)
        }
        onClick={() => (draining ? setAsking(true) : choose('finish-running'))}
      >
        Shut down
      </Button>
      <Popover
        opened={opened && !disabled}
        onChange={setOpened}
        position="bottom-end"
        width={330}
        shadow="md"
        transitionProps={{ duration: 0 }}
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <Button
            size="xs"
            variant="default"
            className={styles.more ?? ''}
            disabled={disabled}
            aria-label="Ways to shut down"
            onClick={() => setOpened(!opened)}
          >
            ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Ways to shut down">
          <div className={styles.grace}>
            {limited ? (
              <NumberField
                label="grace"
                unit="s"
                help="When it passes, what still runs is cancelled."
                value={graceSeconds}
                range={GRACE_RANGE}
                slider={GRACE_SLIDER}
                initial={DEFAULT_GRACE_SECONDS}
                onChange={setGraceSeconds}
              />
            ) : (
              <p className={styles.endless}>No grace limit: it waits as long as the work takes.</p>
            )}
            <Switch
              size="xs"
              label="limit the grace period"
              checked={limited}
              onChange={(event) => setLimited(event.currentTarget.checked)}
            />
          </div>
          <ul className={styles.modes}>
            {SHUTDOWN_MODES.map((mode) => (
              <li key={mode}>
                <button type="button" className={styles.mode} onClick={() => choose(mode)}>
                  <strong>{MODE_WORDS[mode].title}</strong>
                  <span>{MODE_WORDS[mode].fate}</span>
                </button>
              </li>
            ))}
          </ul>
        </Popover.Dropdown>
      </Popover>
      <CancelDialog
        yard={yard}
        opened={asking && phase !== 'stopped'}
        onClose={() => setAsking(false)}
        onCancelNow={() => shutDown('cancel-now', null)}
      />
      {refused !== null && (
        <p className="visually-hidden" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
