import { QUESTIONS, type Question } from '../../src/klage/questions.ts';
import { loadManifest } from '../delivery/load-letter.ts';
import type { Manifest } from '../objects/manifest.ts';
import type { Objects } from '../objects/objects.ts';
import { registreringOf } from '../receiving/new-case.ts';
import { appendHaendelse } from '../register/append-haendelse.ts';
import { commitTogether } from '../register/commit-together.ts';
import { findByKey } from '../register/find-sag.ts';
import { keptCases } from '../register/kept-cases.ts';
import { type NewSag, recordKlageIn } from '../register/record-klage.ts';
import type { Db, Trx } from '../register/tables.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { FOLDERS_AT_ONCE, folderBatches } from './folders.ts';

/** A klage this new may be on its way into the register at this moment. */
const ARRIVING_MS = 600_000;

export type Restoring = {
  readonly db: Db;
  readonly objects: Objects;
  readonly rules: RuleSet;
  readonly now: Date;
  readonly hvem: string;
  /** Only says what would be restored. */
  readonly proeve: boolean;
};

export type Restored = {
  readonly genoprettet: readonly string[];
  /** Their manifest cannot be read, or is not there: a person must look. */
  readonly ulaeselige: readonly string[];
  /** They came in these very minutes: run it again. */
  readonly nye: readonly string[];
  readonly mapper: number;
};

/**
 * Makes the cases again that the store has letters of and the register lacks, as after a restore
 * from yesterday. Each waits for a person: it may have been delivered, and the citizen may never
 * have had its number. Contact addresses are not in a manifest, so no mails are sent to citizens.
 */
export async function restoreCases(work: Restoring): Promise<Restored> {
  const found = await lackedByRegister(work);
  const genoprettet: string[] = [];
  // Oldest first, so that a klage that was carried on is there before the one that carries it on.
  for (const manifest of found.missing.toSorted(byModtaget)) {
    const done = work.proeve || (await restore(work, manifest));
    if (done) genoprettet.push(manifest.sag.nummer);
  }
  const { ulaeselige, nye, mapper } = found;
  return { genoprettet, ulaeselige, nye, mapper };
}

function byModtaget(a: Manifest, b: Manifest): number {
  return a.sag.modtaget.localeCompare(b.sag.modtaget, 'en');
}

async function lackedByRegister({ db, objects, now }: Restoring) {
  const missing: Manifest[] = [];
  const ulaeselige: string[] = [];
  const nye: string[] = [];
  let mapper = 0;
  for await (const folders of folderBatches(objects, FOLDERS_AT_ONCE)) {
    mapper += folders.length;
    const numre = folders.map(({ nummer }) => nummer);
    const known = await keptCases(db, numre);
    for (const nummer of numre.filter((one) => !known.has(one))) {
      const found = await loadManifest(objects, nummer);
      if (!found.ok) {
        // Without one it was never received: opryd takes it.
        if (found.fault !== 'manifest-mangler') ulaeselige.push(nummer);
      } else if (now.getTime() - Date.parse(found.value.sag.modtaget) < ARRIVING_MS) {
        nye.push(nummer);
      } else if ((await findByKey(db, found.value.sag.noegleHash)) === null) {
        missing.push(found.value);
      }
    }
  }
  return { missing, ulaeselige, nye, mapper };
}

/** The case and that it waits for a person are one commit: no worker sends it in between. */
function restore(work: Restoring, { sag, breve }: Manifest): Promise<boolean> {
  const [first] = breve;
  if (first === undefined) return Promise.resolve(false);
  return commitTogether(work.db, async (trx) => {
    const videreFra = (await mayLink(trx, sag.videreFra)) ? sag.videreFra : null;
    const recorded = await recordKlageIn(trx, {
      sag: { ...sag, videreFra, afgoerende: answered(sag.afgoerende) },
      forsendelse: first,
      registrering: registreringOf(work.rules, sag),
      kontakt: [],
    });
    if (recorded !== 'recorded') return false;
    await leaveToPerson(trx, work, sag.nummer);
    return true;
  });
}

function answered(given: Manifest['sag']['afgoerende']): NewSag['afgoerende'] {
  const answers: { [Q in Question]?: string } = {};
  for (const question of QUESTIONS) {
    const answer = given[question];
    if (answer !== undefined) answers[question] = answer;
  }
  return answers;
}

/** The klage it carries on is there, and is not carried on by another. */
async function mayLink(trx: Trx, fra: string | null): Promise<boolean> {
  if (fra === null) return false;
  const sag = trx.selectFrom('sag').select('nummer').where('nummer', '=', fra);
  const link = trx.selectFrom('videre').select('fra').where('fra', '=', fra);
  const [there, taken] = [await sag.executeTakeFirst(), await link.executeTakeFirst()];
  return there !== undefined && taken === undefined;
}

async function leaveToPerson(trx: Trx, { now, hvem }: Restoring, nummer: string): Promise<void> {
  await trx
    .updateTable('forsendelse')
    .set({ tilstand: 'manuel' })
    .where('nummer', '=', nummer)
    .execute();
  const grund = 'måske ikke kvitteret';
  await appendHaendelse(trx, { nummer, tid: now, hvem, hvad: 'genoprettet', data: { grund } });
}
