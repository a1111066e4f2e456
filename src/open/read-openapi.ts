import * as v from 'valibot';

const Parameter = v.object({
  name: v.string(),
  in: v.string(),
  required: v.optional(v.boolean(), false),
  description: v.optional(v.string(), ''),
});
const Content = v.optional(v.record(v.string(), v.unknown()), {});
const Operation = v.object({
  summary: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  parameters: v.optional(v.array(Parameter), []),
  requestBody: v.optional(v.object({ content: Content })),
  responses: v.optional(
    v.record(v.string(), v.object({ description: v.optional(v.string(), '') })),
    {},
  ),
});
const Document = v.object({
  info: v.object({ title: v.string(), version: v.string() }),
  paths: v.record(v.string(), v.record(v.string(), v.unknown())),
  components: v.optional(
    v.object({ schemas: v.optional(v.record(v.string(), v.unknown()), {}) }),
    {},
  ),
});

export type ApiOperation = v.InferOutput<typeof Operation> & {
  readonly method: string;
  readonly path: string;
};

/** The parts of an OpenAPI 3.1 document that a person reads. */
export type ApiView = {
  readonly title: string;
  readonly version: string;
  readonly operations: readonly ApiOperation[];
  readonly schemas: readonly (readonly [name: string, json: string])[];
};

/** @throws when `openapi` is no OpenAPI document: it is made by our own code. */
export function readOpenapi(openapi: unknown): ApiView {
  const { info, paths, components } = v.parse(Document, openapi);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      const read = v.safeParse(Operation, operation);
      return read.success ? [{ ...read.output, method: method.toUpperCase(), path }] : [];
    }),
  );
  const schemas = Object.entries(components.schemas ?? {}).map(
    ([name, schema]) => [name, JSON.stringify(schema, null, 2)] as const,
  );
  return { ...info, operations, schemas };
}
