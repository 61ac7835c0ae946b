import { Button, Menu } from '@mantine/core';
import { PRESETS, type Preset } from '#contract/presets';
import { choosePreset, type ScenarioStore } from '../../state/scenario-store';
import { useCommand } from '../../state/use-command';
import { useScenario, useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './scenario-menu.module.css';

export interface ScenarioMenuProps {
  readonly yard: Yard;
  readonly scenario: ScenarioStore;
}

/** Sets yard and form up for one thing worth seeing. What runs goes on; the limits hold from now. */
export function ScenarioMenu({ yard, scenario }: ScenarioMenuProps) {
  const current = useScenario(scenario, ({ preset }) => preset);
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const { refused, send } = useCommand(yard);

  function choose(preset: Preset): void {
    choosePreset(scenario, preset);
    send({ command: 'change-limits', patch: preset.limits });
  }

  return (
    <>
      <Menu position="bottom-start" width={360} shadow="md" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            disabled={!connected}
            title={
              connected ? 'Presets: limits and a workload that show one thing' : 'No connection to the yard'
            }
            rightSection={<span aria-hidden="true">▾</span>}
          >
            <span className="visually-hidden">Scenario: </span>
            {current.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {PRESETS.map((preset) => (
            <Menu.Item
              key={preset.id}
              className={styles.item ?? ''}
              data-current={preset === current || undefined}
              onClick={() => choose(preset)}
            >
              <strong>{preset.name}</strong>
              <span className={styles.about}>{preset.about}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {refused !== null && (
        <p className="visually-hidden" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}
