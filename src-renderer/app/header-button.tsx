import { ActionIcon } from '@mantine/core';
import { ACTIONS, type ActionId } from '#contract/actions';
import type { ActionBus } from '../state/action-bus';
import { isMac, keyCaps } from './key-text';

export interface HeaderButtonProps {
  readonly bus: ActionBus;
  readonly action: ActionId;
  readonly label: string;
  readonly mark: string;
}

/** Does an action, and names its key. */
export function HeaderButton({ bus, action, label, mark }: HeaderButtonProps) {
  const { key } = ACTIONS[action];
  const caps = key === null ? '' : ` (${keyCaps(key, isMac(navigator)).join(' ')})`;
  return (
    <ActionIcon
      variant="default"
      size={30}
      aria-label={label}
      title={`${label}${caps}`}
      onClick={() => bus.perform(action)}
    >
      <span aria-hidden="true">{mark}</span>
    </ActionIcon>
  );
}
