import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { FIELD_DOCS } from '../../../src/klage/field-docs.ts';
import { KLAGE_FIELDS } from '../../../src/klage/fields.ts';

export type JsonObject = { readonly [key: string]: unknown };

type FieldName = keyof typeof KLAGE_FIELDS;
type Field = (typeof KLAGE_FIELDS)[FieldName];

/** The JSON Schema (2020-12) of a valibot schema, as what it reads. */
export function jsonSchema(schema: v.GenericSchema): JsonObject {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
  return rest;
}

/** The fields of a klage as an object in JSON Schema, each with what it is for. */
export function klageFieldsSchema(names: readonly FieldName[]): {
  readonly type: 'object';
  readonly properties: JsonObject;
  readonly required: readonly string[];
  readonly additionalProperties: false;
} {
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, fieldSchema(name)])),
    required: names.filter((name) => !isOptional(KLAGE_FIELDS[name])),
    additionalProperties: false,
  };
}

/** Every field of a klage, in the order the form asks. */
export const KLAGE_FIELD_NAMES: readonly FieldName[] =
  Object.keys(KLAGE_FIELDS).filter(isFieldName);

/** Fields that every parsed klage has: asked for, or with a usual answer. */
export function alwaysThere(name: FieldName): boolean {
  const field = KLAGE_FIELDS[name];
  return !isOptional(field) || field.default !== undefined;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(KLAGE_FIELDS, name);
}

function isOptional<F extends Field>(field: F): field is Extract<F, { readonly wrapped: unknown }> {
  return 'wrapped' in field;
}

/** JSON Schema counts lengths in code points, as our fields do. */
function fieldSchema(name: FieldName): JsonObject {
  const field = KLAGE_FIELDS[name];
  const said = v.safeParse(Metadata, v.getMetadata(isOptional(field) ? field.wrapped : field));
  const { charsMax, format } = said.success ? said.output : {};
  const length = charsMax === undefined || format !== undefined ? {} : { maxLength: charsMax };
  return {
    ...jsonSchema(field),
    ...length,
    ...(charsMax === undefined || isOptional(field) ? {} : { minLength: 1 }),
    ...(format === undefined ? {} : { format }),
    description: FIELD_DOCS[name],
  };
}

const Metadata = v.object({
  charsMax: v.optional(v.number()),
  format: v.optional(v.string()),
});
