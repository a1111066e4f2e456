import * as v from 'valibot';
import { CaseRecord } from '../../register/case-record.ts';
import { type JsonObject, jsonSchema } from './json-schema.ts';

/** The import of cases, as the OpenAPI document tells it. */
export const REGISTER_SCHEMAS: { readonly [name: string]: JsonObject } = {
  Sag: { ...jsonSchema(CaseRecord), description: 'One line: one case.' },
  Import: jsonSchema(
    v.strictObject({
      ...{ laest: v.number(), oprettet: v.number(), uaendret: v.number() },
      ...{ opdateret: v.number(), afvist: v.number() },
      fejl: v.array(
        v.strictObject({ linje: v.number(), felt: v.nullable(v.string()), besked: v.string() }),
      ),
      fejlUdeladt: v.optional(v.number()),
    }),
  ),
};

/** How a system shows who it is. */
export const REGISTER_SECURITY: JsonObject = {
  system: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'An access token from the kommune’s OpenID provider (client credentials) with the role registerimport or the scope register',
  },
};

type Refs = {
  readonly ref: (name: string) => JsonObject;
  readonly json: (description: string, name: string) => JsonObject;
  readonly problems: (statuses: readonly number[]) => JsonObject;
};

export function postRegister({ ref, json, problems }: Refs): JsonObject {
  return {
    operationId: 'importerSager',
    summary: 'Cases from other systems, one a line. The same lines again change nothing.',
    security: [{ system: [] }],
    parameters: [
      {
        name: 'altEllerIntet',
        in: 'query',
        description: 'ja: nothing goes in when a line is refused.',
        schema: { type: 'string', enum: ['ja', 'nej'] },
      },
    ],
    requestBody: {
      required: true,
      content: { 'application/x-ndjson': { schema: ref('Sag') } },
    },
    responses: {
      200: json('What became of the lines', 'Import'),
      422: json('Nothing went in, and why', 'Import'),
      ...problems([401, 403, 413, 415, 503]),
    },
  };
}
