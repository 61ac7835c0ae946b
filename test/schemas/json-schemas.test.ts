import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { SCHEMA_FILES, type SchemaFile, schemaAddress } from '#contract/schema-files';
import { DEFAULT_SETTINGS, PALETTES, THEMES } from '#contract/settings';
import { settingsFileText } from '#contract/settings-file';
import { jsonSchemaOf } from '../../src-main/schemas/json-schemas';
import { scenarioSchema } from '../../src-main/schemas/scenario-schema';
import { parseSettingsFile, settingsFileSchema } from '../../src-main/schemas/settings-schema';
import { taskListSchema } from '../../src-main/schemas/task-list-schema';
import { drawsFrom, mutate } from '../support/mutate';
import { anyOrder, anyWorkload } from '../support/random-orders';
import { anyLimits } from '../support/random-scenario';

const FOLDER = fileURLToPath(new URL('../../schemas', import.meta.url));

const SAMPLES: Readonly<
  Record<SchemaFile, { readonly schema: z.ZodType; readonly sample: fc.Arbitrary<unknown> }>
> = {
  scenario: {
    schema: scenarioSchema,
    sample: fc.record(
      {
        $schema: fc.constant(schemaAddress('scenario')),
        workload: anyWorkload,
        limits: anyLimits,
        seed: fc.nat(),
        changes: fc.array(fc.record({ atMs: fc.nat(9_999), limits: anyLimits }), { maxLength: 3 }),
        shutdown: fc.option(fc.record({ afterMs: fc.nat(9_999), mode: fc.constant('finish-all') }), {
          nil: null,
        }),
      },
      { requiredKeys: [] },
    ),
  },
  'task-list': {
    schema: taskListSchema,
    sample: fc.oneof(
      fc.array(anyOrder, { minLength: 1, maxLength: 3 }),
      fc.record({ tasks: fc.array(anyOrder, { minLength: 1, maxLength: 3 }) }),
    ),
  },
  settings: {
    schema: settingsFileSchema,
    sample: fc.record(
      {
        theme: fc.constantFrom(...THEMES),
        palette: fc.constantFrom(...PALETTES),
        hiddenColumns: fc.array(fc.constantFrom('wait', 'run'), { maxLength: 20 }),
        notifyWhenDone: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
  },
};

describe.each(SCHEMA_FILES)('the JSON Schema of a %s file', (file) => {
  const { schema, sample } = SAMPLES[file];
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(jsonSchemaOf(file));

  it('is what lies in schemas/: `npm run schemas` writes it anew', async () => {
    const text = `${JSON.stringify(jsonSchemaOf(file), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(`${FOLDER}/${file}.schema.json`);
  });

  it('takes whatever the check takes', () => {
    fc.assert(
      fc.property(sample, (value) => {
        expect(schema.safeParse(value).error?.issues ?? []).toEqual([]);
        validate(value);
        expect(validate.errors ?? []).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('refuses what the check refuses, but for rules between fields and what is worked out from a text', () => {
    const told = { both: 0, checkOnly: 0, neither: 0 };
    fc.assert(
      fc.property(sample, fc.integer(), fc.integer({ min: 1, max: 3 }), (value, seed, times) => {
        const draw = drawsFrom(seed);
        let mutated = value;
        for (let left = times; left > 0; left--) mutated = mutate(mutated, draw);
        const issues = schema.safeParse(mutated).error?.issues ?? [];
        const isFit = validate(mutated);
        if (issues.length === 0) {
          expect(validate.errors ?? []).toEqual([]);
          told.neither++;
        } else if (isFit) {
          expect(issues.flatMap(codesOf)).toContain('custom');
          told.checkOnly++;
        } else {
          told.both++;
        }
      }),
      { numRuns: 1_500 },
    );
    // Neither side is trivial: most mutations are refused by both, and some hurt nothing.
    expect(told.both).toBeGreaterThan(5 * told.checkOnly);
    expect(told.neither).toBeGreaterThan(10);
  });

  it('has an address, a title, and words for every field that a person may write', () => {
    expect(jsonSchemaOf(file)).toMatchObject({
      $id: schemaAddress(file),
      title: expect.stringMatching(/^Switchyard /),
      description: expect.stringMatching(/\.$/),
    });
  });
});

/** Those of a union's options as well. */
function codesOf(issue: z.core.$ZodIssue): string[] {
  return issue.code === 'invalid_union'
    ? [issue.code, ...issue.errors.flat().flatMap(codesOf)]
    : [issue.code];
}

describe('a settings file', () => {
  it('tells all settings but who may come in from outside, and is read again as they were', () => {
    const settings = { ...DEFAULT_SETTINGS, theme: 'dark', hiddenColumns: ['wait'] } as const;
    const { api, ...told } = settings;
    expect(parseSettingsFile(settingsFileText(settings))).toEqual({ ok: true, value: told });
    expect(parseSettingsFile(JSON.stringify({ api: { ...api, enabled: true } }))).toMatchObject({
      problems: [{ field: 'api', expected: 'no such field' }],
    });
  });

  it('may tell some of them, and says what is wrong with any', () => {
    expect(parseSettingsFile('\uFEFF{"theme": "light"}')).toEqual({ ok: true, value: { theme: 'light' } });
    expect(parseSettingsFile('{"theme": "lights", "colour": 1}')).toEqual({
      ok: false,
      problems: [
        { field: 'theme', expected: 'auto, light or dark', got: '"lights"' },
        { field: 'colour', expected: 'no such field', got: '1' },
      ],
    });
    expect(parseSettingsFile('theme=light')).toMatchObject({
      problems: [{ field: 'settings', expected: 'JSON' }],
    });
  });
});

it('stands at an address of the home page', () => {
  const { homepage } = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  );
  for (const file of SCHEMA_FILES)
    expect(schemaAddress(file)).toBe(`${homepage}/schemas/${file}.schema.json`);
});
