import type { Bilag, Klage } from '../../src/klage/klage.ts';
import { QUESTIONS } from '../../src/klage/questions.ts';
import { type LetterInput, registrerAdresse } from './letter-input.ts';

/** What klage.json says of one bilag. */
type BilagEntry = Pick<Bilag, 'navn' | 'type' | 'sha256' | 'scanning'> & { readonly bytes: number };

/**
 * The klage for machines (contract §6), as the bytes whose SHA-256 the receipt names.
 * `felter` are the fields beside the questions, as typed; all bilag are listed, whichever mail
 * they come in.
 */
export function klageJson(input: LetterInput): Buffer {
  const { decision } = input;
  const document = {
    $schema: new URL('/api/klage.schema.json', input.publicUrl).href,
    nummer: input.nummer,
    modtaget: input.modtaget.toISOString(),
    svar: input.svar,
    felter: fieldsBesideQuestions(input.klage),
    rute: {
      modtager: input.modtager,
      regel: decision.regel,
      regelsaet: input.regelsaet,
      begrundelse: decision.begrundelse.da,
    },
    svarfrist: input.svarfrist,
    ...registrering(input),
    bilag: input.bilag.map(bilagEntry),
    ...tidligere(input),
  };
  return Buffer.from(`${JSON.stringify(document, null, 2)}\n`);
}

/** Only where there is one: everybody else's klage.json is as it was. */
function tidligere({ tidligere: earlier }: LetterInput) {
  if (earlier === null) return {};
  const { nummer, modtaget, modtager, svarfrist, haendelser } = earlier;
  const told = haendelser.map(({ tid, hvad, hvem }) => ({ tid, hvad, hvem }));
  return {
    tidligere: {
      nummer,
      modtaget: modtaget.toISOString(),
      modtager,
      svarfrist,
      haendelser: told,
    },
  };
}

function registrering({ publicUrl, registreringskode }: LetterInput) {
  if (registreringskode === null) return {};
  return { registrering: { adresse: registrerAdresse(publicUrl), registreringskode } };
}

function bilagEntry({ navn, type, bytes, sha256, scanning }: Bilag): BilagEntry {
  return { navn, type, bytes: bytes.byteLength, sha256, scanning };
}

function fieldsBesideQuestions(klage: Klage): { [field: string]: string | undefined } {
  const questions = new Set<string>(QUESTIONS);
  return Object.fromEntries(Object.entries(klage).filter(([field]) => !questions.has(field)));
}
