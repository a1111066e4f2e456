import * as v from 'valibot';
import { ERROR_CODES } from '../../../src/klage/klage.ts';
import { NUMMER_PATTERN } from '../../../src/klage/number.ts';
import { FUNDNE_MAX } from '../../../src/soegning/soegning.ts';
import { SOEGNING_CHARS_MAX } from '../../../src/soegning/words.ts';
import { TILSTANDE } from '../../register/tables.ts';
import {
  type JsonObject,
  jsonSchema,
  KLAGE_FIELD_NAMES,
  klageFieldsSchema,
} from './json-schema.ts';
import { postRegister, REGISTER_SCHEMAS, REGISTER_SECURITY } from './openapi-register.ts';

const KLAGE_DESCRIPTION = 'Fields left out are not filled in; unknown fields are refused.';

const FILES: JsonObject = {
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
  const klage = klageFieldsSchema(KLAGE_FIELD_NAMES);
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
      '/api/emner': { get: getEmner() },
      '/api/sager/{nummer}': { get: getSag() },
      '/api/register': { post: postRegister({ ref, json, problems }) },
    },
    components: {
      schemas: {
        Klage: { ...klage, description: KLAGE_DESCRIPTION },
        KlageMedFiler: {
          ...klage,
          description: KLAGE_DESCRIPTION,
          properties: { ...klage.properties, ...FILES },
        },
        Spoergsmaal: questionsSchema(),
        Kvittering: jsonSchema(RECEIPT),
        Rute: jsonSchema(ROUTE),
        Emner: jsonSchema(EMNER),
        Status: jsonSchema(STATUS),
        Problem: jsonSchema(PROBLEM),
        ...REGISTER_SCHEMAS,
      },
      securitySchemes: {
        kode: { type: 'http', scheme: 'bearer', description: 'The citizen’s code' },
        ...REGISTER_SECURITY,
      },
    },
  };
}

function postKlage(): JsonObject {
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
        'application/json': { schema: ref('Klage') },
        'multipart/form-data': { schema: ref('KlageMedFiler') },
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
  return {
    operationId: 'findRute',
    summary: 'Where a klage would go, and why. Nothing is stored.',
    requestBody: {
      required: true,
      content: { 'application/json': { schema: ref('Spoergsmaal') } },
    },
    responses: { 200: json('The decision', 'Rute'), ...problems([400, 403, 413, 415, 422]) },
  };
}

/** What a rule may look at, as far as a citizen answers it, and the day. */
function questionsSchema(): JsonObject {
  const schema = klageFieldsSchema([
    ...(['emne', 'valgtForvaltning', 'klagenHandlerOm', 'harKlaget', 'klagedato'] as const),
    ...(['kanSelvKlareDialogen', 'overEtAarSiden', 'behandlesAndetSteds', 'sprog'] as const),
  ]);
  const dag = {
    type: 'string',
    format: 'date',
    description: 'The day of receipt; today if left out.',
  };
  return { ...schema, properties: { ...schema.properties, dag } };
}

function getEmner(): JsonObject {
  return {
    operationId: 'findEmner',
    summary: 'The emner that fit what somebody wrote, best first. Nothing is stored or logged.',
    parameters: [
      {
        name: 'q',
        in: 'query',
        required: true,
        description: 'What happened, in any words; Danish and English both.',
        schema: { type: 'string', minLength: 1, maxLength: SOEGNING_CHARS_MAX },
      },
      {
        name: 'sprog',
        in: 'query',
        description: 'The language of the names; da if left out.',
        schema: { type: 'string', enum: ['da', 'en'] },
      },
    ],
    responses: { 200: json('At most eight', 'Emner'), ...problems([422]) },
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
        description: 'In any case and spacing.',
        schema: { type: 'string' },
      },
    ],
    responses: { 200: json('The status', 'Status'), ...problems([404, 429]) },
  };
}

const modtager = v.strictObject({ id: v.string(), navn: v.string() });
const vejledning = v.array(v.strictObject({ id: v.string(), tekst: v.string() }));
const nummer = v.pipe(v.string(), v.regex(NUMMER_PATTERN));

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

const EMNER = v.strictObject({
  emner: v.pipe(
    v.array(
      v.strictObject({
        id: v.string(),
        navn: v.string(),
        hos: v.nullable(v.string()),
        ekstern: v.nullable(v.strictObject({ navn: v.string(), adresse: v.nullable(v.string()) })),
      }),
    ),
    v.maxLength(FUNDNE_MAX),
  ),
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
