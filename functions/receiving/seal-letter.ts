import type { Chunks } from '../letter/chunks.ts';
import { composeLetter, composeOwnCopy, type Del, type Letter } from '../letter/compose-letter.ts';
import type { LetterInput, Navne } from '../letter/letter-input.ts';
import { type Brev, partName, sha256Of } from '../objects/manifest.ts';
import type { Entry } from '../objects/objects.ts';
import type { NewLetter } from '../receive-klage.ts';
import { nameOn } from '../routing/on-day.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { sealBorgerCopy } from '../seal/borger-copy.ts';
import { encryptFor } from '../seal/encrypt-for.ts';
import type { Recipient } from '../seal/keyring.ts';
import { signMime } from '../seal/sign-mime.ts';
import type { World } from '../world.ts';
import { modtagerOf } from './decide-klage.ts';
import { BORGER_COPY, receiptBytes, type StoredReceipt } from './receipt.ts';

/** A letter as it may touch a disk: sealed to each who may open it, and to nobody else. */
export type SealedLetter = {
  readonly receipt: StoredReceipt;
  readonly breve: readonly Brev[];
  readonly dele: number;
  /** The objects of the klage's folder without the manifest, sealed as they are taken. */
  readonly entries: AsyncIterable<Entry>;
};

/** Writes the letter, signs it once, and seals it to the modtager, the reserve and the citizen. */
export async function sealLetter(world: World, newLetter: NewLetter): Promise<SealedLetter> {
  const { addressees } = newLetter;
  const rules = world.rules();
  const boundary = Buffer.from(world.random(BOUNDARY_BYTES)).toString('hex');
  const input = letterInput(world, rules, newLetter);
  const letter = composeLetter(input, { maksMB: addressees.maksMB, boundary });
  const signed = await signParts(world, letter.dele, { at: newLetter.modtaget, boundary });
  const own = composeOwnCopy(input, boundary);
  const receipt = storedReceipt(rules, newLetter, letter);
  const { first, reserve } = addressees;
  const brevFor = (slags: Brev['slags'], { modtager }: Recipient): Brev => {
    return { slags, modtager, dele: signed.length };
  };
  return {
    receipt,
    dele: signed.length,
    breve: [
      brevFor(first.slags, first.recipient),
      ...(reserve === null ? [] : [brevFor('reserve', reserve)]),
    ],
    entries: sealedEntries(world, newLetter, { receipt, signed, own }),
  };
}

type Written = {
  readonly receipt: StoredReceipt;
  readonly signed: readonly Chunks[];
  /** The citizen's own copy. */
  readonly own: Chunks;
};

/** One sealed copy after the other, each made when the one before has been taken. */
async function* sealedEntries(
  world: World,
  { addressees, keys, nummer }: NewLetter,
  { receipt, signed, own }: Written,
): AsyncGenerator<Entry> {
  const { first, reserve } = addressees;
  yield* sealParts(world, signed, first);
  if (reserve !== null) yield* sealParts(world, signed, { slags: 'reserve', recipient: reserve });
  const copy = { kvittering: receiptBytes(receipt), breve: [own] };
  const chunks = await sealBorgerCopy({ kode: keys.kode, nummer }, copy, world.random);
  yield { name: BORGER_COPY, chunks };
}

const BOUNDARY_BYTES = 16;

async function signParts(
  world: World,
  dele: readonly Del[],
  { at, boundary }: { readonly at: Date; readonly boundary: string },
): Promise<readonly Chunks[]> {
  const { signer } = world.keyring();
  const signed: Chunks[] = [];
  for (const { mime } of dele) {
    signed.push(await signMime(mime, { signer, at, boundary: `=_underskrift_${boundary}` }));
  }
  return signed;
}

async function* sealParts(
  world: World,
  signed: readonly Chunks[],
  { slags, recipient }: { readonly slags: Brev['slags']; readonly recipient: Recipient },
): AsyncGenerator<Entry> {
  for (const [i, letter] of signed.entries()) {
    const chunks = await world.trace('klage.seal', { 'klagevej.slags': slags }, () =>
      encryptFor(letter, recipient, world.random),
    );
    yield { name: partName(slags, i + 1), chunks };
  }
}

function letterInput(world: World, rules: RuleSet, newLetter: NewLetter): LetterInput {
  const { nummer, modtaget, route, submission, registreringskode } = newLetter;
  const { klagefrist } = route;
  return {
    nummer,
    modtaget,
    klage: submission.klage,
    bilag: submission.bilag,
    svar: route.svar,
    decision: route.decision,
    modtager: route.modtager.id,
    regelsaet: rules.hash,
    navne: navneOf(rules, newLetter),
    svarfrist: route.svarfrist,
    klagefrist: klagefrist && { instans: klagefrist.instans?.da ?? null, dato: klagefrist.dato },
    tidligere: submission.tidligere,
    registreringskode,
    publicUrl: world.settings.publicUrl,
    demo: world.demo,
  };
}

function navneOf(rules: RuleSet, { route }: NewLetter): Navne {
  return {
    kommune: rules.indstillinger.kommune.navn,
    emne: rules.emner.get(route.svar.emne)?.da ?? route.svar.emne,
    modtager: (id) => {
      const modtager = rules.modtagere.get(id);
      return modtager === undefined ? id : nameOn(modtager, route.dag).da;
    },
  };
}

/** Why a klage was carried on, whatever the rules say of it. */
const NOT_ANSWERED = {
  da: 'Du har ikke fået svar i tide. Derfor ser en anden på det nu.',
  en: 'You got no answer in time. So somebody else looks at it now.',
} as const;

/** What the citizen is answered, apart from the code. */
function storedReceipt(rules: RuleSet, newLetter: NewLetter, letter: Letter): StoredReceipt {
  const { nummer, modtaget, route, submission } = newLetter;
  const { sprog } = submission.klage;
  const { decision } = route;
  return {
    nummer,
    modtaget: modtaget.toISOString(),
    modtager: {
      id: route.modtager.id,
      navn: nameOn(modtagerOf(rules, route.modtager.id), route.dag)[sprog],
    },
    regel: decision.regel,
    regelsaet: rules.hash,
    begrundelse: (submission.tidligere === null ? decision.begrundelse : NOT_ANSWERED)[sprog],
    svarfrist: route.svarfrist,
    vejledning: decision.vejledning.map((id) => ({
      id,
      tekst: rules.vejledninger.get(id)?.[sprog] ?? '',
    })),
    sha256: sha256Of([letter.klageJson]),
  };
}
