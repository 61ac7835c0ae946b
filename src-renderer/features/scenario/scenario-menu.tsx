import { Button, Menu } from '@mantine/core';
import { PRESETS, type Preset } from '#contract/presets';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
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
  const { refused, send, dismiss } = useCommand(yard);

  async function choose(preset: Preset): Promise<void> {
    // Only a yard that has its limits is set up for it.
    if (await send({ command: 'change-limits', patch: preset.limits })) choosePreset(scenario, preset);
  }

  return (
    <>
      <Menu
        disabled={!connected}
        position="bottom-start"
        width={360}
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            {...pressProps(
              connected ? null : 'No connection to the yard',
              () => {},
              'Presets: limits and a workload that show one thing',
            )}
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
              onClick={() => void choose(preset)}
            >
              <strong>{preset.name}</strong>
              <span className={styles.about}>{preset.about}</span>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}
