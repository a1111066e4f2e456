import type { Day } from '../../src/klage/calendar.ts';
import { QUESTIONS, type Question } from '../../src/klage/questions.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import { commitTogether } from './commit-together.ts';
import { MANUEL_KILDE } from './kilder.ts';
import { type Deed, insertRegistrering } from './registreringer.ts';
import type { Db, Trx } from './tables.ts';

type Answers = { readonly [Q in Question]?: string };

/** The route of a case that came by phone, letter or in person. */
export type ManualRute = {
  /** Whom the rule names. */
  readonly modtager: string;
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svar: Answers;
  readonly afgoerende: Answers;
  readonly valgtForvaltning: string | null;
  /** Ids of the guidance the citizen was given. */
  readonly vejledning: readonly string[];
};

export type ManualCase = {
  readonly nummer: string;
  readonly registreret: Registreret;
  /** Who has the case from now on. */
  readonly svarer: string;
  /** null where no reply was promised. */
  readonly svarfrist: Day | null;
  readonly rute: ManualRute | null;
};

/** Writes a case that staff made. @returns `number-taken` when any case has the number; nothing is written then. */
export function insertManualCase(
  db: Db,
  made: ManualCase,
  deed: Deed,
): Promise<'made' | 'number-taken'> {
  return commitTogether(db, async (trx) => {
    const { nummer, registreret, svarer, svarfrist, rute } = made;
    if (await isTaken(trx, nummer)) return 'number-taken';
    const key = { kilde: MANUEL_KILDE, nummer };
    const promised = svarfrist === null ? {} : { svarfrist };
    await insertRegistrering(trx, { ...key, registreret, svarer, ...promised }, deed);
    if (rute !== null) await insertManualRute(trx, nummer, rute);
    return 'made';
  });
}

async function isTaken(trx: Trx, nummer: string): Promise<boolean> {
  const taken = trx.selectFrom('registrering').select('nummer').where('nummer', '=', nummer);
  return (await taken.executeTakeFirst()) !== undefined;
}

/** Writes how such a case was routed; there is one route at most. */
export async function insertManualRute(trx: Trx, nummer: string, rute: ManualRute): Promise<void> {
  await trx
    .insertInto('registrering_rute')
    .values({
      kilde: MANUEL_KILDE,
      nummer,
      modtager: rute.modtager,
      regel: rute.regel,
      regelsaet: rute.regelsaet,
      svar: closedAnswers(rute.svar),
      afgoerende: closedAnswers(rute.afgoerende),
      valgt_forvaltning: rute.valgtForvaltning,
      vejledning: JSON.stringify(rute.vejledning),
    })
    .execute();
}

/** The routes of those of the numbers (at most 1 000) that have one. */
export function manualRuter(db: Db, numre: readonly string[]) {
  return db
    .selectFrom('registrering_rute')
    .select(['nummer', 'modtager', 'regel', 'regelsaet', 'svar', 'afgoerende'])
    .where('kilde', '=', MANUEL_KILDE)
    .where('nummer', 'in', numre)
    .execute();
}

function closedAnswers(svar: Answers): string {
  return JSON.stringify(
    Object.fromEntries(QUESTIONS.map((question) => [question, svar[question]])),
  );
}
