import { drawSecret, SecretCheck } from '../api/api-token';
import type { WindowGrants } from '../yard/commanded-yard';

/** Who is let at a web shell, and at what. */
export interface WebAccess {
  /** Whoever knows it may use the API. */
  readonly token: string;
  /**
   * Stands in the page's address, and gives its window the right to run scripts and commands: the socket alone could be
   * opened by any user of this machine. null: nobody has that right.
   */
  readonly programsKey: string | null;
}

const OFF = 'start Switchyard with --allow-programs';

/** Secrets nobody knows yet. */
export function drawAccess({ allowsPrograms = false, token = drawSecret() } = {}): WebAccess {
  return { token, programsKey: allowsPrograms ? drawSecret() : null };
}

/** What a window may do whose address has that key, or none. */
export function windowGrants({ programsKey }: WebAccess): (key: string | null) => WindowGrants {
  if (programsKey === null) {
    return () => ({ programs: `${OFF} and open the address that it prints` });
  }
  const check = new SecretCheck(programsKey);
  return (key) => ({
    programs:
      key !== null && check.matches(key) ? true : 'open the address that Switchyard printed: it has a key',
  });
}

/** What programs may do that use the API. */
export function apiGrants({ programsKey }: WebAccess): WindowGrants {
  return { programs: programsKey === null ? OFF : true };
}
