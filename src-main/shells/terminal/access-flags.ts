import { type Command, Option } from 'commander';
import type { Reply } from '#contract/problem';
import { readTokenFile } from '../api/token-file';
import { drawAccess, type WebAccess } from '../web/web-access';

/** Who may do what with a yard that is served. */
export interface AccessFlags {
  readonly allowPrograms?: boolean;
  readonly tokenFile?: string;
}

export function addAccessFlags(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--allow-programs',
        'let scripts and commands be run by whoever has the token, or opens the address that is printed',
      ),
    )
    .addOption(
      new Option('--token-file <file>', "keep the API's token in a file (default: a new one at each start)"),
    );
}

/** The secrets of a server; a token file that is not there is made. */
export function accessOf({ allowPrograms = false, tokenFile }: AccessFlags): Reply<WebAccess> {
  if (tokenFile === undefined) return { ok: true, value: drawAccess({ allowsPrograms: allowPrograms }) };
  const token = readTokenFile(tokenFile);
  if (!token.ok) return token;
  return { ok: true, value: drawAccess({ allowsPrograms: allowPrograms, token: token.value }) };
}
