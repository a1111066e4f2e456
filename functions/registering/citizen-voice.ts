import { BORGERSVAR, type BorgerSpoergsmaal, mayBeChanged } from '../../src/klage/borgersvar.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitTogether } from '../register/commit-together.ts';
import { haendelserOf, type Sag } from '../register/find-sag.ts';
import { appendRegistreringHaendelser } from '../register/registrering-haendelse.ts';
import { findRegistrering } from '../register/registreringer.ts';
import type { Db, Trx } from '../register/tables.ts';

/** What a citizen says of a closed case; null is not answered. */
export type CitizenVoice = {
  /** 1–5, from very dissatisfied to very satisfied. */
  readonly tilfreds: number | null;
  readonly kontakt: string | null;
  readonly behov: string | null;
};

type Answered = 'gemt' | 'ikke-nu';

/** What the citizen has answered about a case so far. */
export async function findCitizenVoice(db: Db, sag: Sag): Promise<CitizenVoice> {
  const rows = await db
    .selectFrom('borgersvar')
    .select(['spoergsmaal', 'svar'])
    .where('nummer', '=', sag.nummer)
    .execute();
  const answerTo = (asked: BorgerSpoergsmaal) =>
    rows.find(({ spoergsmaal }) => spoergsmaal === asked)?.svar ?? null;
  const tilfreds = (await findRegistrering(db, sag))?.registreret.tilfredshed.score ?? null;
  return { tilfreds, kontakt: answerTo('kontakt'), behov: answerTo('behov') };
}

/** Keeps the answers about a case that is closed, as long as they may be changed. */
export function answerCase(
  db: Db,
  sag: Sag,
  { voice, now }: { readonly voice: CitizenVoice; readonly now: Date },
): Promise<Answered> {
  return commitTogether(db, async (trx) => {
    const nu = await findRegistrering(trx, sag);
    const afsluttet = nu?.registreret.afsluttet ?? null;
    if (nu === null || afsluttet === null) return 'ikke-nu';
    if (!mayBeChanged(afsluttet, dayInCopenhagen(now))) return 'ikke-nu';
    const { score } = nu.registreret.tilfredshed;
    if (voice.tilfreds !== null)
      await writeScore(trx, sag, { fra: score, til: voice.tilfreds, now });
    for (const spoergsmaal of ['kontakt', 'behov'] as const) {
      const svar = voice[spoergsmaal];
      if (svar !== null) await writeBorgersvar(trx, sag, { spoergsmaal, svar, now });
    }
    return 'gemt';
  });
}

/** Keeps how easy the form was: 1–5, from very hard to very easy. */
export function answerForm(
  db: Db,
  sag: Sag,
  { svar, now }: { readonly svar: string; readonly now: Date },
): Promise<void> {
  return commitTogether(db, (trx) =>
    writeBorgersvar(trx, sag, { spoergsmaal: 'skema', svar, now }),
  );
}

/** Registers once for each closing that the citizen is not satisfied with it. */
export function sayDissatisfied(db: Db, { nummer }: Sag, now: Date): Promise<Answered> {
  return commitTogether(db, async (trx) => {
    const events = await haendelserOf(trx, nummer);
    const last = events.findLast(({ hvad }) =>
      ['afsluttet', 'genaabnet', 'utilfreds'].includes(hvad),
    );
    if (last?.hvad === 'utilfreds') return 'gemt';
    if (last?.hvad !== 'afsluttet') return 'ikke-nu';
    await appendHaendelse(trx, { nummer, tid: now, hvad: 'utilfreds', hvem: 'borger', data: {} });
    return 'gemt';
  });
}

/** Whether a text is one of the closed answers to a question. */
export function isBorgersvar(spoergsmaal: BorgerSpoergsmaal, svar: string): boolean {
  return BORGERSVAR[spoergsmaal].some((known) => known === svar);
}

type Score = { readonly fra: number | null; readonly til: number; readonly now: Date };

/**
 * Beside the version of the registration: it takes nothing from what staff are writing, and they
 * are not to be told what the citizen thinks of them while they do.
 */
async function writeScore(trx: Trx, { kilde, nummer }: Sag, { fra, til, now }: Score) {
  if (fra === til) return;
  await trx
    .updateTable('registrering')
    .set({ tilfreds_inviteret: 1, tilfreds_score: til })
    .where('kilde', '=', kilde)
    .where('nummer', '=', nummer)
    .execute();
  const values = { fra: fra === null ? null : String(fra), til: String(til) };
  await tell(trx, { kilde, nummer }, { felt: 'tilfredshed.score', ...values, now });
}

type NewBorgersvar = {
  readonly spoergsmaal: BorgerSpoergsmaal;
  readonly svar: string;
  readonly now: Date;
};

async function writeBorgersvar(
  trx: Trx,
  { kilde, nummer }: Sag,
  { spoergsmaal, svar, now }: NewBorgersvar,
): Promise<void> {
  const before = await trx
    .selectFrom('borgersvar')
    .select('svar')
    .where('nummer', '=', nummer)
    .where('spoergsmaal', '=', spoergsmaal)
    .executeTakeFirst();
  if (before?.svar === svar) return;
  const tid = now.toISOString();
  await trx
    .insertInto('borgersvar')
    .values({ nummer, spoergsmaal, svar, tid })
    .onConflict((conflict) =>
      conflict.columns(['nummer', 'spoergsmaal']).doUpdateSet({ svar, tid }),
    )
    .execute();
  const felt = `borgersvar.${spoergsmaal}`;
  await tell(trx, { kilde, nummer }, { felt, fra: before?.svar ?? null, til: svar, now });
}

type Told = { readonly felt: string; readonly fra: string | null; readonly til: string };

function tell(
  trx: Trx,
  { kilde, nummer }: Pick<Sag, 'kilde' | 'nummer'>,
  { felt, fra, til, now }: Told & { readonly now: Date },
): Promise<void> {
  const told = {
    kilde,
    nummer,
    tid: now,
    hvem: 'borger',
    hvad: 'aendret',
    felt,
    fra,
    til,
  } as const;
  return appendRegistreringHaendelser(trx, [told]);
}
