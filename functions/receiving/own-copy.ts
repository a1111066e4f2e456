import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { KlageSchema } from '../../src/klage/fields.ts';
import type { Bilag, Klage } from '../../src/klage/klage.ts';
import { QUESTIONS } from '../../src/klage/questions.ts';
import { makeByteBudget } from '../bilag/byte-budget.ts';
import type { Sag } from '../register/find-sag.ts';
import { type OpenedLetter, openContent } from '../seal/open-letter.ts';
import type { World } from '../world.ts';
import { openCopy } from './receipt.ts';

/** The citizen's own copy with everything in it, as long as a request lasts. */
export type OwnCopy = {
  /** The letter, in Danish. */
  readonly tekst: string;
  /** klage.json as it lies in the copy: without the modtager's registration code. */
  readonly klageJson: string;
  readonly bilag: readonly Bilag[];
  /** null when it was written by a version that asked other questions. */
  readonly klage: Klage | null;
};

/** `slettet`: its time is over. `utilgaengelig`: it cannot be fetched or read at this moment. */
export type FoundCopy =
  | { readonly kind: 'aaben'; readonly copy: OwnCopy }
  | { readonly kind: 'slettet' }
  | { readonly kind: 'utilgaengelig' };

/** Copies open at once: each can hold a klage's files several times over. */
const COPIES_AT_ONCE_MAX = 4;
const turns = makeByteBudget(COPIES_AT_ONCE_MAX);

/** Opens the citizen's own copy by the code for as long as `use` takes. */
export async function withOwnCopy<T>(
  world: World,
  { sag, kode }: { readonly sag: Sag; readonly kode: string },
  use: (found: FoundCopy) => Promise<T>,
): Promise<T> {
  const release = await turns.reserve(1);
  try {
    return await use(await findCopy(world, sag, kode));
  } finally {
    release?.();
  }
}

async function findCopy(world: World, sag: Sag, kode: string): Promise<FoundCopy> {
  try {
    const brev = (await openCopy(world, sag, kode))?.breve[0];
    return brev === undefined ? { kind: 'slettet' } : { kind: 'aaben', copy: readOwnCopy(brev) };
  } catch {
    world.alarm('borgerkopi-ulaeselig', { nummer: sag.nummer });
    return { kind: 'utilgaengelig' };
  }
}

const KlageJson = v.object({
  svar: v.record(v.string(), v.string()),
  felter: v.record(v.string(), v.string()),
  bilag: v.array(v.object({ scanning: v.picklist(['ikke scannet', 'fundet ren']) })),
});

/** Questions nobody answers: the server derives them from the others. */
const DERIVED: readonly string[] = ['forvaltning', 'svarfristUdloebet'];

/** Reads a letter of the citizen's copy back into what the citizen gave. */
export function readOwnCopy(brev: Buffer): OwnCopy {
  const { tekst, klageJson, bilag } = openContent(brev);
  const read = v.parse(KlageJson, JSON.parse(klageJson));
  const parsed = v.safeParse(KlageSchema, { ...answered(read.svar), ...read.felter });
  return {
    tekst,
    klageJson,
    bilag: bilag.map((one, i) => bilagOf(one, read.bilag[i]?.scanning ?? 'ikke scannet')),
    klage: parsed.success ? parsed.output : null,
  };
}

function answered(svar: { readonly [question: string]: string }) {
  const asked = QUESTIONS.filter((question) => !DERIVED.includes(question));
  return Object.fromEntries(asked.map((question) => [question, svar[question]]));
}

function bilagOf(opened: OpenedLetter['bilag'][number], scanning: Bilag['scanning']): Bilag {
  const sha256 = createHash('sha256').update(opened.bytes).digest('hex');
  return { ...opened, sha256, scanning };
}
