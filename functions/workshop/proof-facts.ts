import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { Finding, ProofFacts } from '../../src/workshop-facts.ts';
import type { Tjek } from '../routing/check-rules.ts';
import type { Fejl, Oplysning } from '../routing/fejl.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import type { Proven } from '../threads/proof-thread.ts';
import type { Workshop } from './workshop.ts';

/** What the proof of some files says, and in the words of the page. */
export type ProvedFiles = { readonly tjek: Tjek; readonly facts: ProofFacts };

/** Proves files beside the thread that receives klager. */
export async function proveFiles(workshop: Workshop, files: RuleSetFiles): Promise<ProvedFiles> {
  const proved = await proveNewest(workshop, files, null);
  if (proved === null) throw new Error('Only who asks under a name can be overtaken.');
  return proved;
}

/**
 * The same for somebody who types: null when they asked something newer meanwhile.
 * @param asker see ProofThread.ask
 */
export async function proveNewest(
  { world, thread }: Workshop,
  files: RuleSetFiles,
  asker: string | null,
): Promise<ProvedFiles | null> {
  const dag = dayInCopenhagen(world.clock.now());
  const { production } = world.settings;
  const proven = await thread.ask({ kind: 'bevis', files, dag, production }, asker);
  return proven.kind === 'afloest' ? null : provedOf(proven, dag);
}

function provedOf(proven: Exclude<Proven, { readonly kind: 'afloest' }>, dag: Day): ProvedFiles {
  const tjek =
    proven.kind === 'svar' && proven.svar.kind === 'bevis' ? proven.svar.tjek : givenUp(dag);
  return { tjek, facts: proofFacts(tjek) };
}

/** A proof that was given up is none: such rules are not published. */
function givenUp(dag: Day): Tjek {
  const besked = `regler.json, linje 1, kolonne 1: Reglerne er for komplekse til at bevise fra den ${dag}: det tog for lang tid. Gør reglerne færre.`;
  const fejl: Fejl = { kode: 'laesning', fil: 'regler.json', linje: 1, besked };
  return { ok: false, fejl: [fejl], oplysninger: [], kombinationer: 0, dele: {} };
}

/** The proof as pages tell it. */
function proofFacts({ ok, kombinationer, fejl, oplysninger }: Tjek): ProofFacts {
  const fund = [
    ...fejl.map((one) => finding('fejl', one)),
    ...oplysninger.map((one) => finding('oplysning', one)),
  ];
  return { ok, kombinationer, fund };
}

const TOLD = /^.*?, linje \d+, kolonne (\d+): /;

/** The place stands apart, so it is taken from the front of the sentence. */
function finding(alvor: Finding['alvor'], { kode, fil, linje, besked }: Fejl | Oplysning): Finding {
  const told = TOLD.exec(besked);
  const tekst = besked.slice(told?.[0].length ?? 0);
  return { alvor, kode, fil, linje, kolonne: Number(told?.[1] ?? 1), tekst };
}
