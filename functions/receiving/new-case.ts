import { encryptContact } from '../delivery/contact.ts';
import type { NewLetter } from '../receive-klage.ts';
import type { NewKlage, NewSag } from '../register/record-klage.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import type { World } from '../world.ts';
import { hashKode } from './klage-keys.ts';
import type { SealedLetter } from './seal-letter.ts';

/** The case without a name, a contact or a word of the citizen's. */
export function newSag(letter: NewLetter, sealed: SealedLetter): NewSag {
  const { nummer, modtaget, route, keys, submission } = letter;
  const { svar, decision } = route;
  return {
    nummer,
    sprog: submission.klage.sprog,
    modtaget: modtaget.toISOString(),
    forvaltning: svar.forvaltning,
    emne: svar.emne,
    modtager: route.modtager.id,
    regel: decision.regel,
    regelsaet: sealed.receipt.regelsaet,
    svar,
    afgoerende: decision.afgoerende,
    valgtForvaltning: submission.klage.valgtForvaltning ?? null,
    indsigelse: route.indsigelse,
    svarfrist: route.svarfrist,
    muligSpam: submission.muligSpam,
    videreFra: submission.tidligere?.nummer ?? null,
    noegleHash: keys.noegleHash,
    noegleAftryk: keys.fingerprint(submission.klage, submission.bilag),
    kodeHash: hashKode(keys.kode),
    registreringskodeHash: hashKode(letter.registreringskode),
    klageSha256: sealed.receipt.sha256,
  };
}

/** The case with its outbox row, and where to write to a citizen who asked for it. */
export function newKlage(
  world: World,
  { addressees, submission }: NewLetter,
  { sag, sealed }: { readonly sag: NewSag; readonly sealed: SealedLetter },
): NewKlage {
  const { slags, recipient } = addressees.first;
  const { email, bekraeftelse, besked } = submission.klage;
  const asked = [
    { slags: 'bekraeftelse', wanted: bekraeftelse },
    { slags: 'besked', wanted: besked },
  ] as const;
  const kontakt = asked.flatMap(({ slags, wanted }) => {
    if (wanted === 'nej' || email === undefined) return [];
    const key = { secret: world.settings.appSecret, random: world.random };
    return [{ slags, krypteret: encryptContact({ nummer: sag.nummer, slags }, email, key) }];
  });
  return {
    sag,
    forsendelse: { slags, modtager: recipient.modtager, dele: sealed.dele },
    registrering: registreringOf(world.rules(), sag),
    kontakt,
  };
}

/** Whom the case is registered on, by the rules it was routed by. */
export function registreringOf(
  { modtagere }: RuleSet,
  sag: Pick<NewSag, 'modtager' | 'forvaltning'>,
): NewKlage['registrering'] {
  const isForvaltning = (id: string) => modtagere.get(id)?.slags === 'forvaltning';
  const forvaltning = [sag.modtager, sag.forvaltning].find(isForvaltning) ?? null;
  return { forvaltning, ekspederet: isForvaltning(sag.modtager) };
}
