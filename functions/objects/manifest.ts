import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ANSWERS } from '../../src/klage/questions.ts';
import type { NewSag } from '../register/record-klage.ts';
import type { Entries, Entry } from './objects.ts';

export const MANIFEST = 'manifest.json';

const closedText = v.pipe(v.string(), v.maxLength(200));
const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const optionalAnswer = v.optional(closedText);

/** The closed answers of a klage as they are written down. */
export const SvarSchema = v.object({
  emne: closedText,
  forvaltning: closedText,
  klagenHandlerOm: v.picklist(ANSWERS.klagenHandlerOm),
  harKlaget: v.picklist(ANSWERS.harKlaget),
  svarfristUdloebet: v.picklist(ANSWERS.svarfristUdloebet),
  kanSelvKlareDialogen: v.picklist(ANSWERS.kanSelvKlareDialogen),
  overEtAarSiden: v.picklist(ANSWERS.overEtAarSiden),
  behandlesAndetSteds: v.picklist(ANSWERS.behandlesAndetSteds),
});

const SagSchema = v.object({
  nummer: closedText,
  sprog: v.picklist(['da', 'en']),
  modtaget: closedText,
  forvaltning: closedText,
  emne: closedText,
  modtager: closedText,
  regel: v.nullable(closedText),
  regelsaet: closedText,
  svar: SvarSchema,
  afgoerende: v.object({
    emne: optionalAnswer,
    forvaltning: optionalAnswer,
    klagenHandlerOm: optionalAnswer,
    harKlaget: optionalAnswer,
    svarfristUdloebet: optionalAnswer,
    kanSelvKlareDialogen: optionalAnswer,
    overEtAarSiden: optionalAnswer,
    behandlesAndetSteds: optionalAnswer,
  }),
  // Absent in the manifests of klager from before it was kept.
  valgtForvaltning: v.optional(v.nullable(closedText), null),
  indsigelse: v.nullable(closedText),
  svarfrist: closedText,
  muligSpam: v.boolean(),
  // Absent in the manifests of klager from before it was kept.
  videreFra: v.optional(v.nullable(closedText), null),
  noegleHash: closedText,
  noegleAftryk: closedText,
  kodeHash: closedText,
  registreringskodeHash: closedText,
  klageSha256: hex,
});

const BrevSchema = v.object({
  slags: v.picklist(['modtager', 'reserve']),
  modtager: closedText,
  dele: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)),
});

const ManifestSchema = v.object({
  version: v.literal(1),
  sag: SagSchema,
  breve: v.pipe(v.array(BrevSchema), v.minLength(1), v.maxLength(2)),
  objekter: v.array(
    v.object({ navn: closedText, bytes: v.pipe(v.number(), v.integer()), sha256: hex }),
  ),
});

/** A letter that lies sealed: to whom, in how many parts `<slags>-<n>.p7m`. */
export type Brev = v.InferOutput<typeof BrevSchema>;

/** What lies beside it in a klage's folder, and the closed facts the case is made of. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;

/** The name of one sealed part. */
export function partName(slags: Brev['slags'], del: number): string {
  return `${slags}-${del}.p7m`;
}

/** The entries of a klage's folder as they come, and their manifest as the last. */
export async function* withManifest(
  sag: NewSag,
  breve: readonly Brev[],
  entries: Entries,
): AsyncGenerator<Entry> {
  const objekter: Manifest['objekter'] = [];
  for await (const entry of entries) {
    const bytes = entry.chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
    objekter.push({ navn: entry.name, bytes, sha256: sha256Of(entry.chunks) });
    yield entry;
  }
  const manifest: Manifest = { version: 1, sag, breve: [...breve], objekter };
  yield { name: MANIFEST, chunks: [Buffer.from(JSON.stringify(manifest))] };
}

/**
 * Reads a manifest; null when the bytes are not one. What a newer version has written beside it is
 * overlooked: while an upgrade goes on, either version delivers what the other received.
 */
export function readManifest(bytes: Uint8Array): Manifest | null {
  const result = v.safeParse(ManifestSchema, parseJson(bytes));
  return result.success ? result.output : null;
}

/** Hex SHA-256 of the bytes in a row. */
export function sha256Of(chunks: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
