import * as v from 'valibot';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { givesCopy } from '../../src/klage/opbevaring.ts';
import type { Sag } from '../register/find-sag.ts';
import { findRegistrering } from '../register/registreringer.ts';
import { nameOn } from '../routing/on-day.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { openBorgerCopy } from '../seal/borger-copy.ts';
import type { World } from '../world.ts';

/** The citizen's own copy among the objects of a klage. */
export const BORGER_COPY = 'borger.bin';

/** What a newer version has written beside it is overlooked. */
const StoredReceiptSchema = v.object({
  nummer: v.string(),
  modtaget: v.string(),
  modtager: v.object({ id: v.string(), navn: v.string() }),
  regel: v.nullable(v.string()),
  regelsaet: v.string(),
  begrundelse: v.string(),
  svarfrist: v.string(),
  vejledning: v.array(v.object({ id: v.string(), tekst: v.string() })),
  sha256: v.string(),
});

/** What the citizen was answered, apart from the code: it lies sealed in the citizen's own copy. */
export type StoredReceipt = v.InferOutput<typeof StoredReceiptSchema>;

/** The citizen's copy, opened with the code. */
export type Copy = { readonly receipt: StoredReceipt; readonly breve: readonly Buffer[] };

/** The bytes of a receipt inside the citizen's copy. */
export function receiptBytes(receipt: StoredReceipt): Buffer {
  return Buffer.from(JSON.stringify(receipt));
}

/**
 * Opens the citizen's own copy; null when it has been deleted, or is to be: RETENTION_DAYS after the
 * case was closed nobody gets it any more.
 * @throws Error when it cannot be fetched or does not open.
 */
export async function openCopy(world: World, sag: Sag, kode: string): Promise<Copy | null> {
  if (await copyHasEnded(world, sag)) return null;
  const sealed = await world.objects.get(`sager/${sag.nummer}/${BORGER_COPY}`);
  if (sealed === null) return null;
  const opened = openBorgerCopy({ kode, nummer: sag.nummer }, sealed);
  if (opened === null) throw new Error(`The citizen's copy of ${sag.nummer} does not open.`);
  const receipt = v.parse(StoredReceiptSchema, JSON.parse(opened.kvittering.toString('utf8')));
  return { receipt, breve: opened.breve };
}

/**
 * The receipt of a case, as it was answered the first time; when the copy is gone or cannot be
 * read, what the register knows of it: the klage is received all the same.
 */
export async function readReceipt(world: World, sag: Sag, kode: string): Promise<StoredReceipt> {
  const copy = await openCopy(world, sag, kode).catch(() => null);
  if (copy !== null) return copy.receipt;
  if (!(await copyHasEnded(world, sag))) world.alarm('borgerkopi-mangler', { nummer: sag.nummer });
  return receiptFromRegister(world.rules(), sag);
}

async function copyHasEnded({ db, clock, settings }: World, sag: Sag): Promise<boolean> {
  const afsluttet = (await findRegistrering(db, sag))?.registreret.afsluttet ?? null;
  return !givesCopy(afsluttet, dayInCopenhagen(clock.now()), settings.retentionDays);
}

/** In the words of the rules in force now, where they still have that rule. */
function receiptFromRegister(rules: RuleSet, sag: Sag): StoredReceipt {
  const { nummer, modtaget, regel, regelsaet, svarfrist } = sag;
  const sprog = sag.sprog === 'en' ? 'en' : 'da';
  const modtager = rules.modtagere.get(sag.modtager);
  const navn = modtager && nameOn(modtager, dayInCopenhagen(new Date(modtaget)))[sprog];
  const decided = rules.regler.find(({ id }) => id === regel);
  return {
    ...{ nummer, modtaget, regel, regelsaet, svarfrist },
    modtager: { id: sag.modtager, navn: navn ?? sag.modtager },
    begrundelse: decided?.begrundelse[sprog] ?? '',
    vejledning: (decided?.vejledning ?? []).map((id) => ({
      id,
      tekst: rules.vejledninger.get(id)?.[sprog] ?? '',
    })),
    sha256: sag.klage_sha256,
  };
}
