import { z } from 'zod';
import { MAX_ORDERS } from '#contract/task-order';
import { apiWords } from '../../schemas/api-words';
import '../../schemas/api-answer-schemas';
import '../../schemas/event-gap-schema';
import '../../schemas/limits-schema';
import '../../schemas/order-receipt-schema';
import '../../schemas/problem-schema';
import '../../schemas/results-page-schema';
import '../../schemas/shutdown-request-schema';
import '../../schemas/stats-schema';
import '../../schemas/task-detail-schema';
import '../../schemas/task-order-schema';
import { type Answer, OPERATIONS, type Operation } from './openapi-paths';

type Json = Readonly<Record<string, unknown>>;

const refTo = (component: string): Json => ({ $ref: `#/components/schemas/${component}` });

/** Every route answers strangers so. */
const STRANGERS: Readonly<Record<number, Answer>> = {
  401: ['The token is missing or wrong', 'Problems'],
  403: ['The Host or Origin header is not one of this server', 'Problems'],
};

/** What the API can do, as OpenAPI 3.1 tells it; its components are the schemas that check and answer. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationJson(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Switchyard',
      version: '1',
      summary: 'Submit tasks to a yard from outside, and follow what becomes of them',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This machine alone' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: components(),
    },
  };
}

function operationJson(operation: Operation): Json {
  const { id, summary, description, body, answers } = operation;
  const responses = Object.entries({ ...STRANGERS, ...answers }).map(([status, [told, component, type]]) => {
    const json = typeof component === 'string' ? refTo(component) : { anyOf: component?.map(refTo) };
    const schema = component === null ? { type: 'string' } : json;
    return [status, { description: told, content: { [type ?? 'application/json']: { schema } } }];
  });
  const parameters = parametersOf(operation);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? null : { description }),
    ...(parameters.length === 0 ? null : { parameters }),
    ...(body === undefined
      ? null
      : {
          requestBody: {
            required: body.required,
            content: { 'application/json': { schema: refTo(body.component) } },
          },
        }),
    responses: Object.fromEntries(responses),
  };
}

function parametersOf({ hasTask, query, header }: Operation): Json[] {
  const parameters: Json[] = [];
  if (hasTask) {
    const schema = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER };
    parameters.push({
      name: 'id',
      in: 'path',
      required: true,
      description: 'The number of the task',
      schema,
    });
  }
  if (query !== undefined) {
    const { properties = {} } = z.toJSONSchema(query, { metadata: apiWords, io: 'input' });
    for (const [name, schema] of Object.entries(properties)) {
      const { description, ...rest } = Object(schema) as { readonly description?: string };
      parameters.push({ name, in: 'query', required: false, description, schema: rest });
    }
  }
  if (header !== undefined) {
    parameters.push({ ...header, in: 'header', required: false, schema: { type: 'string' } });
  }
  return parameters;
}

function components(): Json {
  const { schemas } = z.toJSONSchema(apiWords, {
    uri: (id) => `#/components/schemas/${id}`,
    metadata: apiWords,
    io: 'input',
    // What only code can check is described by what it says of itself.
    unrepresentable: 'any',
  });
  const named = Object.entries(schemas).map(([name, { $schema: _, $id: __, id: ___, ...schema }]) => [
    name,
    schema,
  ]);
  const order = refTo('TaskOrder');
  const orders = { type: 'array', items: order, minItems: 1, maxItems: MAX_ORDERS };
  const inObject = {
    type: 'object',
    properties: { tasks: orders },
    required: ['tasks'],
    additionalProperties: false,
  };
  return {
    ...Object.fromEntries(named),
    Orders: { anyOf: [order, orders, inObject] },
    Document: { type: 'object' },
  };
}
