import type { ProblemsByField } from '../../../state/problem-fields';

/** What the fields of a kind of work are given. */
export interface KindFieldsProps<Draft> {
  readonly draft: Draft;
  /** What the form was last filled with. */
  readonly initial: Draft;
  readonly problems: ProblemsByField;
  readonly onChange: (part: Partial<Draft>) => void;
}
