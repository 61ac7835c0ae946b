import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const require = createRequire(import.meta.url);
// What electron-builder itself packages with is asked for by way of electron-builder: nobody else installs it.
const requireOfBuilder = createRequire(require.resolve('electron-builder'));
const requireOfLib = createRequire(requireOfBuilder.resolve('app-builder-lib'));

/** As electron-builder reads `electron-builder.yml`, as far as tests look at it. */
export interface BuilderConfig {
  readonly appId: string;
  readonly productName: string;
  readonly asar: boolean;
  readonly electronFuses: Readonly<Record<string, boolean>>;
  readonly win: { readonly target: unknown };
  readonly mac: { readonly target: unknown };
  readonly linux: {
    readonly target: unknown;
    readonly syncDesktopName: boolean;
    readonly maintainer: string;
  };
}

interface ConfigReader {
  getConfig(projectDir: string, configPath: null, fromOptions: null): Promise<BuilderConfig>;
  validateConfiguration(config: unknown, debug: { readonly isEnabled: boolean }): Promise<void>;
}

export const { getConfig, validateConfiguration }: ConfigReader = requireOfLib('./util/config/config.js');

const { AppInfo } = requireOfLib('./appInfo.js');
const { default: FpmTarget } = requireOfLib('./targets/FpmTarget.js');

/**
 * What electron-builder puts at the head of a Debian package, as it gathers it before it packs anything.
 *
 * @param metadata of package.json; the sources are taken to be no clone of anything
 * @throws Error (rejects) where something is missing
 */
export function debianFacts(linux: BuilderConfig['linux'], metadata: object): Promise<object> {
  const info = { metadata, devMetadata: metadata, repositoryInfo: Promise.resolve(null) };
  const appInfo = Object.assign(Object.create(AppInfo.prototype), { info });
  const target = Object.assign(Object.create(FpmTarget.prototype), {
    options: { packageName: 'switchyard', ...linux },
    packager: { info, appInfo },
  });
  return target.computeFpmMetaInfoOptions();
}

/** A YAML text as data. */
export const parseYaml: (text: string) => unknown = requireOfLib('js-yaml').load;

/** What a packaged binary's fuses are: by their number, 48 is off and 49 is on. */
export const readFuses: (binary: string) => Promise<Readonly<Record<string, number>>> =
  requireOfLib('@electron/fuses').getCurrentFuseWire;

interface Asar {
  listPackage(archive: string): string[];
  extractAll(archive: string, dir: string): void;
}
export const asar: Asar = requireOfLib('@electron/asar');
