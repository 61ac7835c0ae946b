import { STATUS_MARKS } from '#contract/status-marks';
import { OUTCOMES } from '#contract/task';
import { StatusMark } from '../../components/status-mark';
import styles from './lanes-legend.module.css';

/** What the colours and marks on the lanes mean. */
export function LanesLegend() {
  return (
    <ul className={styles.legend} aria-label="Legend">
      {(['running', 'backing-off', ...OUTCOMES] as const).map((phase) => (
        <li key={phase} title={STATUS_MARKS[phase].word}>
          <StatusMark tone={phase} word={STATUS_MARKS[phase].word} />
        </li>
      ))}
      <li title="A body that runs on after its timeout or cancel; its lane is not free until it ends">
        <span className={styles.ghost} aria-hidden="true" />
        <span className={styles.word}>ghost</span>
      </li>
    </ul>
  );
}
