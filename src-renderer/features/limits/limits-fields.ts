import type { Limits } from '#contract/limits';
import type { LimitsForm } from './use-limits-form';

/** What every group of fields is given. */
export interface LimitsFieldsProps extends Pick<LimitsForm, 'problems' | 'change'> {
  readonly limits: Limits;
  readonly disabled: boolean;
}
