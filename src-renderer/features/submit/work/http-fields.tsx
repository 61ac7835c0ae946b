import { Button } from '@mantine/core';
import { HTTP_METHODS, MAX_PAYLOAD_LENGTH, MAX_URL_LENGTH } from '#contract/work';
import { ChoiceField } from '../../../components/choice-field';
import { LongTextField } from '../../../components/long-text-field';
import { TextField } from '../../../components/text-field';
import { problemAt } from '../../../state/problem-fields';
import hints from '../submit-panel.module.css';
import styles from './http-fields.module.css';
import type { KindFieldsProps } from './kind-fields';
import { NamedValuesField } from './named-values-field';
import { readStatuses } from './read-statuses';
import { type HttpDraft, hasBody } from './work-draft';

export interface HttpFieldsProps extends KindFieldsProps<HttpDraft> {
  /** Why there is no built-in test server; null: there is one, or nobody knows yet. */
  readonly noTarget: string | null;
  readonly onShowFaults: () => void;
}

/** One request a task. */
export function HttpFields({ draft, problems, onChange, noTarget, onShowFaults }: HttpFieldsProps) {
  const statuses = readStatuses(draft.expectedStatuses);
  return (
    <>
      <ChoiceField
        label="method"
        value={draft.method}
        choices={HTTP_METHODS.map((value) => ({ value, label: value }))}
        problem={problems['work.method']}
        onChange={(method) => onChange({ method })}
      />
      <TextField
        label="URL"
        help="An http: or https: address of a service of your own. Empty: the built-in test server, whose faults you set."
        placeholder={noTarget === null ? 'the built-in test server' : 'http://127.0.0.1:8080/'}
        value={draft.url}
        maxLength={MAX_URL_LENGTH}
        problem={problemAt(problems, 'work.url')}
        onChange={(url) => onChange({ url })}
      />
      {draft.url.trim() === '' && (
        <p className={styles.below}>
          {noTarget !== null && `An address is needed: ${noTarget}.`}
          {noTarget === null && (
            <Button size="compact-xs" variant="default" onClick={onShowFaults}>
              Faults of the test server
            </Button>
          )}
        </p>
      )}
      <NamedValuesField
        title="headers"
        one="header"
        values={draft.headers}
        problem={problemAt(problems, 'work.headers')}
        onChange={(headers) => onChange({ headers })}
      />
      {hasBody(draft.method) && (
        <LongTextField
          label="body"
          help="Sent as it is; say what it is by a content-type header."
          placeholder="none"
          value={draft.body}
          maxLength={MAX_PAYLOAD_LENGTH}
          problem={problemAt(problems, 'work.body')}
          onChange={(body) => onChange({ body })}
        />
      )}
      <TextField
        label="expected"
        help="Statuses that count as success, apart by spaces."
        placeholder="200 to 299"
        value={draft.expectedStatuses}
        wrong={statuses.ok ? null : statuses.problem}
        problem={problemAt(problems, 'work.expectedStatuses')}
        onChange={(expectedStatuses) => onChange({ expectedStatuses })}
      />
      <p className={hints.hint}>For measuring services of your own: ask before you load somebody else's.</p>
    </>
  );
}
