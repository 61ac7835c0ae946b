import { Refusal } from '../components/refusal';
import type { ActionBus } from '../state/action-bus';
import { useRefusedAction } from '../state/use-action';

/** Says why nothing came of a key, or of an item of the desktop's menu. */
export function ActionNotice({ bus }: { readonly bus: ActionBus }) {
  const refused = useRefusedAction(bus);
  return <Refusal text={refused?.why ?? null} onDismiss={() => bus.forgetRefused()} />;
}
