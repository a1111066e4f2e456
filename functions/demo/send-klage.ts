import type { Klage } from '../../src/klage/klage.ts';
import { makeKode, makeNummer } from '../../src/klage/number.ts';
import { deliverOne } from '../delivery/deliver-one.ts';
import { receiveKlage } from '../receive-klage.ts';
import { decideKlage } from '../receiving/decide-klage.ts';
import { deriveKlageKeys, hashKode, makeNoegle } from '../receiving/klage-keys.ts';
import { registreringOf } from '../receiving/new-case.ts';
import { findByNummer, type Sag } from '../register/find-sag.ts';
import { type NewSag, recordKlage } from '../register/record-klage.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';
import { deliverOld, type Fate } from './old-letters.ts';
import { seededBytes } from './seeded.ts';

/** A klage that came through the form, and when its letter reached somebody. */
export type Sent = { readonly sag: Sag; readonly accepteret: Date | null };

const DELIVERY_MS = 4_000;

/**
 * The whole way of a klage on its day: received, sealed, and brought to the embedded mailbox, where
 * its letter can be opened. One at a time: the mailbox has one clock.
 */
export async function sendLetter(
  desk: DemoDesk,
  klage: Klage,
  { modtaget, seed }: PlannedCase,
): Promise<Sent> {
  const random = seededBytes(seed);
  const world = { ...desk.world, random };
  const submission = { klage, bilag: [], noegle: makeNoegle(random) };
  desk.moment.at = modtaget;
  const received = await receiveKlage(world, {
    ...submission,
    ...{ vistModtager: null, muligSpam: false, tidligere: null },
  });
  if (received.kind !== 'created') throw new Error(`A made-up klage was ${received.kind}.`);
  const { nummer } = received.receipt;
  const accepteret = await deliverNow(desk, nummer, modtaget);
  return { sag: await sagOf(desk, nummer), accepteret };
}

/** Brings a letter that is due to its mailbox, soon after an instant. @returns when */
export async function deliverNow(desk: DemoDesk, nummer: string, due: Date): Promise<Date> {
  desk.moment.at = new Date(due.getTime() + DELIVERY_MS);
  await deliverOne({ ...desk.world, mailer: desk.mailer }, nummer);
  return desk.moment.at;
}

/**
 * The same for a klage whose letter would have been deleted by now: decided, recorded and delivered
 * as the register knows it, with nothing sealed.
 */
export async function recordOld(
  desk: DemoDesk,
  klage: Klage,
  { planned, fate }: { readonly planned: PlannedCase; readonly fate: Fate },
): Promise<Sent> {
  const { world } = desk;
  const sag = oldSag(desk, klage, planned);
  const recorded = await recordKlage(world.db, {
    sag,
    forsendelse: { slags: 'modtager', modtager: sag.modtager, dele: 1 },
    registrering: registreringOf(world.rules(), sag),
    kontakt: [],
  });
  if (recorded !== 'recorded') throw new Error(`A made-up klage: ${recorded}.`);
  const accepteret = await deliverOld(desk, sag.nummer, { planned, fate });
  return { sag: await sagOf(desk, sag.nummer), accepteret };
}

function oldSag({ world }: DemoDesk, klage: Klage, { modtaget, dag, seed }: PlannedCase): NewSag {
  const rules = world.rules();
  const random = seededBytes(seed);
  const route = decideKlage(rules, klage, dag);
  const keys = deriveKlageKeys(makeNoegle(random));
  return {
    nummer: makeNummer(Number(dag.slice(0, 4)), random),
    modtaget: modtaget.toISOString(),
    ...{ sprog: klage.sprog, emne: route.svar.emne, forvaltning: route.svar.forvaltning },
    ...{ modtager: route.modtager.id, regel: route.decision.regel, regelsaet: rules.hash },
    ...{ svar: route.svar, afgoerende: route.decision.afgoerende },
    valgtForvaltning: klage.valgtForvaltning ?? null,
    ...{ indsigelse: route.indsigelse, svarfrist: route.svarfrist, muligSpam: false },
    videreFra: null,
    noegleHash: keys.noegleHash,
    noegleAftryk: keys.fingerprint(klage, []),
    kodeHash: hashKode(keys.kode),
    registreringskodeHash: hashKode(makeKode(random)),
    klageSha256: Buffer.from(random(32)).toString('hex'),
  };
}

async function sagOf({ world }: DemoDesk, nummer: string): Promise<Sag> {
  const sag = await findByNummer(world.db, nummer);
  if (sag === null) throw new Error(`The register has no case ${nummer}.`);
  return sag;
}
