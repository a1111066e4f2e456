import type { Day } from '../../src/klage/calendar.ts';
import { QUESTIONS, type Question, type Svar } from '../../src/klage/questions.ts';
import type { Registreret } from '../../src/klage/registrering.ts';
import { commitTogether } from './commit-together.ts';
import { type Deed, insertRegistrering } from './registreringer.ts';
import type { Db, Trx } from './tables.ts';

/** What `kilde` says of a case that staff made here. */
export const MANUEL_KILDE = 'manuel';

/** The route of a case that came by phone, letter or in person. */
export type ManualRute = {
  /** Whom the rule names. */
  readonly modtager: string;
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svar: Svar;
  readonly afgoerende: { readonly [Q in Question]?: string };
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
    if (rute !== null) await insertRute(trx, nummer, rute);
    return 'made';
  });
}

async function isTaken(trx: Trx, nummer: string): Promise<boolean> {
  const taken = trx.selectFrom('registrering').select('nummer').where('nummer', '=', nummer);
  return (await taken.executeTakeFirst()) !== undefined;
}

async function insertRute(trx: Trx, nummer: string, rute: ManualRute): Promise<void> {
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

function closedAnswers(svar: { readonly [Q in Question]?: string }): string {
  return JSON.stringify(
    Object.fromEntries(QUESTIONS.map((question) => [question, svar[question]])),
  );
}
