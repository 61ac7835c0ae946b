import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const SOURCES = ['src-preload', 'src-main', 'src-renderer'];

interface Import {
  readonly file: string;
  readonly target: string;
  readonly isTypeOnly: boolean;
}

interface Room {
  readonly name: string;
  readonly allowed: ReadonlySet<string>;
  readonly typesOnly: ReadonlySet<string>;
}

/** The import table of ARCHITECTURE.md. */
function readTable(): Room[] {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
  const rows = text.split('\n').filter((line) => /^\| `src-/.test(line));
  return rows.map((row) => {
    const [, name = '', allowed = ''] = row.split('|');
    return {
      name: name.replaceAll('`', '').trim(),
      allowed: new Set(Array.from(allowed.matchAll(/`([^`]+)`/g), ([, one = '']) => one)),
      typesOnly: new Set(Array.from(allowed.matchAll(/\*([^*]+)\*/g), ([, one = '']) => one)),
    };
  });
}

function sourceFiles(): string[] {
  return SOURCES.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

/** The text without comments and string contents: what is left is code. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g, "''");
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Import[] = [];
  for (const match of text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'";]*?from\s+)?['"]([^'"]+)['"]/g,
  )) {
    found.push({ file, target: resolve(file, match[3] as string), isTypeOnly: match[1] !== undefined });
  }
  for (const match of text.matchAll(/\b(?:import|require)\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ file, target: resolve(file, match[1] as string), isTypeOnly: false });
  }
  return found;
}

/** A path from the root for files of the project, `node` for Node's own, else the package. */
function resolve(file: string, specifier: string): string {
  if (specifier.startsWith('#contract/'))
    return `src-preload/contract/${specifier.slice('#contract/'.length)}`;
  if (specifier.startsWith('.')) return join(dirname(file), specifier).replaceAll('\\', '/');
  if (specifier.startsWith('node:')) return 'node';
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] as string);
}

const table = readTable();

/** The innermost room of the table that a path lies in. */
function roomOf(path: string): Room | undefined {
  return table
    .filter(({ name }) => path === name || path.startsWith(`${name}/`))
    .sort((a, b) => b.name.length - a.name.length)[0];
}

/** What the table, or the rules beside it, has against an import; null where it may stand. */
function objection({ file, target, isTypeOnly }: Import): string | null {
  if (/\.(css|svg|json)$/.test(target) || target.endsWith('.css')) return null;
  const room = roomOf(file);
  if (room === undefined) return `${file} stands in no room`;
  const isOwn = target.startsWith('src-');
  const targetRoom = isOwn ? roomOf(target) : undefined;
  const feature = /^src-renderer\/features\/([^/]+)\//;
  if (feature.test(file) && feature.test(target) && feature.exec(file)?.[1] !== feature.exec(target)?.[1]) {
    return `${file} imports another feature: ${target}`;
  }
  if (isOwn && targetRoom?.name === room.name) return null;
  if (
    isOwn &&
    (room.allowed.has(target) || (targetRoom !== undefined && room.allowed.has(targetRoom.name)))
  ) {
    return null;
  }
  if (!isOwn && (room.allowed.has(target) || (isTypeOnly && room.typesOnly.has(target)))) return null;
  return `${file} may not import ${target}`;
}

describe('the house', () => {
  const files = sourceFiles();

  test('has rooms, and they have files', () => {
    expect(table.length).toBeGreaterThan(15);
    for (const { name } of table) expect(files.filter((file) => file.startsWith(`${name}/`))).not.toEqual([]);
  });

  test('keeps to its import table', () => {
    const imports = files.flatMap(importsOf);
    expect(imports.length).toBeGreaterThan(300);
    expect(imports.map(objection).filter((one) => one !== null)).toEqual([]);
  });

  test('would notice a wrong import', () => {
    const wrong: Import[] = [
      { file: 'src-main/engine/run.ts', target: 'electron', isTypeOnly: true },
      { file: 'src-main/engine/run.ts', target: 'node', isTypeOnly: false },
      { file: 'src-main/engine/run.ts', target: 'src-main/feed/metrics', isTypeOnly: false },
      { file: 'src-main/executors/inline.ts', target: 'src-main/engine/scheduler', isTypeOnly: false },
      { file: 'src-main/shells/electron/yard-ipc.ts', target: 'electron', isTypeOnly: false },
      { file: 'src-preload/contract/task.ts', target: 'zod', isTypeOnly: false },
      {
        file: 'src-renderer/features/lanes/a.ts',
        target: 'src-renderer/features/results/b',
        isTypeOnly: false,
      },
      { file: 'src-renderer/state/a.ts', target: 'src-main/feed/metrics', isTypeOnly: true },
    ];
    expect(wrong.map(objection).filter((one) => one === null)).toEqual([]);
  });

  test('has an engine that reads no clock, draws no chance and sets no timer of the host', () => {
    const forbidden =
      /\b(Date|performance|process|console|globalThis|setTimeout|setInterval|setImmediate|queueMicrotask|AbortController|AbortSignal|fetch|crypto)\b|\bMath\s*\.\s*random\b|\bPromise\b|\basync\b|\bawait\b/;
    const found = files
      .filter((file) => file.startsWith('src-main/engine/') || file.startsWith('src-preload/contract/'))
      .filter((file) => !/(yard|desktop)-api\.ts$|wire\.ts$/.test(file))
      .flatMap((file) => {
        const match = forbidden.exec(codeOf(readFileSync(join(root, file), 'utf8')));
        return match === null ? [] : [`${file}: ${match[0]}`];
      });
    expect(found).toEqual([]);
  });

  test('has no room or file for things without a name', () => {
    const nameless = /(^|\/)(utils?|common|helpers?|misc|shared|lib)(\/|\.|$)/;
    expect(files.filter((file) => nameless.test(file))).toEqual([]);
  });
});
