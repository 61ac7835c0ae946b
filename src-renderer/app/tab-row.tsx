import type { KeyboardEvent } from 'react';
import styles from './tab-row.module.css';

export interface RowTab<T extends string> {
  readonly value: T;
  readonly label: string;
  /** What it is called where it is narrow; default: the same. */
  readonly short?: string;
  readonly title?: string;
}

export interface TabRowProps<T extends string> {
  readonly label: string;
  /** Begins the ids of tabs and panels: `tabId` and `panelId` tell them. */
  readonly idPrefix: string;
  readonly tabs: readonly RowTab<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

export const tabId = (idPrefix: string, value: string) => `${idPrefix}-tab-${value}`;
export const panelId = (idPrefix: string) => `${idPrefix}-panel`;

/** Tabs in a row; arrows, Home and End go from one to the next, as the pattern for tabs has it. */
export function TabRow<T extends string>({ label, idPrefix, tabs, value, onChange }: TabRowProps<T>) {
  function move(event: KeyboardEvent<HTMLDivElement>): void {
    const at = tabs.findIndex((tab) => tab.value === value);
    const next = nextIndex(event.key, at, tabs.length);
    const tab = next === null ? undefined : tabs[next];
    if (tab === undefined) return;
    event.preventDefault();
    onChange(tab.value);
    document.getElementById(tabId(idPrefix, tab.value))?.focus();
  }

  return (
    <div className={styles.row} role="tablist" aria-label={label} onKeyDown={move}>
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          role="tab"
          className={styles.tab}
          id={tabId(idPrefix, tab.value)}
          aria-selected={tab.value === value}
          aria-controls={panelId(idPrefix)}
          tabIndex={tab.value === value ? 0 : -1}
          title={tab.title}
          aria-label={tab.short === undefined ? undefined : tab.label}
          onClick={() => onChange(tab.value)}
        >
          {tab.short === undefined ? (
            tab.label
          ) : (
            <>
              <span className={styles.long}>{tab.label}</span>
              <span className={styles.short}>{tab.short}</span>
            </>
          )}
        </button>
      ))}
    </div>
  );
}

function nextIndex(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
