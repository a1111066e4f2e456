import type { Path } from './json-tokens.ts';

/** What a JSON Schema says of one place, as far as an editor tells it. */
export type SchemaNode = {
  readonly description: string | null;
  readonly kind: 'object' | 'array' | 'string' | 'number' | 'boolean' | null;
  /** Whether null may stand there. */
  readonly isNullable: boolean;
  readonly values: readonly string[];
  readonly isDate: boolean;
  readonly keys: readonly string[];
  readonly required: readonly string[];
};

/** What `schema` (a JSON Schema of routing-rules/skemaer) says of the place `path`, or null. */
export function schemaAt(schema: unknown, path: Path): SchemaNode | null {
  let node: unknown = schema;
  for (const step of path) {
    node = membersOf(node)
      .map((choice) => below(choice, step))
      .find((found) => found !== undefined);
  }
  return node === undefined ? null : readNode(node);
}

function below(node: unknown, step: string | number): unknown {
  if (typeof step === 'number') return get(node, 'items');
  return get(get(node, 'properties'), step) ?? schemaOfAny(get(node, 'additionalProperties'));
}

/** `additionalProperties` is `false` where no other key may stand. */
function schemaOfAny(additional: unknown): unknown {
  return typeof additional === 'object' && additional !== null ? additional : undefined;
}

/** The node itself, or what it may be instead. */
function membersOf(node: unknown): readonly unknown[] {
  const anyOf = get(node, 'anyOf');
  return Array.isArray(anyOf) ? anyOf : [node];
}

const KINDS = ['object', 'array', 'string', 'number', 'boolean'] as const;

function readNode(node: unknown): SchemaNode {
  const choices = membersOf(node);
  const main = choices.find((choice) => get(choice, 'type') !== 'null') ?? node;
  const kind = get(main, 'type');
  return {
    description: asText(get(node, 'description')) ?? asText(get(main, 'description')),
    kind: KINDS.find((known) => known === kind) ?? null,
    isNullable: choices.some((choice) => get(choice, 'type') === 'null'),
    values: texts(get(main, 'enum')),
    isDate: get(main, 'format') === 'date',
    keys: keysOf(get(main, 'properties')),
    required: texts(get(main, 'required')),
  };
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function get(node: unknown, key: string): unknown {
  if (typeof node !== 'object' || node === null) return undefined;
  return Object.entries(node).find(([name]) => name === key)?.[1];
}
