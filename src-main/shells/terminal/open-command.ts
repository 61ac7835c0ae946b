import { type Command, Option } from 'commander';
import { DEFAULT_PORT } from '#contract/settings';
import { recordArgument } from '../../records/record-settings';
import { servingNotes } from '../api-client/serving-folder';
import { findAppFiles } from '../page/app-files';
import { type AccessFlags, accessOf, addAccessFlags } from './access-flags';
import { tryElectron } from './open-electron';
import { processHost } from './open-host';
import { serveWeb } from './open-web';
import { parsePort } from './port-flag';
import { addRecordFlags, type RecordFlags, recordSettings } from './record-flags';
import { orUsage } from './server-flags';

interface WindowFlags {
  readonly web?: boolean;
  readonly port?: string;
  /** False for `--no-open`. */
  readonly open: boolean;
}

type OpenFlags = WindowFlags & RecordFlags & AccessFlags;

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
  addAccessFlags(addRecordFlags(open)).action(async (flags: OpenFlags) => {
    process.exitCode = await openSwitchyard(flags);
  });
}

/**
 * @returns the exit code
 * @throws UsageError where an option does not fit
 */
async function openSwitchyard(flags: OpenFlags): Promise<number> {
  const port = orUsage(parsePort(flags.port));
  const records = orUsage(recordSettings(flags));
  const access = orUsage(accessOf(flags));
  const files = findAppFiles();
  const host = processHost();
  if (flags.web !== true) {
    const attempt = await tryElectron(files.root, host, [recordArgument(records)]);
    if (attempt.ran) return attempt.exitCode;
    host.print(`Electron cannot run here: ${attempt.why}. The web shell does instead.`);
  }
  return serveWeb({
    ...{ files, host, port, records, access },
    ...{ notes: servingNotes(), mayOpenBrowser: flags.open, tellsToken: false },
  });
}
