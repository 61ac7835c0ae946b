import { Button, Checkbox } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { bottleneckText } from '#contract/bottleneck-text';
import { countText, rateText } from '#contract/count-text';
import { durationText } from '#contract/duration-text';
import type { KeptRun } from '#contract/kept-runs';
import { KEPT_OUTCOME_WORDS, runTitle } from '../../components/kept-run-words';
import { pressProps } from '../../components/press-props';
import { StatusMark } from '../../components/status-mark';
import { useFocusHeir } from '../../components/use-focus-heir';
import type { Yard } from '../../state/yard-store';
import { kindsText } from './kinds-text';
import { RunEnds } from './run-ends';
import { RunMenu } from './run-menu';
import { RunName } from './run-name';
import { RunResponse } from './run-response';
import styles from './runs-list.module.css';

export interface RunRowProps {
  readonly yard: Yard;
  readonly run: KeptRun;
  /** The window shows it instead of the yard. */
  readonly isShown: boolean;
  readonly isOpening: boolean;
  /** Why none can be opened now; null: one can. */
  readonly whyNotOpen: string | null;
  readonly isTicked: boolean;
  readonly mayTick: boolean;
  readonly onTick: () => void;
  readonly onOpen: () => void;
  readonly onRename: (name: string | null) => void;
  readonly onDelete: () => void;
  /** Has the focus when the row goes with it. */
  readonly heir: () => HTMLElement | null;
}

/** One run of the history. A double-click or Enter on its row opens it. */
export function RunRow(props: RunRowProps) {
  const { run, isShown, isOpening, whyNotOpen, isTicked, mayTick, onTick, onOpen, heir } = props;
  const [isNaming, setNaming] = useState(false);
  const menu = useRef<HTMLButtonElement>(null);
  const self = useRef<HTMLTableRowElement>(null);
  useFocusHeir(self, heir);
  const { outcome, problem, counts, figures, endedAtMs } = run;
  const { word, tone, help } = KEPT_OUTCOME_WORDS[outcome];
  const title = runTitle(run);

  function endNaming(): void {
    setNaming(false);
    menu.current?.focus();
  }

  return (
    <tr
      ref={self}
      className={styles.row}
      data-shown={isShown || undefined}
      data-under-way={outcome === 'under-way' || undefined}
      onDoubleClick={(event) => isRowItself(event) && onOpen()}
      onKeyDown={(event) => event.key === 'Enter' && isTickOf(event) && onOpen()}
    >
      <td>
        <Checkbox
          size="xs"
          aria-label={`Compare ${title}`}
          checked={isTicked}
          disabled={!isTicked && !mayTick}
          onChange={onTick}
        />
      </td>
      <RunName
        run={run}
        isNaming={isNaming}
        onName={(name) => {
          endNaming();
          if (name !== run.name) props.onRename(name);
        }}
        onCancel={endNaming}
        onLeave={() => setNaming(false)}
      />
      <td title={problem === null ? help : `${help} ${problem}`}>
        <StatusMark tone={tone} word={word} />
        {isShown && <span className={styles.second}>shown now</span>}
        {!isShown && problem !== null && <span className={styles.second}>{problem}</span>}
      </td>
      <td className={styles.tasks}>
        {countText(counts.accepted)}
        <RunEnds counts={counts} />
      </td>
      <td className={styles.time}>
        {durationText(endedAtMs)}
        <span className={styles.second}>{rateText(figures.throughputPerSecond)}/s</span>
      </td>
      <td className={styles.responses}>
        <RunResponse response={figures.response} />
      </td>
      <td className={styles.words}>
        <span className={styles.clamped} title={bottleneckText(figures)}>
          {bottleneckText(figures)}
        </span>
        <span className={styles.kinds} title={kindsText(run.kinds)}>
          {kindsText(run.kinds)}
        </span>
      </td>
      <td className={styles.acts}>
        <Button
          size="compact-xs"
          variant={isShown ? 'filled' : 'default'}
          loading={isOpening}
          aria-label={isShown ? 'Back to the yard' : `Open ${title}`}
          {...pressProps(isOpening ? null : whyNotOpen, onOpen, isShown ? undefined : 'Show it, read only')}
        >
          {isShown ? 'Back' : 'Open'}
        </Button>
        <RunMenu
          yard={props.yard}
          run={run}
          button={menu}
          onName={() => setNaming(true)}
          onDelete={props.onDelete}
        />
      </td>
    </tr>
  );
}

/** Not on something in it that is pressed for itself. */
function isRowItself({ target }: MouseEvent): boolean {
  return target instanceof Element && target.closest('button, input, label') === null;
}

function isTickOf({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.type === 'checkbox';
}
