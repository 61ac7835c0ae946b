import { z } from 'zod';
import { type SchemaFile, schemaAddress } from '#contract/schema-files';
import { scenarioFileSchema } from './scenario-schema';
import { settingsFileSchema } from './settings-schema';
import { taskListSchema } from './task-list-schema';

const FILES: Readonly<Record<SchemaFile, { readonly schema: z.ZodType; readonly title: string }>> = {
  scenario: { schema: scenarioFileSchema, title: 'Switchyard scenario' },
  'task-list': { schema: taskListSchema, title: 'Switchyard task list' },
  settings: { schema: settingsFileSchema, title: 'Switchyard settings' },
};

/**
 * The JSON Schema (draft 2020-12) of a file that people write, made from the schema that the file is checked by. It
 * refuses nothing that the file may be. What it cannot say stays with the check: rules between fields, and what is
 * worked out from a text.
 */
export function jsonSchemaOf(file: SchemaFile): object {
  const { schema, title } = FILES[file];
  const { $schema, ...rest } = jsonSchemaOfWhole(schema);
  return { $schema, $id: schemaAddress(file), title, ...rest };
}

function jsonSchemaOfWhole(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override: joinSteps });
}

/** What is checked in two steps, its size before its items, is to a JSON Schema one. */
function joinSteps({
  zodSchema,
  jsonSchema,
}: {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
}): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || !(def.out instanceof z.ZodType) || def.out instanceof z.ZodTransform) return;
  const { $schema: _, ...later } = jsonSchemaOfWhole(def.out);
  for (const [key, value] of Object.entries(later)) {
    // Items that nothing is known of yet are {}.
    if (jsonSchema[key] === undefined || key === 'items') jsonSchema[key] = value;
  }
}
