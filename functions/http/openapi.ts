import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { KLAGE_FIELDS, KlageSchema } from '../../src/klage/fields.ts';
import { ERROR_CODES } from '../../src/klage/klage.ts';
import { ALPHABET } from '../../src/klage/number.ts';
import { TILSTANDE } from '../register/tables.ts';

type JsonObject = { readonly [key: string]: unknown };

const MULTIPART_FILES: JsonObject = {
  bilag: {
    type: 'array',
    maxItems: 10,
    items: { type: 'string', format: 'binary' },
    description: 'pdf, jpg, png, webp, docx, odt or txt by content; 10 MB each, 30 MB together',
  },
  fuldmagt: { type: 'string', format: 'binary', description: 'Power of attorney' },
};

/** The interface as OpenAPI 3.1, made from the schemas that read the requests. */
export function openapi(publicUrl: string): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Klagevej',
      version: '1',
      description: 'Send a klage to the one who answers it, ask where one would go, follow one.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: publicUrl }],
    paths: {
      '/api/klager': { post: postKlage() },
      '/api/rute': { post: postRute() },
      '/api/sager/{nummer}': { get: getSag() },
    },
    components: {
      schemas: {
        Klage: klageSchema(),
        Kvittering: schemaOf(RECEIPT),
        Rute: schemaOf(ROUTE),
        Status: schemaOf(STATUS),
        Problem: schemaOf(PROBLEM),
      },
      securitySchemes: {
        kode: { type: 'http', scheme: 'bearer', description: 'The citizen’s code' },
      },
    },
  };
}

function postKlage(): JsonObject {
  const schema = ref('Klage');
  return {
    operationId: 'sendKlage',
    summary: 'Send a klage. The same key and body again answer the same.',
    parameters: [
      {
        name: 'Idempotency-Key',
        in: 'header',
        required: true,
        description: 'Random; the citizen’s code is derived from it and it is never stored.',
        schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{22,128}$' },
      },
    ],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema },
        'multipart/form-data': {
          schema: { allOf: [schema, { type: 'object', properties: MULTIPART_FILES }] },
        },
      },
    },
    responses: {
      201: json('Received for good', 'Kvittering'),
      200: json('A repeat: the same receipt', 'Kvittering'),
      ...problems([400, 403, 413, 415, 422, 503]),
    },
  };
}

function postRute(): JsonObject {
  const { emne, valgtForvaltning, klagedato, sprog } = KLAGE_FIELDS;
  const { klagenHandlerOm, harKlaget, kanSelvKlareDialogen } = KLAGE_FIELDS;
  const { overEtAarSiden, behandlesAndetSteds } = KLAGE_FIELDS;
  const questions = v.strictObject({
    ...{ emne, valgtForvaltning, klagenHandlerOm, harKlaget, klagedato, kanSelvKlareDialogen },
    ...{ overEtAarSiden, behandlesAndetSteds, sprog, dag: v.optional(v.string()) },
  });
  return {
    operationId: 'findRute',
    summary: 'Where a klage would go, and why. Nothing is stored.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(questions) } },
    },
    responses: { 200: json('The decision', 'Rute'), ...problems([400, 403, 413, 415, 422]) },
  };
}

function getSag(): JsonObject {
  return {
    operationId: 'hentSag',
    summary: 'The status of a klage: no content.',
    security: [{ kode: [] }],
    parameters: [
      {
        name: 'nummer',
        in: 'path',
        required: true,
        schema: { type: 'string', pattern: '^K-\\d{4}-[2-9BCDFGHJ-NP-TV-XZ]{7}$' },
      },
    ],
    responses: { 200: json('The status', 'Status'), ...problems([404, 429]) },
  };
}

const modtager = v.strictObject({ id: v.string(), navn: v.string() });
const vejledning = v.array(v.strictObject({ id: v.string(), tekst: v.string() }));
const nummer = v.pipe(v.string(), v.regex(new RegExp(`^K-\\d{4}-[${ALPHABET}]{7}$`)));

const RECEIPT = v.strictObject({
  nummer,
  kode: v.string(),
  modtager,
  regel: v.nullable(v.string()),
  regelsaet: v.string(),
  begrundelse: v.string(),
  svarfrist: v.string(),
  vejledning,
  sha256: v.string(),
});

const ROUTE = v.strictObject({
  modtager,
  regel: v.nullable(v.string()),
  regelsaet: v.string(),
  begrundelse: v.string(),
  vejledning,
  afgoerende: v.record(v.string(), v.string()),
});

const STATUS = v.strictObject({
  nummer,
  modtaget: v.string(),
  modtager,
  tilstand: v.picklist(TILSTANDE),
  svarfrist: v.string(),
  haendelser: v.array(v.strictObject({ tid: v.string(), hvad: v.string() })),
});

const PROBLEM = v.strictObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  detail: v.string(),
  errors: v.array(
    v.strictObject({ field: v.string(), code: v.picklist(ERROR_CODES), message: v.string() }),
  ),
});

/** The lengths that the schemas check by code points are said as JSON Schema says them. */
function klageSchema(): JsonObject {
  const schema = schemaOf(KlageSchema);
  return {
    ...schema,
    description: 'Fields left out are not filled in; unknown fields are refused.',
  };
}

function schemaOf(schema: v.GenericSchema): JsonObject {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return rest;
}

function ref(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

function json(description: string, name: string): JsonObject {
  return { description, content: { 'application/json': { schema: ref(name) } } };
}

function problems(statuses: readonly number[]): JsonObject {
  const content = { 'application/problem+json': { schema: ref('Problem') } };
  return Object.fromEntries(
    statuses.map((status) => [status, { description: 'RFC 9457 problem', content }]),
  );
}
