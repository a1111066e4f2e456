import * as v from 'valibot';
import { QUESTIONS } from '../../src/klage/questions.ts';
import type { CaseRoute } from '../../src/sag-locals.ts';
import type { WholeCase } from '../register/find-case.ts';
import type { Db } from '../register/tables.ts';
import type { World } from '../world.ts';

/** Where a case went and why, in the words of the rules that decided; null where no rule did. */
export async function caseRoute(world: World, found: WholeCase): Promise<CaseRoute | null> {
  const { sag, rute } = found;
  const decided = sag ?? rute;
  if (decided === null) return null;
  const { modtager, regel, regelsaet, afgoerende } = decided;
  const vejledninger = world.rules().vejledninger;
  return {
    ...{ modtager, regel, regelsaet },
    begrundelse: regel === null ? null : await reasonOf(world, regelsaet, regel),
    afgoerende: decidingIn(afgoerende),
    indsigelse: sag?.indsigelse ?? null,
    vejledning:
      rute &&
      idsIn(rute.vejledning).map((id) => ({
        id,
        tekst: vejledninger.get(id)?.da ?? id,
      })),
  };
}

const Answers = v.record(v.string(), v.string());

function decidingIn(json: string): CaseRoute['afgoerende'] {
  const answers = v.parse(Answers, JSON.parse(json));
  return QUESTIONS.flatMap((question) => {
    const svar = answers[question];
    return svar === undefined ? [] : [{ question, svar }];
  });
}

function idsIn(json: string): readonly string[] {
  return v.parse(v.array(v.string()), JSON.parse(json));
}

/** The reason a rule gives in a version; null when that version, or the rule in it, is not kept. */
async function reasonOf(world: World, hash: string, regel: string): Promise<string | null> {
  const rules = world.rules();
  if (rules.hash === hash)
    return rules.regler.find(({ id }) => id === regel)?.begrundelse.da ?? null;
  return reasonKept(world.db, hash, regel);
}

const Regler = v.object({
  regler: v.array(v.object({ id: v.string(), begrundelse: v.object({ da: v.string() }) })),
});

/** Only the file with the rules is read: the whole set would take long for one sentence. */
async function reasonKept(db: Db, hash: string, regel: string): Promise<string | null> {
  const file = await db
    .selectFrom('regelsaet_fil')
    .select('indhold')
    .where('hash', '=', hash)
    .where('sti', '=', 'regler.json')
    .executeTakeFirst();
  if (file === undefined) return null;
  const read = v.safeParse(Regler, parse(file.indhold));
  if (!read.success) return null;
  return read.output.regler.find(({ id }) => id === regel)?.begrundelse.da ?? null;
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
