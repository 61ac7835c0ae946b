/** Files that people write, for which there is a JSON Schema. */
export const SCHEMA_FILES = ['scenario', 'task-list', 'settings'] as const;
export type SchemaFile = (typeof SCHEMA_FILES)[number];

/** Where the JSON Schema of such a file is published: what stands in it as `$schema`, for editors. */
export function schemaAddress(file: SchemaFile): string {
  return `https://switchyard.invalid/schemas/${file}.schema.json`;
}
