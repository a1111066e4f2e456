import { type Answer, misused } from '../command-line.ts';
import type { OpenedPostWorld } from '../make-world.ts';
import { type MailboxProof, proofOfMailboxes } from '../proevebrev/proof-of-mailboxes.ts';
import { sendProevebrev } from '../proevebrev/send-proevebrev.ts';
import { findProevebreve, type Proevebrev } from '../register/proevebreve.ts';
import type { Invocation } from './invocation.ts';
import { proevebreveAttempted } from './proevebreve-attempted.ts';
import { withPostWorld } from './with-post-world.ts';
import { withRegister } from './with-register.ts';

/**
 * `proevebrev`: which modtagere somebody has shown that they can open our letters.
 * `proevebrev MODTAGER …` or `--alle`: a sealed test letter to each of their certificates, the way
 * a klage goes, and what became of it; exit 0 when the relay has them all.
 */
export async function proevebrevTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, alle } = invocation;
  if (alle && args.length > 0) return misused('Skriv enten modtagere eller --alle, ikke begge.');
  const toAny = alle || args.length > 0;
  return withRegister(settings, () =>
    withPostWorld(settings, (world) => (toAny ? send(world, invocation) : list(world))),
  );
}

type PostWorld = OpenedPostWorld['world'];

async function list(world: PostWorld): Promise<Answer> {
  const modtagere = await proofOfMailboxes(world);
  return { exitCode: 0, text: modtagere.map(proofLine), data: { modtagere } };
}

/** One line of the list. */
export function proofLine(proof: MailboxProof): string {
  const { modtager, fingeraftryk, postkasse, profil } = proof;
  const cert = fingeraftryk === null ? 'intet gyldigt certifikat' : fingeraftryk.slice(0, 16);
  return [modtager, cert, postkasse, profil, proofWords(proof)].join('  ');
}

function proofWords({ afproevet, sendt, fingeraftryk }: MailboxProof): string {
  if (afproevet !== null) return `afprøvet ${afproevet}`;
  if (fingeraftryk === null) return 'ikke afprøvet';
  return sendt === null
    ? 'ikke afprøvet, intet prøvebrev sendt'
    : `ikke afprøvet, prøvebrev sendt ${sendt}`;
}

async function send(world: PostWorld, { args, alle, hvem }: Invocation): Promise<Answer> {
  const known = [...world.rules().modtagere.keys()];
  const unknown = args.filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    return misused(
      `Der er ingen modtager, der hedder ${unknown.join(', ')}. Skriv en af disse: ${known.join(', ')}.`,
    );
  }
  const began = performance.now();
  const chosen = alle ? known : args;
  const sealed = await sealAll(world, chosen, hvem);
  const waited = await proevebreveAttempted(world, sealed.numre);
  const rows = await findProevebreve(world.db, sealed.numre);
  const ms = (nummer: string) => {
    const at = waited.get(nummer);
    return at === undefined ? null : Math.round(at - began);
  };
  return report(rows, sealed.uden, ms);
}

type Sealed = {
  readonly numre: readonly string[];
  /** Modtagere that nothing can be sealed to today. */
  readonly uden: readonly string[];
};

async function sealAll(
  world: PostWorld,
  modtagere: readonly string[],
  hvem: string,
): Promise<Sealed> {
  const numre: string[] = [];
  const uden: string[] = [];
  for (const id of modtagere) {
    const recipients = world.keyring().recipients(id, world.clock.now());
    if (recipients.length === 0) uden.push(id);
    for (const recipient of recipients) numre.push(await sendProevebrev(world, recipient, hvem));
  }
  return { numre, uden };
}

function report(
  rows: readonly Proevebrev[],
  uden: readonly string[],
  msOf: (nummer: string) => number | null,
): Answer {
  const proevebreve = rows.map((row) => {
    const { nummer, modtager, fingeraftryk, postkasse, profil, tilstand, udloeber } = row;
    const udfald: unknown = row.udfald === null ? null : JSON.parse(row.udfald);
    const waiting = tilstand === 'venter' ? new Date(row.naeste_forsoeg).toISOString() : null;
    return {
      ...{ nummer, modtager, fingeraftryk, postkasse, profil, tilstand, udfald, udloeber },
      ...{ ms: msOf(nummer), naesteForsoeg: waiting },
    };
  });
  const isGood = uden.length === 0 && rows.every(({ tilstand }) => tilstand === 'accepteret');
  return {
    exitCode: isGood ? 0 : 1,
    text: [
      ...rows.map((row) => outcomeLine(row, msOf(row.nummer))),
      ...uden.map((id) => `${id} har intet gyldigt certifikat, og der er ikke sendt noget.`),
      ...(rows.length === 0 ? [] : [NEXT]),
    ],
    data: { proevebreve, udenCertifikat: uden },
  };
}

const NEXT =
  'Når nogen hos modtageren har åbnet brevet og skrevet koden på /registrer, står modtageren som afprøvet: npm run drift -- proevebrev';

function outcomeLine(row: Proevebrev, ms: number | null): string {
  const { nummer, modtager, postkasse, tilstand, udfald } = row;
  const to = `${nummer} til ${modtager} (${postkasse})`;
  switch (tilstand) {
    case 'accepteret':
      return `${to}: relæet har taget imod brevet${ms === null ? '' : ` efter ${ms} ms`}.`;
    case 'afvist':
      return `${to}: brevet er afvist ${udfald ?? ''}. Ret årsagen, og send et nyt.`;
    case 'udloebet':
      return `${to}: brevet nåede ikke frem, før koden udløb. Send et nyt.`;
    case 'venter':
      return `${to}: brevet er ikke taget imod endnu ${udfald ?? '(intet svar)'}. Klagevej prøver igen ${new Date(row.naeste_forsoeg).toISOString()}.`;
  }
}
