import { TextInput } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import type { NumberRange } from '#contract/limits';
import { FieldLabel } from './field-label';
import { readNumber } from './number-draft';
import styles from './number-field.module.css';
import { ProblemText } from './problem-text';
import { ResetButton } from './reset-button';
import type { SliderScale } from './slider-scale';
import { ValueSlider } from './value-slider';

export interface NumberFieldProps {
  readonly label: string;
  /** What it counts, as `ms`; none for plain numbers. */
  readonly unit?: string;
  /** One sentence on what it does. */
  readonly help?: string;
  readonly value: number;
  /** What the number may be at all. */
  readonly range: NumberRange;
  /** The stretch that is worth a slider, within the range. */
  readonly slider: SliderScale;
  /** Marked on the slider, and one press away; none where there is no default. */
  readonly initial?: number;
  /** What is wrong with the value, said by somebody else. */
  readonly problem?: string | undefined;
  readonly disabled?: boolean;
  /** Stands before the label, and is what the label belongs to while the number is absent. */
  readonly before?: { readonly id: string; readonly node: ReactNode };
  /** The number is absent: what that means, as `no limit`. */
  readonly absent?: string | undefined;
  /** Stands at the end of the line, in place of the way back to `initial`. */
  readonly end?: ReactNode;
  /** A value within range, once the hand has let go: at a slider's end, on Enter, on leaving the box. */
  readonly onChange: (value: number) => void;
}

/** Characters that a box shows whole in the narrowest column; long fractions may have more, and say them on hover. */
const MAX_WHOLE = 10;

/** A number: slider, box, unit and default. A number out of range explains itself and changes nothing. */
export function NumberField(props: NumberFieldProps) {
  const {
    label,
    unit,
    help,
    value,
    range,
    slider,
    initial,
    before,
    absent,
    disabled = false,
    onChange,
  } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  // A value that changes elsewhere wins over what was typed here and not taken.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is the reason, not an input
  useEffect(() => {
    setTyped(null);
    setMoved(null);
    setProblem(null);
  }, [value, absent]);

  function take(text: string): void {
    const read = readNumber(text, range);
    if (!read.ok) {
      setProblem(read.problem);
      return;
    }
    setTyped(null);
    setProblem(null);
    if (read.value !== value) onChange(read.value);
  }

  /** What was wrong is told as it is now: gone only on leaving the box, it would move what is about to be pressed. */
  function type(text: string): void {
    setTyped(text);
    if (problem === null) return;
    const read = readNumber(text, range);
    setProblem(read.ok ? null : read.problem);
  }

  function move(to: number | null): void {
    setMoved(to);
    setTyped(null);
    setProblem(null);
  }

  const shownText = typed ?? String(moved ?? value);
  const said = problem ?? props.problem ?? null;
  const fullLabel = unit === undefined ? label : `${label} (${unit})`;

  const number = (
    <>
      <ValueSlider
        label={fullLabel}
        unit={unit}
        value={moved ?? value}
        scale={slider}
        integer={range.integer}
        initial={initial}
        disabled={disabled}
        onMove={move}
        onRelease={(next) => {
          move(null);
          if (next !== value) onChange(next);
        }}
      />
      <TextInput
        id={id}
        size="xs"
        classNames={{ input: styles.input ?? '', section: styles.unit ?? '' }}
        inputMode={range.integer ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={shownText}
        title={shownText.length > MAX_WHOLE ? shownText : undefined}
        disabled={disabled}
        error={said !== null}
        data-unfit={problem === null ? undefined : true}
        aria-label={fullLabel}
        aria-describedby={said === null ? undefined : `${id}-problem`}
        rightSection={unit}
        rightSectionWidth={unit === undefined ? 0 : 12 + unit.length * 7}
        rightSectionPointerEvents="none"
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => {
          if (typed !== null) take(typed);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            // It takes the number; a form around it must not be sent by the same press.
            event.preventDefault();
            take(shownText);
          }
          if (event.key === 'Escape') {
            setTyped(null);
            setProblem(null);
          }
        }}
      />
    </>
  );

  return (
    <div className={styles.field} data-disabled={disabled || undefined}>
      <FieldLabel
        label={label}
        help={help}
        htmlFor={absent === undefined ? id : (before?.id ?? id)}
        before={before?.node}
      />
      {absent === undefined ? number : <span className={styles.absent}>{absent}</span>}
      {props.end ?? (
        <ResetButton
          label={label}
          to={`${initial} ${unit ?? ''}`.trim()}
          isThere={initial !== undefined && initial !== value && !disabled}
          onReset={() => {
            if (initial !== undefined) onChange(initial);
          }}
        />
      )}
      {said !== null && absent === undefined && <ProblemText id={`${id}-problem`} text={said} />}
    </div>
  );
}
