import { Button, Menu } from '@mantine/core';
import { useRef } from 'react';
import { PRESETS, type Preset } from '#contract/presets';
import { limitChangeText } from '../../components/limit-change-text';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import { changesSince, choosePreset, type ScenarioStore } from '../../state/scenario-store';
import { useCommand } from '../../state/use-command';
import { useScenario, useYard } from '../../state/use-store';
import type { Yard } from '../../state/yard-store';
import styles from './scenario-menu.module.css';
import { useFileDrop } from './use-file-drop';
import { useScenarioFile } from './use-scenario-file';

export interface ScenarioMenuProps {
  readonly yard: Yard;
  readonly scenario: ScenarioStore;
}

/** Sets yard and form up for one thing worth seeing. What runs goes on; the limits hold from now. */
export function ScenarioMenu({ yard, scenario }: ScenarioMenuProps) {
  const current = useScenario(scenario, ({ preset }) => preset);
  const changes = useYard(yard, (state) => changesSince(current, state).map(limitChangeText));
  const isChanged = changes.length > 0;
  const connected = useYard(yard, ({ connection }) => connection.kind === 'open');
  const { refused, send, dismiss } = useCommand(yard);

  const file = useScenarioFile(yard, scenario);
  const isFileOver = useFileDrop(file.take);
  const picker = useRef<HTMLInputElement>(null);
  // One that came out of a file is there for as long as it is set up.
  const presets = PRESETS.includes(current) ? PRESETS : [...PRESETS, current];

  async function choose(preset: Preset): Promise<void> {
    // Only a yard that has its limits is set up for it.
    if (await send({ command: 'change-limits', patch: preset.limits })) choosePreset(scenario, preset);
  }

  return (
    <>
      <Menu
        disabled={!connected}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
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
              isChanged
                ? `Limits changed: ${changes.join(', ')}`
                : 'Presets: limits and a workload that show one thing',
            )}
            rightSection={<span aria-hidden="true">▾</span>}
          >
            <span className="visually-hidden">Scenario: </span>
            <span className={styles.name}>{current.name}</span>
            {isChanged && (
              <span className={styles.changed}>
                <span className={styles.words}>, limits changed</span>
              </span>
            )}
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={styles.menu ?? ''}>
          {presets.map((preset) => (
            <Menu.Item
              key={preset.id}
              className={styles.item ?? ''}
              data-current={preset === current ? (isChanged ? 'changed' : 'loaded') : undefined}
              onClick={() => void choose(preset)}
            >
              <strong>{preset.name}</strong>
              <span className={styles.about}>{preset.about}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item className={styles.item ?? ''} onClick={() => picker.current?.click()}>
            <strong>Open a scenario file…</strong>
            <span className={styles.about}>Or drop one anywhere on the window.</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label="Scenario file"
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          if (chosen !== undefined) file.take(chosen);
          // The same one may be chosen again once it has been mended.
          currentTarget.value = '';
        }}
      />
      {isFileOver && <p className={styles.drop}>Drop a scenario file: it sets limits and form.</p>}
      <Refusal text={file.refused} onDismiss={file.dismiss} />
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}
