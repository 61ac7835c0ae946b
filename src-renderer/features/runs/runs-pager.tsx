import { Button } from '@mantine/core';
import { countText } from '#contract/count-text';
import { pressProps } from '../../components/press-props';
import { type HistoryPage, PAGE_RUNS } from '../../state/run-history';
import styles from './runs-list.module.css';

export interface RunsPagerProps {
  readonly page: HistoryPage;
  readonly onShow: (offset: number) => void;
}

/** From page to page; nothing where there is one. */
export function RunsPager({ page: { offset, runs, total }, onShow }: RunsPagerProps) {
  if (total <= PAGE_RUNS && offset === 0) return null;
  const last = offset + runs.length;
  return (
    <nav className={styles.pager} aria-label="Pages of the history">
      <span>
        {countText(offset + 1)}–{countText(last)} of {countText(total)}
      </span>
      <Button
        size="compact-xs"
        variant="default"
        {...pressProps(offset > 0 ? null : 'These are the newest.', () => onShow(offset - PAGE_RUNS))}
      >
        Newer
      </Button>
      <Button
        size="compact-xs"
        variant="default"
        {...pressProps(last < total ? null : 'These are the oldest.', () => onShow(offset + PAGE_RUNS))}
      >
        Older
      </Button>
    </nav>
  );
}
