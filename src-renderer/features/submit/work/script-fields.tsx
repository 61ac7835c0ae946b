import { MAX_PATH_LENGTH, MAX_PAYLOAD_LENGTH } from '#contract/work';
import { LongTextField } from '../../../components/long-text-field';
import { TextField } from '../../../components/text-field';
import { problemAt } from '../../../state/problem-fields';
import hints from '../submit-panel.module.css';
import type { KindFieldsProps } from './kind-fields';
import { readPayload } from './read-payload';
import type { ScriptDraft } from './work-draft';

/** The person's own module. */
export function ScriptFields({ draft, problems, onChange }: KindFieldsProps<ScriptDraft>) {
  const payload = readPayload(draft.payload);
  return (
    <>
      <TextField
        label="module"
        help="Absolute path of an ES or CommonJS module on the machine of the yard."
        placeholder="/home/me/resize.mjs"
        value={draft.path}
        maxLength={MAX_PATH_LENGTH}
        problem={problemAt(problems, 'work.path')}
        onChange={(path) => onChange({ path })}
      />
      <LongTextField
        label="payload, as JSON"
        help="Handed to the function of every task."
        placeholder="none"
        value={draft.payload}
        maxLength={MAX_PAYLOAD_LENGTH}
        wrong={payload.ok ? null : payload.problem}
        problem={problemAt(problems, 'work.payload')}
        onChange={(next) => onChange({ payload: next })}
      />
      <p className={hints.hint}>
        It exports <code>default async ({'{ payload, attempt, signal, log }'}) =&gt; …</code> and runs on the
        lane's thread; what it returns is the output.
      </p>
    </>
  );
}
