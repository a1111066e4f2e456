import * as v from 'valibot';
import { NUMMER_PATTERN } from '../../../src/klage/number.ts';
import { ANSWERS, QUESTIONS } from '../../../src/klage/questions.ts';
import { TIDLIGERE_HVAD } from '../../letter/letter-input.ts';
import {
  alwaysThere,
  type JsonObject,
  jsonSchema,
  KLAGE_FIELD_NAMES,
  klageFieldsSchema,
} from './json-schema.ts';

/** Where it is served; each klage.json names it in `$schema`. */
export const KLAGE_JSON_SCHEMA_PATH = '/api/klage.schema.json';

/** The JSON Schema of klage.json, the klage for machines in every letter (contract §6). */
export function klageJsonSchema(publicUrl: string): JsonObject {
  const schema = v.parse(ObjectSchema, jsonSchema(KlageJson));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `${publicUrl}${KLAGE_JSON_SCHEMA_PATH}`,
    title: 'klage.json',
    description: 'One klage as it lies in the sealed letter to the modtager.',
    ...schema,
    properties: { ...schema.properties, felter: felterSchema() },
  };
}

/** The fields beside the questions, as typed; those with a usual answer are always there. */
function felterSchema(): JsonObject {
  const questions: readonly string[] = QUESTIONS;
  const names = KLAGE_FIELD_NAMES.filter((name) => !questions.includes(name));
  return { ...klageFieldsSchema(names), required: names.filter(alwaysThere) };
}

const ObjectSchema = v.looseObject({ properties: v.record(v.string(), v.unknown()) });

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const day = v.pipe(v.string(), v.isoDate());

const KlageJson = v.strictObject({
  $schema: v.string(),
  nummer: v.pipe(v.string(), v.regex(NUMMER_PATTERN)),
  modtaget: v.pipe(v.string(), v.description('ISO 8601 in UTC.')),
  svar: v.strictObject({
    emne: v.string(),
    forvaltning: v.pipe(
      v.string(),
      v.description('A forvaltning’s id, BORGERRAADGIVEREN, ingen or ved-ikke; derived.'),
    ),
    klagenHandlerOm: v.picklist(ANSWERS.klagenHandlerOm),
    harKlaget: v.picklist(ANSWERS.harKlaget),
    svarfristUdloebet: v.pipe(v.picklist(ANSWERS.svarfristUdloebet), v.description('Derived.')),
    kanSelvKlareDialogen: v.picklist(ANSWERS.kanSelvKlareDialogen),
    overEtAarSiden: v.picklist(ANSWERS.overEtAarSiden),
    behandlesAndetSteds: v.picklist(ANSWERS.behandlesAndetSteds),
  }),
  felter: v.looseObject({}),
  rute: v.strictObject({
    modtager: v.string(),
    regel: v.nullable(v.string()),
    regelsaet: v.string(),
    begrundelse: v.string(),
  }),
  svarfrist: v.pipe(day, v.description('The last day of a written reply.')),
  registrering: v.strictObject({ adresse: v.string(), registreringskode: v.string() }),
  bilag: v.array(
    v.strictObject({
      navn: v.string(),
      type: v.string(),
      bytes: v.pipe(v.number(), v.integer(), v.minValue(0)),
      sha256,
      scanning: v.picklist(['ikke scannet', 'fundet ren']),
    }),
  ),
  tidligere: v.optional(
    v.pipe(
      v.strictObject({
        nummer: v.pipe(v.string(), v.regex(NUMMER_PATTERN)),
        modtaget: v.pipe(v.string(), v.description('ISO 8601 in UTC.')),
        modtager: v.string(),
        svarfrist: day,
        haendelser: v.array(
          v.strictObject({
            tid: v.pipe(v.string(), v.description('ISO 8601: an instant in UTC, or a day.')),
            hvad: v.picklist(TIDLIGERE_HVAD),
            hvem: v.pipe(
              v.string(),
              v.description('borger, system, medarbejder, or a modtager’s id.'),
            ),
          }),
        ),
      }),
      v.description('The klage that was not answered in time, and which this one carries on.'),
    ),
  ),
});
