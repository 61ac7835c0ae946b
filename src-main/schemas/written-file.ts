import type { z } from 'zod';
import { objectOf, textUpTo } from './expectations';

const MAX_ADDRESS_LENGTH = 2_000;

/** A file that a person writes: an object of these keys, and the address of its JSON Schema for editors. */
export function writtenFile<T extends z.core.$ZodLooseShape>(shape: T) {
  return objectOf({
    $schema: textUpTo(MAX_ADDRESS_LENGTH)
      .describe('Address of the JSON Schema, for editors.')
      .exactOptional(),
    ...shape,
  });
}

/** What the file tells, without the word for editors. */
export function withoutSchemaAddress<T extends object>(
  file: T & { readonly $schema?: string },
): Omit<T, '$schema'> {
  const { $schema: _, ...told } = file;
  return told;
}
