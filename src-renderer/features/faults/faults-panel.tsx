import { useEffect, useRef, useState } from 'react';
import { FAULT_RANGES, NO_FAULTS, type TargetFaults } from '#contract/target';
import { Fold } from '../../components/fold';
import { NumberField } from '../../components/number-field';
import { Panel } from '../../components/panel';
import { ProblemList } from '../../components/problem-list';
import type { SliderScale } from '../../components/slider-scale';
import type { ActionBus } from '../../state/action-bus';
import type { ScenarioStore } from '../../state/scenario-store';
import { whyNothingChanges } from '../../state/selectors';
import { useAction } from '../../state/use-action';
import { useScenario, useYard } from '../../state/use-store';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import styles from './faults-panel.module.css';
import { OutageFields } from './outage-fields';
import { TargetFacts } from './target-facts';
import { useTarget } from './use-target';

/** Fields that show their problem themselves. */
const FIELDS = /^(latencyMs|jitterMs|failureRate|outage|bodyBytes)/;

export interface FaultsPanelProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  readonly scenario: ScenarioStore;
}

/** The built-in test server: what came to it, and what it does to requests; each change holds from its moment on. */
export function FaultsPanel({ yard, bus, scenario }: FaultsPanelProps) {
  const [opened, setOpened] = useState(false);
  /** Somebody has asked for them, and they have not come into sight yet. */
  const [isWanted, setIsWanted] = useState(false);
  const fold = useRef<HTMLDivElement>(null);
  const ability = useAbilities(yard)?.target ?? null;
  const noChange = useYard(yard, whyNothingChanges);
  const hasTarget = ability === true && noChange === null;
  const { state, problems, change } = useTarget(yard, opened && hasTarget);
  // A scenario that sets faults shows them; the focus stays where it is.
  const setsFaults = useScenario(scenario, ({ preset }) => preset.faults !== undefined);
  useEffect(() => {
    if (setsFaults) setOpened(true);
  }, [setsFaults]);
  useAction(bus, 'show-faults', () => {
    setOpened(true);
    setIsWanted(true);
    fold.current?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  });
  // What is to be seen is there once the yard has answered: before, there would be nothing to scroll to.
  useEffect(() => {
    if (!isWanted || (hasTarget && state === null)) return;
    setIsWanted(false);
    fold.current?.scrollIntoView?.({ block: 'start' });
  }, [isWanted, hasTarget, state]);

  return (
    <Panel title="Test server">
      <div className={styles.content}>
        <Fold ref={fold} label="Faults and counts" opened={opened} onToggle={() => setOpened(!opened)}>
          <p className={styles.hint}>{hintOf(ability, noChange)}</p>
          {hasTarget && state !== null && (
            <>
              <TargetFacts state={state} />
              {NUMBERS.map(({ fault, ...facts }) => (
                <NumberField
                  key={fault}
                  {...facts}
                  range={FAULT_RANGES[fault]}
                  value={state.faults[fault]}
                  initial={NO_FAULTS[fault]}
                  problem={problems[fault]}
                  onChange={(value) => change({ [fault]: value })}
                />
              ))}
              <OutageFields
                outage={state.faults.outage}
                problems={problems}
                onChange={(outage) => change({ outage })}
              />
            </>
          )}
          <ProblemList
            problems={problems}
            isShownElsewhere={(field) => state !== null && FIELDS.test(field)}
          />
        </Fold>
      </div>
    </Panel>
  );
}

function hintOf(ability: true | string | null, noChange: string | null): string {
  if (noChange !== null) return noChange;
  if (typeof ability === 'string') return `There is none to be measured here: ${ability}.`;
  return 'A small server on this machine, for HTTP tasks without a URL. What it does to requests is set here, and holds at once.';
}

interface FaultNumber {
  readonly fault: Exclude<keyof TargetFaults, 'outage'>;
  readonly label: string;
  readonly unit?: string;
  readonly help: string;
  readonly slider: SliderScale;
}

const NUMBERS: readonly FaultNumber[] = [
  {
    fault: 'latencyMs',
    label: 'latency',
    unit: 'ms',
    help: 'It answers after so long.',
    slider: { min: 0, max: 2_000, kind: 'even' },
  },
  {
    fault: 'jitterMs',
    label: 'jitter',
    unit: 'ms',
    help: 'Up to so much longer, drawn evenly for each request.',
    slider: { min: 0, max: 2_000, kind: 'even' },
  },
  {
    fault: 'failureRate',
    label: 'failures',
    help: 'Share of requests that are answered with status 500: 0.2 is every fifth.',
    slider: { min: 0, max: 1, kind: 'even' },
  },
  {
    fault: 'bodyBytes',
    label: 'body',
    unit: 'B',
    help: "Bytes of an answer's body.",
    slider: { min: 0, max: 65_536, kind: 'even' },
  },
];
