import { LoudObject } from './loud';

/** The switches of the command line. */
export class CommandLine extends LoudObject {
  readonly #switches = new Map<string, string>();

  constructor(argv: readonly string[]) {
    super();
    for (const one of argv) {
      const [, name, value = ''] = /^--([^=]+)=?(.*)$/s.exec(one) ?? [];
      if (name !== undefined) this.#switches.set(name, value);
    }
  }

  hasSwitch(name: string): boolean {
    return this.#switches.has(name);
  }

  getSwitchValue(name: string): string {
    return this.#switches.get(name) ?? '';
  }

  appendSwitch(name: string, value = ''): void {
    this.#switches.set(name, value);
  }
}
