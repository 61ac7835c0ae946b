import { Slider } from '@mantine/core';
import { type KeyboardEvent, useRef } from 'react';
import { SLIDER_STEPS, type SliderScale, stepOf, valueAtStep, valueBeyond } from './slider-scale';
import styles from './value-slider.module.css';

export interface ValueSliderProps {
  readonly label: string;
  readonly unit: string | undefined;
  readonly value: number;
  readonly scale: SliderScale;
  readonly integer: boolean;
  /** Marked on the way; none where there is no default. */
  readonly initial: number | undefined;
  readonly disabled: boolean;
  /** The value on its way, while a hand or a key is on it. */
  readonly onMove: (value: number) => void;
  /** The value at which it was let go. */
  readonly onRelease: (value: number) => void;
}

/** What a page of keys is worth, in steps. */
const PAGE_STEPS = 20;

/** A slider that stands at values only, and lets go of one when the hand or the key does. */
export function ValueSlider(props: ValueSliderProps) {
  const { label, unit, value, scale, integer, initial, disabled, onMove, onRelease } = props;
  /** Where it has been moved to and not yet let go. */
  const moved = useRef<number | null>(null);
  const pressed = useRef(false);

  function move(next: number): void {
    moved.current = next;
    onMove(next);
  }

  function release(): void {
    const next = moved.current;
    moved.current = null;
    if (next !== null) onRelease(next);
  }

  function drag(step: number): void {
    // Between two steps a number may stand that was typed: a press on it is no change.
    if (step !== stepOf(scale, value)) move(valueAtStep(scale, step, integer));
    // A click may be over before its frame has come.
    if (!pressed.current) release();
  }

  function press(event: KeyboardEvent): void {
    const next = disabled ? null : valueAfterKey(event.key, props);
    if (next === null) return;
    // The slider itself knows steps only, of which several may be one value.
    event.preventDefault();
    event.stopPropagation();
    if (next !== value) move(next);
  }

  function hold(): void {
    pressed.current = true;
    const letGo = () => {
      pressed.current = false;
    };
    window.addEventListener('pointerup', letGo, { once: true });
    window.addEventListener('pointercancel', letGo, { once: true });
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the slider within, which has the role
    <div
      className={styles.slider}
      onKeyDownCapture={press}
      onKeyUp={release}
      onBlur={release}
      onPointerDownCapture={hold}
    >
      <Slider
        size={4}
        thumbSize={14}
        min={0}
        max={SLIDER_STEPS}
        step={1}
        value={stepOf(scale, value)}
        disabled={disabled}
        label={null}
        marks={initial === undefined ? [] : [{ value: stepOf(scale, initial) }]}
        thumbLabel={label}
        thumbValueText={`${value} ${unit ?? ''}`.trim()}
        onChange={drag}
        onChangeEnd={release}
      />
    </div>
  );
}

/** Where a key leads; null: nowhere. */
function valueAfterKey(key: string, { value, scale, integer }: ValueSliderProps): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return valueBeyond(scale, value, 1, integer);
    case 'ArrowLeft':
    case 'ArrowDown':
      return valueBeyond(scale, value, -1, integer);
    case 'PageUp':
      return valueBeyond(scale, value, PAGE_STEPS, integer);
    case 'PageDown':
      return valueBeyond(scale, value, -PAGE_STEPS, integer);
    case 'Home':
      return scale.min;
    case 'End':
      return scale.max;
    default:
      return null;
  }
}
