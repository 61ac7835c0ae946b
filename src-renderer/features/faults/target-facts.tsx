import { countText } from '#contract/count-text';
import type { TargetState } from '#contract/target';
import { CopyButton } from '../../components/copy-button';
import styles from './faults-panel.module.css';

/** Where the test server listens, what came to it, and whether it is in an outage. */
export function TargetFacts({ state }: { readonly state: TargetState }) {
  const { url, isOut, requests, failed, dropped } = state;
  return (
    <>
      <p className={styles.state} data-out={isOut || undefined}>
        <span aria-hidden="true">{url === null ? '○' : isOut ? '⊘' : '●'}</span>{' '}
        {url === null
          ? 'Not started: it starts when a task asks for it.'
          : isOut
            ? 'In an outage now.'
            : 'Serving.'}
      </p>
      <dl className={styles.facts}>
        {url !== null && (
          <>
            <dt>listens at</dt>
            <dd>
              <code>{url}</code> <CopyButton label="Copy" title="Copy its address" text={() => url} />
            </dd>
          </>
        )}
        <dt>requests</dt>
        <dd>{countText(requests)}</dd>
        <dt>failed</dt>
        <dd>{countText(failed)} answered with 500</dd>
        <dt>dropped</dt>
        <dd>{countText(dropped)} closed unanswered</dd>
      </dl>
    </>
  );
}
