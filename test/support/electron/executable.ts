import { readFileSync } from 'node:fs';
import inspector from 'node:inspector';
import Module, { createRequire, register } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Chromium } from './chromium';
import { openDriverGate } from './driver-gate';
import { makeStandIn } from './stand-in';
import { takeSignals } from './system-signals';

/**
 * Started as Electron's own binary is: `electron [switches] folder-of-the-app [arguments]`, and it does what that
 * does as far as an app and playwright's `_electron.launch` can tell.
 */

const argv = process.argv.slice(2);
const switchValue = (name: string) =>
  argv.find((one) => one.startsWith(`${name}=`))?.slice(name.length + 1) ?? null;
const appDir = resolve(argv.find((one) => !one.startsWith('-')) ?? '.');
const manifest = JSON.parse(readFileSync(join(appDir, 'package.json'), 'utf8')) as Record<string, string>;
const ownDir = dirname(fileURLToPath(import.meta.url));

const chromiumPath = process.env.SWITCHYARD_CHROMIUM;
if (chromiumPath === undefined)
  throw new Error('SWITCHYARD_CHROMIUM: expected the path of a browser, got nothing');

let chromium: Chromium | null = null;
const standIn = makeStandIn({
  appDir,
  name: manifest.productName ?? manifest.name ?? 'Electron',
  version: manifest.version ?? '0.0.0',
  argv,
  userData: switchValue('--user-data-dir'),
  scriptDir: ownDir,
  end: (code) => {
    const browser = chromium;
    chromium = null;
    void Promise.resolve(browser?.close()).then(() => process.exit(code));
  },
});

process.argv = [process.argv[1] as string, ...argv];
Object.defineProperties(process, {
  type: { value: 'browser' },
  versions: { value: { ...process.versions, electron: '0.0.0-stand-in', chrome: '0.0.0.0' } },
});

provide('electron', standIn.electron);

/** Playwright says when it has come in, and an app that it drives waits for it. */
const isDriven = switchValue('--inspect') !== null;
const driven = new Promise<void>((run) => {
  if (!isDriven) return run();
  (globalThis as Record<string, unknown>).__playwright_run = run;
  inspector.open(Number(switchValue('--inspect')), '127.0.0.1');
});

await import(pathToFileURL(resolve(appDir, manifest.main ?? 'index.js')).href);
if (!standIn.app.ending.isLeaving) await start();

async function start(): Promise<void> {
  const browser = new Chromium({
    path: chromiumPath as string,
    profileDir: standIn.app.profileDir,
    switches: argv.filter((one) => one === '--no-sandbox'),
  });
  chromium = browser;
  void browser.ended.then((last) => {
    if (chromium === null) return;
    console.error(`Chromium has ended: ${last}`);
    process.exit(1);
  });
  if (isDriven)
    process.stderr.write(`DevTools listening on ${await openDriverGate(await browser.listening)}\n`);
  await driven;
  takeSignals(() => standIn.app.quit());
  await standIn.start(browser);
}

/** Makes a module of that name be this, for `import` and for `require`. */
function provide(name: string, module: object): void {
  const { cache } = createRequire(import.meta.url);
  cache[name] = { exports: module, loaded: true, id: name } as NodeJS.Module;
  // Node tells `require` of no hook before its version 22; Electron does it in this way, too.
  const own = Module as unknown as { _resolveFilename(request: string, ...more: unknown[]): string };
  const resolveFilename = own._resolveFilename;
  own._resolveFilename = (request, ...more) =>
    request === name ? name : Reflect.apply(resolveFilename, own, [request, ...more]);

  const key = `stand-in:${name}`;
  (globalThis as Record<string, unknown>)[key] = module;
  const source = [
    `const module = globalThis[${JSON.stringify(key)}];`,
    'export default module;',
    `export const { ${Object.keys(module).join(', ')} } = module;`,
  ].join('\n');
  const hook = `export const resolve = (specifier, context, next) =>
    specifier === ${JSON.stringify(name)}
      ? { url: ${JSON.stringify(dataUrl(source))}, shortCircuit: true }
      : next(specifier, context);`;
  register(dataUrl(hook));
}

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
