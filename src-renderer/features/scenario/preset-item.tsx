import { Menu } from '@mantine/core';
import type { Preset } from '#contract/presets';
import styles from './scenario-menu.module.css';

export interface PresetItemProps {
  readonly preset: Preset;
  /** Whether the yard is set up with it, and whether its limits have been changed since. */
  readonly current: 'loaded' | 'changed' | undefined;
  /** Why it cannot be set up here; null: it can. */
  readonly why: string | null;
  readonly onChoose: () => void;
}

/** A preset of the menu, with what it shows or why it cannot. */
export function PresetItem({ preset, current, why, onChoose }: PresetItemProps) {
  return (
    <Menu.Item
      className={styles.item ?? ''}
      data-current={current}
      closeMenuOnClick={why === null}
      {...(why === null ? { onClick: onChoose } : { 'aria-disabled': true, 'data-disabled': true })}
    >
      <strong>{preset.name}</strong>
      <span className={styles.about}>{why ?? preset.about}</span>
    </Menu.Item>
  );
}
