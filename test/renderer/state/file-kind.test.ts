import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#contract/settings';
import { settingsFileText } from '#contract/settings-file';
import { fileKindOf } from '../../../src-renderer/state/file-kind';

const HEADER = '{"type":"run","version":1,"seed":42}';

it.each([
  ['scenario', 'busy.json', '{"seed":7}'],
  ['scenario', 'busy.json', '\n {\n  "workload": { "count": 3 }\n}'],
  ['scenario', 'broken.json', '{"seed":7'],
  ['scenario', 'list.json', '{"$schema":"x","limits":{}}'],
  ['tasks', 'list.json', '[{"body":{}}]'],
  ['tasks', 'list.json', '{"tasks":[]}'],
  ['tasks', 'list.json', '{\n "$schema": "x",\n "tasks": [{}]\n}'],
  ['tasks', 'broken.json', '{ "tasks": [{'],
  ['tasks', 'one.json', '{"body":{"executor":"cpu"}}'],
  ['tasks', 'list.txt', '{"name":"a","body":{}}\n{"name":"b","body":{}}\n'],
  ['tasks', 'broken.ndjson', '{"name":\n{"name":"b"}'],
  ['tasks', 'list.csv', 'name,executor\na,cpu'],
  ['tasks', 'empty.json', ''],
  ['settings', 'mine.json', settingsFileText(DEFAULT_SETTINGS)],
  ['settings', 'mine.json', '{"theme":"dark"}'],
  ['recording', 'run.ndjson', HEADER],
  ['recording', 'run.json', `${HEADER}\n{"seq":1,"type":"limits"}\n`],
] as const)('is told by what a file begins with: %s, %s', (kind, name, text) => {
  expect(fileKindOf(name, text, true)).toBe(kind);
});

it.each([
  ['recording', 'run.ndjson', `${HEADER}\n{"seq":1,`],
  ['tasks', 'list.ndjson', '{"name":"a","body":{}}\n{"name"'],
  ['tasks', 'list.json', '{"tasks":[{"name":'],
  ['scenario', 'long.json', '{"workload":'],
] as const)('is told by the beginning of a long file: %s, %s', (kind, name, text) => {
  expect(fileKindOf(name, text, false)).toBe(kind);
});
