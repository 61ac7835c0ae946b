import { ActionIcon, NativeSelect } from '@mantine/core';
import { CLOCK_SPEEDS } from '#contract/yard-clock';
import type { ActionBus } from '../../state/action-bus';
import { selectPhase } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useCommand } from '../../state/use-command';
import { useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import { PauseIcon, PlayIcon } from './clock-icons';
import { ElapsedTime } from './elapsed-time';
import styles from './transport.module.css';

export interface TransportProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
}

/** The yard's clock: how far it has come, how fast it goes, and whether it stands; and whether tasks start. */
export function Transport({ yard, bus }: TransportProps) {
  const clock = useYard(yard, (state) => state.clock);
  const held = useYard(yard, (state) => state.dispatchHeld);
  const stopped = useYard(yard, selectPhase) === 'stopped';
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const { refused, send } = useCommand(yard);
  const able = connected && !stopped;
  const toggleClock = () => send({ command: 'set-clock', paused: !clock.paused });
  const toggleDispatch = () => send({ command: 'hold-dispatch', held: !held });
  useAction(bus, 'toggle-clock', toggleClock, able);
  useAction(bus, 'toggle-dispatch', toggleDispatch, able);

  const why = connected ? 'The yard is stopped' : 'No connection to the yard';
  const clockLabel = clock.paused ? 'Resume clock' : 'Pause clock';
  const holdLabel = held ? 'Release dispatch' : 'Hold dispatch';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields; these are a toolbar
    <div className={styles.transport} role="group" aria-label="Clock and dispatch">
      <ActionIcon
        variant={clock.paused ? 'filled' : 'default'}
        size={30}
        disabled={!able}
        aria-label={clockLabel}
        title={able ? `${clockLabel}: time itself stands still (Space)` : why}
        onClick={toggleClock}
      >
        {clock.paused ? <PlayIcon /> : <PauseIcon />}
      </ActionIcon>
      <ElapsedTime yard={yard} />
      <NativeSelect
        size="xs"
        classNames={{ root: styles.speed ?? '', input: styles.speedInput ?? '' }}
        aria-label="Clock speed"
        title={connected ? 'How fast the clock of the yard goes' : why}
        disabled={!connected}
        value={String(clock.speed)}
        data={speedsWith(clock.speed).map((speed) => ({ value: String(speed), label: `${speed} ×` }))}
        onChange={(event) => send({ command: 'set-clock', speed: Number(event.currentTarget.value) })}
      />
      <button
        type="button"
        className={styles.hold}
        disabled={!able}
        data-held={held || undefined}
        aria-label={holdLabel}
        title={able ? `${holdLabel}: what runs goes on, what waits waits (H)` : why}
        onClick={toggleDispatch}
      >
        {held ? 'Release' : 'Hold'}
      </button>
      {refused !== null && (
        <span className="visually-hidden" role="alert">
          {refused}
        </span>
      )}
    </div>
  );
}

/** The usual speeds, and the present one where it is another. */
function speedsWith(speed: number): readonly number[] {
  const usual: readonly number[] = CLOCK_SPEEDS;
  return usual.includes(speed) ? usual : [...usual, speed].sort((a, b) => a - b);
}
