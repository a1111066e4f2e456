import * as v from 'valibot';
import { didYouMean } from '../routing/nearest.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { Db } from './tables.ts';

/** The kommune's own words, which only its rules know. */
export type KnownIds = { readonly [K in IdKind]: Ids };

/** Those of the rules in force, and those that only an earlier published version knew. */
type Ids = { readonly inForce: ReadonlySet<string>; readonly earlier: ReadonlySet<string> };

const KINDS = {
  forvaltning: { hvad: 'Forvaltningen', fil: 'modtagere.json' },
  modtager: { hvad: 'Modtageren', fil: 'modtagere.json' },
  emne: { hvad: 'Emnet', fil: 'emner.json' },
  overordnetEmne: { hvad: 'Det overordnede emne', fil: 'kategorier.json' },
  borgerensProblem: { hvad: 'Borgerens problem', fil: 'kategorier.json' },
} as const;
export type IdKind = keyof typeof KINDS;

/** What to say of an id that no published version of the rules knows; null when one does. */
export function unknownId(known: KnownIds, kind: IdKind, id: string): string | null {
  const { inForce, earlier } = known[kind];
  if (inForce.has(id) || earlier.has(id)) return null;
  const { hvad, fil } = KINDS[kind];
  return `${hvad} »${id}« kendes ikke.${didYouMean(id, inForce)} Brug et id fra ${fil}, eller udgiv først regler, der har det.`;
}

/** The ids of the rules in force and of every version that was ever published. */
export async function knownIds(db: Db, rules: RuleSet): Promise<KnownIds> {
  const earlier = idsOf(await publishedContents(db));
  const inForce = idsOf([contentOf(rules)]);
  const both = (kind: IdKind): Ids => ({ inForce: inForce[kind], earlier: earlier[kind] });
  return {
    forvaltning: both('forvaltning'),
    modtager: both('modtager'),
    emne: both('emne'),
    overordnetEmne: both('overordnetEmne'),
    borgerensProblem: both('borgerensProblem'),
  };
}

const withId = v.object({ id: v.string() });
/** What of a version's files names something; a file has its own keys only. */
const ContentSchema = v.object({
  modtagere: v.optional(v.array(v.object({ id: v.string(), slags: v.string() })), []),
  emner: v.optional(v.array(withId), []),
  overordnedeEmner: v.optional(v.array(withId), []),
  borgerensProblem: v.optional(v.array(withId), []),
});
type Content = v.InferOutput<typeof ContentSchema>;

function contentOf({ modtagere, emner, kategorier }: RuleSet): Content {
  return {
    modtagere: [...modtagere.values()],
    emner: [...emner.values()],
    overordnedeEmner: [...kategorier.overordnedeEmner],
    borgerensProblem: [...kategorier.borgerensProblem],
  };
}

async function publishedContents(db: Db): Promise<readonly Content[]> {
  const rows = await db
    .selectFrom('regelsaet_fil')
    .select('indhold')
    .distinct()
    .where('sti', 'in', ['modtagere.json', 'emner.json', 'kategorier.json'])
    .where('hash', 'in', (eb) =>
      eb.selectFrom('regelsaet_haendelse').select('hash').where('hvad', '=', 'udgivet'),
    )
    .execute();
  // They were read strictly before they were published.
  return rows.map(({ indhold }) =>
    v.parse(ContentSchema, JSON.parse(new TextDecoder().decode(indhold))),
  );
}

function idsOf(contents: readonly Content[]): { readonly [K in IdKind]: ReadonlySet<string> } {
  const ids = (things: (content: Content) => readonly { readonly id: string }[]) =>
    new Set(contents.flatMap(things).map(({ id }) => id));
  return {
    forvaltning: ids(({ modtagere }) => modtagere.filter(({ slags }) => slags === 'forvaltning')),
    modtager: ids(({ modtagere }) => modtagere),
    emne: ids(({ emner }) => emner),
    overordnetEmne: ids(({ overordnedeEmner }) => overordnedeEmner),
    borgerensProblem: ids(({ borgerensProblem }) => borgerensProblem),
  };
}
