import { Code, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ApiState, DesktopApi } from '#contract/desktop-api';
import { API_PORT_RANGE, type ApiSettings, DEFAULT_PORT } from '#contract/settings';
import { CopyButton } from '../components/copy-button';
import { Dialog } from '../components/dialog';
import { NumberField } from '../components/number-field';
import type { SettingsStore } from '../state/settings-store';
import { useSettings } from '../state/use-store';
import styles from './api-dialog.module.css';

export interface ApiDialogProps {
  readonly desktop: Pick<DesktopApi, 'onApi'>;
  readonly settings: SettingsStore;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Whether other programs of this machine may use the yard, and what they need for it. */
export function ApiDialog({ desktop, settings, opened, onClose }: ApiDialogProps) {
  const api = useSettings(settings, (chosen) => chosen.api);
  const [state, setState] = useState<ApiState>({ kind: 'off' });
  useEffect(() => desktop.onApi(setState), [desktop]);
  const change = (patch: Partial<ApiSettings>) => settings.change({ api: { ...api, ...patch } });
  return (
    <Dialog opened={opened} onClose={onClose} title="Other programs" size={600}>
      <p className={styles.note}>
        Programs of this machine that know the token can submit tasks, ask what came of them and follow what
        happens. Nobody can from elsewhere, and no web page.
      </p>
      <div className={styles.choices}>
        <Switch
          size="xs"
          label="Let other programs use this yard"
          checked={api.enabled}
          onChange={(event) => change({ enabled: event.currentTarget.checked })}
          data-autofocus
        />
        <Switch
          size="xs"
          label="Let them run scripts and commands"
          description="Whoever knows the token can then run any program as you."
          checked={api.allowPrograms}
          onChange={(event) => change({ allowPrograms: event.currentTarget.checked })}
        />
        <NumberField
          label="Port"
          help="Of 127.0.0.1, where they find it."
          value={api.port}
          range={API_PORT_RANGE}
          slider={{ min: 4_000, max: 9_000, kind: 'even' }}
          initial={DEFAULT_PORT}
          onChange={(port) => change({ port })}
        />
      </div>
      <ApiFacts state={state} />
    </Dialog>
  );
}

function ApiFacts({ state }: { readonly state: ApiState }) {
  switch (state.kind) {
    case 'off':
      return (
        <p className={styles.state} role="status">
          It is off.
        </p>
      );
    case 'failed':
      return (
        <p className={styles.state} role="alert">
          <strong>It cannot be had:</strong> {state.why}. Choose another port, or switch it off and on again.
        </p>
      );
    case 'on':
      return (
        <dl className={styles.facts}>
          <dt>Address</dt>
          <dd>
            <Code>{`${state.url}/api`}</Code>
            <CopyButton label="Copy address" text={() => `${state.url}/api`} />
          </dd>
          <dt>Token</dt>
          <dd>
            <Code className={styles.token ?? ''} data-testid="api-token">
              {state.token}
            </Code>
            <CopyButton label="Copy token" text={() => state.token} />
          </dd>
          <dt>Try</dt>
          <dd>
            <Code className={styles.token ?? ''}>{tryOf(state)}</Code>
            <CopyButton label="Copy command" text={() => tryOf(state)} />
          </dd>
        </dl>
      );
  }
}

function tryOf({ url, token }: { readonly url: string; readonly token: string }): string {
  return `curl -H 'Authorization: Bearer ${token}' ${url}/api/stats`;
}
