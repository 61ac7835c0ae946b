import styles from './asked-line.module.css';

/** What stands where an answer of the yard is on its way. */
export function AskedLine() {
  return <p className={styles.asked}>Asking the yard …</p>;
}
