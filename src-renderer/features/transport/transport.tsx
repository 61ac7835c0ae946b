import { ActionIcon, NativeSelect } from '@mantine/core';
import { CLOCK_SPEEDS } from '#contract/yard-clock';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import type { ActionBus } from '../../state/action-bus';
import { whyNothingChanges } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { PauseIcon, PlayIcon } from './clock-icons';
import { ElapsedTime } from './elapsed-time';
import styles from './transport.module.css';
import { whyNoHold, whyNoPause } from './why-not';

export interface TransportProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
}

/** The yard's clock: how far it has come, how fast it goes, and whether it stands; and whether tasks start. */
export function Transport({ yard, bus }: TransportProps) {
  const clock = useYard(yard, (state) => state.clock);
  const held = useYard(yard, (state) => state.dispatchHeld);
  const noChange = useYard(yard, whyNothingChanges);
  const noPause = useYard(yard, whyNoPause);
  const noHold = useYard(yard, whyNoHold);
  const { refused, send, dismiss } = useCommand(yard);
  const toggleClock = () => void send({ command: 'set-clock', paused: !clock.paused });
  const toggleDispatch = () => void send({ command: 'hold-dispatch', held: !held });
  useAction(bus, 'toggle-clock', toggleClock, noPause ?? true);
  useAction(bus, 'toggle-dispatch', toggleDispatch, noHold ?? true);

  const clockLabel = clock.paused ? 'Resume clock' : 'Pause clock';
  const holdLabel = held ? 'Release dispatch' : 'Hold dispatch';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are a toolbar
    <div className={styles.transport} role="group" aria-label="Clock and dispatch">
      <ActionIcon
        variant={clock.paused ? 'filled' : 'default'}
        size={30}
        aria-label={clockLabel}
        {...pressProps(
          noPause,
          toggleClock,
          clock.paused ? 'Resume clock (Space)' : 'Pause clock: time itself stands still (Space)',
        )}
      >
        {clock.paused ? <PlayIcon /> : <PauseIcon />}
      </ActionIcon>
      <ElapsedTime yard={yard} />
      <NativeSelect
        size="xs"
        classNames={{ root: styles.speed ?? '', input: styles.speedInput ?? '' }}
        aria-label="Clock speed"
        title={noChange ?? 'How fast the clock of the yard goes'}
        disabled={noChange !== null}
        value={String(clock.speed)}
        data={speedsWith(clock.speed).map((speed) => ({ value: String(speed), label: `${speed} ×` }))}
        onChange={(event) => void send({ command: 'set-clock', speed: Number(event.currentTarget.value) })}
      />
      <button
        type="button"
        className={styles.hold}
        data-held={held || undefined}
        aria-label={holdLabel}
        {...pressProps(
          noHold,
          toggleDispatch,
          held
            ? 'Release dispatch: what waits may start (H)'
            : 'Hold dispatch: what runs goes on, what waits waits (H)',
        )}
      >
        {held ? 'Release' : 'Hold'}
      </button>
      <Refusal text={refused} onDismiss={dismiss} />
    </div>
  );
}

/** The usual speeds, and the present one where it is another. */
function speedsWith(speed: number): readonly number[] {
  const usual: readonly number[] = CLOCK_SPEEDS;
  return usual.includes(speed) ? usual : [...usual, speed].sort((a, b) => a - b);
}
