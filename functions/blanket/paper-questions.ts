import * as v from 'valibot';
import { SECTIONS } from '../../src/form/sections.ts';
import { EMAIL_CHARS_MAX, KLAGE_FIELDS } from '../../src/klage/fields.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { FieldTexts, ShownField } from '../../src/texts/form-texts.ts';
import { textsIn } from '../../src/texts/texts.ts';

/** How a question is answered with a pen. */
export type PaperAnswer =
  | { readonly slags: 'linjer'; readonly linjer: number }
  | { readonly slags: 'dato' }
  | { readonly slags: 'kryds'; readonly valg: readonly PaperChoice[] };
export type PaperChoice = { readonly tekst: string; readonly uddyb: string | null };

/** One question on paper. Those of one heading stand under it, `dele`; else it is answered itself. */
export type PaperQuestion = {
  readonly felt: string;
  readonly label: string;
  readonly hjaelp: string | null;
  /** Whom it is for, when not for all. */
  readonly kun: string | null;
  readonly svar: PaperAnswer | null;
  readonly dele: readonly PaperQuestion[];
};

export type PaperSection = {
  readonly overskrift: string;
  readonly spoergsmaal: readonly PaperQuestion[];
};

/**
 * What the form on the screen asks and the paper does not, each with the reason. Everything else
 * is on both: a new question stands on the paper by itself.
 */
export const NOT_ON_PAPER: ReadonlyMap<string, string> = new Map([
  ['soegning', 'the search finds an emne in a list; on paper it is written in one’s own words'],
  ['hjemmeside', 'the field that only robots fill in'],
  ['noegle', 'hidden: it tells a repeated sending from a new one'],
  ['regelsaet', 'hidden: the rules the page was shown with; the paper names its version'],
  ['vistModtager', 'hidden: the route the page showed; nobody routes paper but a person'],
  ['oensketModtager', 'an objection to a route that paper cannot show'],
  ['sprog', 'the paper is in one language already'],
  ['bekraeftelse', 'a mail by the system, which never learns the address of a klage on paper'],
  ['besked', 'a mail by the system, which never learns the address of a klage on paper'],
]);

/** Questions that stand together under one heading. */
const TOGETHER: ReadonlyMap<ShownField, readonly ShownField[]> = new Map([
  ['kontakt', ['email', 'telefon', 'adresse']],
]);

/** Lines to write on, for a text of so many characters at most; beyond the last, the most. */
const LINES = [
  { charsMax: EMAIL_CHARS_MAX, linjer: 1 },
  { charsMax: 1_000, linjer: 2 },
  { charsMax: 5_000, linjer: 6 },
] as const;
const LINES_MAX = 20;
const EMNE_LINES = 2;

export type PaperContext = {
  readonly sprog: Sprog;
  /** Names of the forvaltninger a citizen can pick. */
  readonly forvaltninger: readonly string[];
};

/** The questions of the form, section by section, as they are answered on paper. */
export function paperSections(context: PaperContext): readonly PaperSection[] {
  const t = textsIn(context.sprog);
  const sections = SECTIONS.map(({ step, fields }) => ({
    overskrift: t.form.trin[step],
    spoergsmaal: withHeadings(fields).map((field) => questionOf(field, context)),
  }));
  return [...sections, papers(context.sprog)];
}

/** The fields without those left out, the first of a group replaced by its heading. */
function withHeadings(fields: readonly ShownField[]): readonly ShownField[] {
  return fields.flatMap((field) => {
    if (NOT_ON_PAPER.has(field)) return [];
    const group = [...TOGETHER].find(([, members]) => members.includes(field));
    if (group === undefined) return [field];
    const [heading, [first]] = group;
    return field === first ? [heading] : [];
  });
}

function questionOf(field: ShownField, context: PaperContext): PaperQuestion {
  const { form, blanket } = textsIn(context.sprog);
  const words = form.spoergsmaal[field];
  return {
    felt: field,
    label: words.label,
    hjaelp: wordOf(blanket.hjaelpPaaPapir, field) ?? words.hjaelp ?? null,
    kun: wordOf(blanket.kun, field),
    svar: answerTo(field, words, context),
    dele: (TOGETHER.get(field) ?? []).map((part) => questionOf(part, context)),
  };
}

function wordOf(words: { readonly [field: string]: string }, field: string): string | null {
  return words[field] ?? null;
}

function answerTo(
  field: ShownField,
  { svar, uddyb }: FieldTexts,
  { sprog, forvaltninger }: PaperContext,
): PaperAnswer | null {
  if (field === 'kontakt') return null;
  if (field === 'emne') return { slags: 'linjer', linjer: EMNE_LINES };
  const choice = (tekst: string, answer = '') => ({ tekst, uddyb: uddyb?.[answer] ?? null });
  const answers = Object.entries(svar ?? {}).map(([answer, tekst]) => choice(tekst, answer));
  const names = field === 'valgtForvaltning' ? forvaltninger.map((navn) => choice(navn)) : [];
  const choices = [...names, ...answers];
  if (choices.length > 0) return { slags: 'kryds', valg: choices };
  const { charsMax, format } = limitsOf(field);
  if (format === 'date') return { slags: 'dato' };
  if (charsMax === null) return { slags: 'kryds', valg: [choice(textsIn(sprog).blanket.ja)] };
  const room = LINES.find((step) => charsMax <= step.charsMax);
  return { slags: 'linjer', linjer: room?.linjer ?? LINES_MAX };
}

const Limits = v.object({ charsMax: v.optional(v.number()), format: v.optional(v.string()) });

/** What the schema of a field says of its length and form; a tick has neither. */
function limitsOf(field: Exclude<ShownField, 'kontakt'>) {
  const schema = KLAGE_FIELDS[field];
  const said = v.safeParse(Limits, v.getMetadata('wrapped' in schema ? schema.wrapped : schema));
  const { charsMax = null, format = null } = said.success ? said.output : {};
  return { charsMax, format };
}

/** What goes along: the files of the screen. */
function papers(sprog: Sprog): PaperSection {
  const { blanket } = textsIn(sprog);
  const fuldmagt = {
    ...{ felt: 'fuldmagt', ...blanket.fuldmagt, kun: blanket.kun.fuldmagt, dele: [] },
    svar: { slags: 'kryds', valg: [{ tekst: blanket.ja, uddyb: null }] },
  } as const;
  const bilag = {
    ...{ felt: 'bilag', ...blanket.bilag, kun: null, dele: [] },
    svar: { slags: 'linjer', linjer: 3 },
  } as const;
  return { overskrift: blanket.papirer, spoergsmaal: [bilag, fuldmagt] };
}
