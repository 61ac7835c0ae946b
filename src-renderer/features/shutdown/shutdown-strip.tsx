import type { ActionBus } from '../../state/action-bus';
import { selectPhase } from '../../state/selectors';
import { useYard } from '../../state/use-store';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { DrainingStrip } from './draining-strip';
import { StoppedStrip } from './stopped-strip';

export interface ShutdownStripProps {
  readonly yard: Yard;
  readonly view: ViewStore;
  readonly bus: ActionBus;
  /** What has the focus when a new run begins, where the strip had it before. */
  readonly heir: () => HTMLElement | null;
}

/** How the ending goes, while the yard ends and when it has ended. */
export function ShutdownStrip({ yard, view, bus, heir }: ShutdownStripProps) {
  const phase = useYard(yard, selectPhase);
  const known = useYard(yard, ({ run }) => run > 0);
  const isRecording = useYard(yard, ({ recording }) => recording !== null);
  // How a recording ended is told where it says that it is one.
  if (!known || isRecording) return null;
  switch (phase) {
    case 'running':
      return null;
    case 'draining':
    case 'cancelling':
      return <DrainingStrip yard={yard} view={view} bus={bus} />;
    case 'stopped':
      return <StoppedStrip yard={yard} view={view} heir={heir} />;
  }
}
