import type { ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { openApiDocument } from '../../src-main/shells/api/openapi-document';

interface Documented {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
}

const document = openApiDocument() as unknown as Documented;
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajv.addSchema({ ...document, $id: 'api' });

/**
 * What the API's own document has against an answer; null: it is as promised. What no route answers, as a path that is
 * none, is left to the test.
 *
 * @param path without its query
 */
export function breachOf(
  method: string,
  path: string,
  { status, type, body }: { readonly status: number; readonly type: string; readonly body: unknown },
): string | null {
  const route = path.replace(/\/tasks\/[^/]+/, '/tasks/{id}');
  const operation = document.paths[route]?.[method.toLowerCase()];
  if (operation === undefined) return null;
  const response: unknown = Reflect.get(operation.responses, String(status));
  if (response === undefined) return `${method} ${route} promises no ${status}`;
  const [mime = ''] = type.split(';');
  const pointer = [route, method.toLowerCase(), 'responses', String(status), 'content', mime, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  const validate = validatorOf(pointer);
  return validate(body) ? null : `${method} ${route} ${status}: ${ajv.errorsText(validate.errors)}`;
}

const validators = new Map<string, ValidateFunction>();

/** Compiled once: that takes far longer than to validate. */
function validatorOf(pointer: string): ValidateFunction {
  const known = validators.get(pointer) ?? ajv.compile({ $ref: `api#/paths/${pointer}` });
  validators.set(pointer, known);
  return known;
}
