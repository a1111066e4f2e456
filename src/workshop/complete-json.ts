import type { KnownIds } from '../workshop-facts.ts';
import { answersAt, idsAt, type OwnIds, questionsAt } from './known-ids.ts';
import { type SchemaNode, schemaAt } from './schema-at.ts';
import { type Spot, spotAt } from './spot-at.ts';

/** What is known about the file that is edited. */
export type Knowledge = {
  readonly fil: string;
  /** Its JSON Schema. */
  readonly schema: unknown;
  readonly known: KnownIds & OwnIds;
  /** YYYY-MM-DD, offered where a day belongs. */
  readonly dag: string;
  /** Words for questions and answers, by `question` or `question/answer`. */
  readonly words: { readonly [name: string]: string };
};

/** One thing that could stand at a spot. */
export type Completion = {
  readonly label: string;
  /** A few words beside it. */
  readonly detail: string;
  /** A sentence about it, or null. */
  readonly info: string | null;
  /** The JSON that takes the spot, and how far into it the cursor then stands. */
  readonly insert: string;
  readonly cursor: number;
};

/** All that could stand at a spot, and the piece of the text it would take. */
export type Completions = {
  readonly from: number;
  readonly to: number;
  readonly options: readonly Completion[];
};

/** What may stand at `pos` of a rule file's text, or null where nothing is to be said. */
export function completeJson(text: string, pos: number, about: Knowledge): Completions | null {
  const spot = spotAt(text, pos);
  if (spot === null) return null;
  const options = spot.role === 'key' ? keyOptions(spot, about) : valueOptions(spot, about);
  return options.length === 0 ? null : { from: spot.from, to: spot.to, options };
}

function keyOptions(spot: Spot, about: Knowledge): readonly Completion[] {
  const { schema, fil, words } = about;
  const node = schemaAt(schema, spot.path);
  const keys = [...(node?.keys ?? []), ...questionsAt(fil, spot.path)];
  return keys
    .filter((key) => !spot.present.includes(key))
    .map((key) => {
      const below = schemaAt(schema, [...spot.path, key]);
      const value = below === null ? '""' : emptyValue(below);
      const insert = spot.hasColon ? JSON.stringify(key) : `${JSON.stringify(key)}: ${value}`;
      const inside = !spot.hasColon && /["\]}]$/.test(value);
      return {
        label: key,
        detail: words[key] ?? '',
        info: below?.description ?? null,
        insert,
        cursor: inside ? insert.length - 1 : insert.length,
      };
    });
}

/** What a new key begins with. */
function emptyValue({ kind, isNullable }: SchemaNode): string {
  if (isNullable) return 'null';
  if (kind === 'array') return '[]';
  if (kind === 'object') return '{}';
  return kind === 'string' ? '""' : '';
}

function valueOptions({ path }: Spot, about: Knowledge): readonly Completion[] {
  const { schema, fil, known, words, dag } = about;
  const node = schemaAt(schema, path);
  const question = path.findLast((step) => typeof step === 'string') ?? '';
  const answers = [...(node?.values ?? []), ...answersAt(fil, path)];
  const days = node?.isDate ? [dag] : [];
  return [
    ...answers.map((answer) => text(answer, words[`${question}/${answer}`] ?? words[answer] ?? '')),
    ...idsAt(known, fil, path).map(({ id, navn }) => text(id, navn)),
    ...days.map((day) => text(day, words['i-dag'] ?? '')),
    ...(node?.isNullable ? [plain('null')] : []),
    ...(node?.kind === 'boolean' ? [plain('true'), plain('false')] : []),
  ];
}

function text(value: string, detail: string): Completion {
  const insert = JSON.stringify(value);
  return { label: value, detail, info: null, insert, cursor: insert.length };
}

function plain(word: string): Completion {
  return { label: word, detail: '', info: null, insert: word, cursor: word.length };
}
