import { toJsonSchema } from '@valibot/to-json-schema';
import { RULE_FILES } from './schemas/rule-files.ts';

/**
 * A JSON Schema for each rule file, for editors: what the reader's own schema can say in that
 * language. File name → the text of `skemaer/<file name>`.
 */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(RULE_FILES).map(([fil, schema]) => {
      const json = toJsonSchema(schema, { typeMode: 'input', errorMode: 'ignore' });
      return [fil, `${printed({ title: fil, ...json }, '')}\n`];
    }),
  );
}

const LINE_CHARS_MAX = 120;

/** JSON as the repository formats it: lists of short words on one line, everything else spread out. */
function printed(value: unknown, indent: string, keyChars = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const words = value.map((item) => printed(item, inner));
    const line = `[${words.join(', ')}]`;
    if (!line.includes('\n') && indent.length + keyChars + line.length < LINE_CHARS_MAX)
      return line;
    return `[\n${words.map((word) => inner + word).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${printed(member, inner, name.length)}`;
  });
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}
