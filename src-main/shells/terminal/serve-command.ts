import { type Command, Option } from 'commander';
import { DEFAULT_PORT } from '#contract/settings';
import { servingNotes } from '../api-client/serving-folder';
import { findAppFiles } from '../page/app-files';
import { type AccessFlags, accessOf, addAccessFlags } from './access-flags';
import { processHost } from './open-host';
import { serveWeb } from './open-web';
import { parsePort } from './port-flag';
import { addRecordFlags, type RecordFlags, recordSettings } from './record-flags';
import { orUsage } from './server-flags';

type ServeFlags = AccessFlags & RecordFlags & { readonly port?: string };

/** Adds `switchyard serve`, which serves a yard to other programs, and its page to whoever opens it. */
export function addServeCommand(program: Command): void {
  const serve = program
    .command('serve')
    .description('serve a yard to other programs of this machine: API, page and metrics, on 127.0.0.1 alone')
    .addOption(
      new Option('--port <number>', `where to listen (default: ${DEFAULT_PORT}, or the next that is free)`),
    );
  addAccessFlags(addRecordFlags(serve)).action(async (flags: ServeFlags) => {
    process.exitCode = await serveWeb({
      port: orUsage(parsePort(flags.port)),
      records: orUsage(recordSettings(flags)),
      access: orUsage(accessOf(flags)),
      files: findAppFiles(),
      host: processHost(),
      notes: servingNotes(),
      mayOpenBrowser: false,
      tellsToken: true,
    });
  });
}
