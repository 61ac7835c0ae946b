import { Button, Popover, Switch } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { pendingOf } from '#contract/counts';
import { MAX_DURATION_MS } from '#contract/limits';
import { SHUTDOWN_MODES, type ShutdownMode } from '#contract/task-event';
import type { YardPhase } from '#contract/yard-view';
import { NumberField } from '../../components/number-field';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import { firstUnfit } from '../../components/unfit-field';
import type { ActionBus } from '../../state/action-bus';
import { selectPhase, whyNothingChanges } from '../../state/selectors';
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
  const noChange = useYard(yard, whyNothingChanges);
  const [opened, setOpened] = useState(false);
  const [graceSeconds, setGraceSeconds] = useState(DEFAULT_GRACE_SECONDS);
  const [limited, setLimited] = useState(true);
  const { refused, dismiss, shutDown, startAgain } = useShutdown(yard);
  const [asking, setAsking] = useState(false);
  const ways = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLButtonElement>(null);
  const why = noChange ?? whyNotIn(phase);
  const canCancel = noChange === null && (phase === 'running' || phase === 'draining');
  const { title, fate } = MODE_WORDS['finish-running'];
  const grace = limited ? `at most ${graceSeconds} s` : 'however long it takes';

  // Nothing is left to ask for, also when the yard runs again.
  useEffect(() => {
    if (!canCancel) setAsking(false);
  }, [canCancel]);
  // What asked may be gone by now, and its focus with it.
  useEffect(() => {
    if (asking) return () => main.current?.focus();
  }, [asking]);

  function choose(mode: ShutdownMode): void {
    const unfit = ways.current === null ? null : firstUnfit(ways.current);
    if (unfit !== null) {
      unfit.focus();
      return;
    }
    setOpened(false);
    if (mode === 'cancel-now') cancelAll();
    else shutDown(mode, limited ? graceSeconds * 1_000 : null);
  }

  /** However it was come by, it asks where there is something to lose. */
  function cancelAll(): void {
    const { counts, toSubmit } = yard.store.getState();
    if (pendingOf(counts) > 0 || toSubmit > 0) setAsking(true);
    else shutDown('cancel-now', null);
  }

  useAction(bus, 'shut-down', () => choose('finish-running'), why ?? true);
  useAction(bus, 'finish-all', () => choose('finish-all'), why ?? true);
  useAction(bus, 'cancel-all', cancelAll, canCancel || (why ?? true));
  useAction(bus, 'start-again', startAgain, noChange ?? whyNoStart(phase) ?? true);

  return (
    <div className={styles.split}>
      <Button
        ref={main}
        size="xs"
        variant="default"
        className={styles.main ?? ''}
        {...(phase === 'draining' && noChange === null
          ? pressProps(null, cancelAll, 'Pressed again: asks whether to cancel what still runs')
          : pressProps(why, () => choose('finish-running'), `${title}, ${grace}: ${fate}`))}
      >
        Shut down
      </Button>
      <Popover
        opened={opened && why === null}
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
            aria-label="Ways to shut down"
            {...pressProps(why, () => setOpened(!opened))}
          >
            ▾
          </Button>
        </Popover.Target>
        <Popover.Dropdown ref={ways} aria-label="Ways to shut down">
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
        opened={asking && canCancel}
        onClose={() => setAsking(false)}
        onCancelNow={() => shutDown('cancel-now', null)}
      />
      <Refusal text={refused} onDismiss={dismiss} />
    </div>
  );
}

function whyNotIn(phase: YardPhase): string | null {
  switch (phase) {
    case 'running':
      return null;
    case 'draining':
    case 'cancelling':
      return 'The yard is shutting down already';
    case 'stopped':
      return 'The yard is stopped';
  }
}

function whyNoStart(phase: YardPhase): string | null {
  return phase === 'stopped' ? null : 'The yard has not stopped';
}
