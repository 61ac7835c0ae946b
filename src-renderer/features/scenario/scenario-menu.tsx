import { Button, Menu } from '@mantine/core';
import { useRef } from 'react';
import { limitChangeText } from '#contract/limit-change-text';
import { PRESETS, type Preset } from '#contract/presets';
import { FilePicker } from '../../components/file-picker';
import { openAlone } from '../../components/one-layer';
import { pressProps } from '../../components/press-props';
import { Refusal } from '../../components/refusal';
import type { ActionBus } from '../../state/action-bus';
import { fileDeskOf } from '../../state/file-desk';
import { changesSince, choosePreset, type ScenarioStore } from '../../state/scenario-store';
import { whyNothingChanges } from '../../state/selectors';
import { useCommand } from '../../state/use-command';
import { useScenario, useYard } from '../../state/use-store';
import { useAbilities } from '../../state/yard-abilities';
import type { Yard } from '../../state/yard-store';
import { PresetItem } from './preset-item';
import styles from './scenario-menu.module.css';
import { useScenarioFile } from './use-scenario-file';
import { useScenarioSave } from './use-scenario-save';

export interface ScenarioMenuProps {
  readonly yard: Yard;
  readonly bus: ActionBus;
  readonly scenario: ScenarioStore;
}

/** Sets yard and form up for one thing worth seeing. What runs goes on; the limits hold from now. */
export function ScenarioMenu({ yard, bus, scenario }: ScenarioMenuProps) {
  const current = useScenario(scenario, ({ preset }) => preset);
  const changes = useYard(yard, (state) => changesSince(current, state).map(limitChangeText));
  const isChanged = changes.length > 0;
  const why = useYard(yard, whyNothingChanges);
  const { refused, send, dismiss } = useCommand(yard);

  const file = useScenarioFile(yard, scenario);
  const saving = useScenarioSave(yard, scenario);
  const target = useAbilities(yard)?.target ?? true;
  const picker = useRef<HTMLInputElement>(null);
  // One that came out of a file is there for as long as it is set up.
  const presets = PRESETS.includes(current) ? PRESETS : [...PRESETS, current];

  async function choose(preset: Preset): Promise<void> {
    // Only a yard that has its limits is set up for it.
    if (!(await send({ command: 'change-limits', patch: preset.limits }))) return;
    if (preset.faults !== undefined && !(await send({ command: 'set-faults', patch: preset.faults }))) return;
    choosePreset(scenario, preset);
  }

  return (
    <>
      <Menu
        disabled={why !== null}
        withinPortal={false}
        withInitialFocusPlaceholder={false}
        position="bottom-start"
        width={440}
        shadow="md"
        transitionProps={{ duration: 0 }}
      >
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            {...pressProps(
              why,
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
            <PresetItem
              key={preset.id}
              preset={preset}
              current={preset !== current ? undefined : isChanged ? 'changed' : 'loaded'}
              why={preset.faults === undefined || target === true ? null : `Not here: ${target}.`}
              onChoose={() => void choose(preset)}
            />
          ))}
          <div className={styles.files}>
            <Menu.Divider />
            <Menu.Item className={styles.item ?? ''} onClick={() => picker.current?.click()}>
              <strong>Open a scenario file…</strong>
            </Menu.Item>
            <Menu.Item className={styles.item ?? ''} onClick={saving.save}>
              <strong>Save as a file…</strong>
            </Menu.Item>
            <Menu.Item
              className={styles.item ?? ''}
              onClick={() => openAlone(() => bus.perform('import-tasks'))}
            >
              <strong>Import a task list…</strong>
            </Menu.Item>
          </div>
        </Menu.Dropdown>
      </Menu>
      <FilePicker
        picker={picker}
        label="Scenario file"
        accept=".json,application/json"
        onPick={(chosen) => void fileDeskOf(yard).take(chosen)}
      />
      <Refusal text={file.refused} onDismiss={file.dismiss} />
      <Refusal text={saving.refused} onDismiss={saving.dismiss} />
      <Refusal text={refused} onDismiss={dismiss} />
    </>
  );
}
