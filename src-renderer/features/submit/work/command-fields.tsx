import { MAX_PATH_LENGTH } from '#contract/work';
import { TextField } from '../../../components/text-field';
import { problemAt } from '../../../state/problem-fields';
import hints from '../submit-panel.module.css';
import { ArgumentsField } from './arguments-field';
import type { KindFieldsProps } from './kind-fields';
import { NamedValuesField } from './named-values-field';
import type { CommandDraft } from './work-draft';

/** A program of the yard's machine. */
export function CommandFields({ draft, problems, onChange }: KindFieldsProps<CommandDraft>) {
  return (
    <>
      <TextField
        label="program"
        help="A path, or a name that is looked up as the system does. No shell starts it."
        placeholder="node"
        value={draft.program}
        maxLength={MAX_PATH_LENGTH}
        problem={problemAt(problems, 'work.program')}
        onChange={(program) => onChange({ program })}
      />
      <ArgumentsField
        args={draft.args}
        problem={problemAt(problems, 'work.args')}
        onChange={(args) => onChange({ args })}
      />
      <TextField
        label="folder"
        help="Absolute path of the working directory."
        placeholder="the yard's own"
        value={draft.cwd}
        maxLength={MAX_PATH_LENGTH}
        problem={problemAt(problems, 'work.cwd')}
        onChange={(cwd) => onChange({ cwd })}
      />
      <NamedValuesField
        title="environment"
        one="variable"
        note="added to the yard's"
        values={draft.env}
        problem={problemAt(problems, 'work.env')}
        onChange={(env) => onChange({ env })}
      />
      <p className={hints.hint}>
        Exit code 0 is success. At a timeout or a cancel it is asked to end, and then killed with all that it
        started.
      </p>
    </>
  );
}
