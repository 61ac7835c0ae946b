import { type Command, Option } from 'commander';
import type { Reply } from '#contract/problem';
import { recordArgument } from '../../records/record-settings';
import { DEFAULT_PORT } from '../loopback/listen';
import { findAppFiles } from '../page/app-files';
import { tryElectron } from './open-electron';
import { processHost } from './open-host';
import { serveWeb } from './open-web';
import { addRecordFlags, type RecordFlags, recordSettings } from './record-flags';
import { UsageError } from './usage-error';

interface WindowFlags {
  readonly web?: boolean;
  readonly port?: string;
  /** False for `--no-open`. */
  readonly open: boolean;
}

type OpenFlags = WindowFlags & RecordFlags;

/** Adds `switchyard open`, which shows the window. */
export function addOpenCommand(program: Command): void {
  const open = program
    .command('open')
    .description('show the window: in Electron, or where that cannot run, in a browser on this machine')
    .addOption(new Option('--web', 'serve a browser at once, without a try at Electron'))
    .addOption(
      new Option(
        '--port <number>',
        `port of the web shell (default: ${DEFAULT_PORT}, or the next that is free)`,
      ),
    )
    .addOption(new Option('--no-open', 'open no browser'));
  addRecordFlags(open).action(async (flags: OpenFlags) => {
    process.exitCode = await openSwitchyard(flags);
  });
}

/**
 * @returns the exit code
 * @throws UsageError where an option does not fit
 */
async function openSwitchyard(flags: OpenFlags): Promise<number> {
  const port = parsePort(flags.port);
  if (!port.ok) throw new UsageError(port.problems);
  const records = recordSettings(flags);
  if (!records.ok) throw new UsageError(records.problems);
  const files = findAppFiles();
  const host = processHost();
  if (flags.web !== true) {
    const attempt = await tryElectron(files.root, host, [recordArgument(records.value)]);
    if (attempt.ran) return attempt.exitCode;
    host.print(`Electron cannot run here: ${attempt.why}. The web shell does instead.`);
  }
  return serveWeb({
    ...{ files, host, port: port.value, mayOpenBrowser: flags.open },
    records: records.value,
  });
}

/** Null where none was asked for. */
export function parsePort(text: string | undefined): Reply<number | null> {
  if (text === undefined) return { ok: true, value: null };
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return { ok: true, value: Number(text) };
  const expected = 'a whole number from 0 to 65535 (0: any free port)';
  return { ok: false, problems: [{ field: '--port', expected, got: JSON.stringify(text) }] };
}
