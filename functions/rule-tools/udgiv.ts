import { resolve } from 'node:path';
import { type Answer, misused } from '../command-line.ts';
import { judgeVersion } from '../publishing/judge-version.ts';
import { proposeVersion } from '../publishing/propose-version.ts';
import { filesOfVersion } from '../register/kept-versions.ts';
import { publishAtOnce, versionInForce } from '../register/published-versions.ts';
import { publishFolder } from '../register/rule-folder.ts';
import type { Fejl } from '../routing/fejl.ts';
import { hashRuleSet } from '../routing/hash-rule-set.ts';
import { ruleSetFiles } from '../routing/load-rule-set.ts';
import type { RuleSetFiles } from '../routing/read-rule-files.ts';
import type { Invocation } from './invocation.ts';
import { findVersion, shortHash, type VersionDesk, withVersions } from './with-versions.ts';

const GRUND_CHARS_MAX = 200;
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]+$/u;

/**
 * `udgiv [--grund "…"] [--version HASH]`: puts the folder, or a version kept earlier, into force. In
 * production it is a proposal until another person has approved it.
 */
export async function udgiv(invocation: Invocation): Promise<Answer> {
  if (invocation.args.length > 0) {
    return misused('udgiv tager ingen filer. Vælg mappen med --regler MAPPE, eller en --version.');
  }
  const grund = invocation.grund?.trim() ?? null;
  if (grund !== null && (grund.length > GRUND_CHARS_MAX || !ONE_LINE.test(grund))) {
    return misused(`Skriv grunden på én linje, højst ${GRUND_CHARS_MAX} tegn: --grund "…"`);
  }
  return withVersions(async (desk) => {
    const source = await sourceOf(desk, invocation);
    return 'exitCode' in source ? source : publish(desk, source, grund);
  });
}

/** What is to come into force, and whether it is the folder that the server itself looks at. */
type Source = { readonly files: RuleSetFiles; readonly navn: string; readonly ownFolder: boolean };

async function sourceOf(
  { db, settings }: VersionDesk,
  { dir, version }: Invocation,
): Promise<Source | Answer> {
  if (version === null) {
    const ownFolder = resolve(dir) === resolve(settings.rulesDir);
    return { files: await ruleSetFiles(dir), navn: `Mappen ${dir}`, ownFolder };
  }
  const found = await findVersion(db, version);
  if (!found.ok) return found.answer;
  const files = (await filesOfVersion(db, found.hash)) ?? new Map();
  return { files, navn: `Version ${shortHash(found.hash)}`, ownFolder: false };
}

function publish(desk: VersionDesk, source: Source, grund: string | null): Promise<Answer> {
  return desk.settings.production
    ? putForward(desk, source, grund)
    : putInForce(desk, source, grund);
}

async function putForward(
  { db, now, hvem, settings }: VersionDesk,
  { files, navn }: Source,
  grund: string | null,
): Promise<Answer> {
  const proposed = await proposeVersion({ db, now, production: true }, { files, hvem, grund });
  if (proposed.kind === 'fejl') return faulty(navn, proposed.fejl);
  const { hash } = proposed;
  if (proposed.kind === 'uaendret') return unchanged(navn, hash);
  const { forslag } = proposed;
  return {
    exitCode: 0,
    text: [
      `${navn} er foreslået (${shortHash(hash)}) og er ikke i kraft endnu.`,
      `En anden person skal godkende: ${settings.publicUrl.origin}/medarbejder/regler/forslag/${forslag}`,
    ],
    data: { regelsaet: hash, udgivet: false, forslag },
  };
}

async function putInForce(
  { db, now, hvem, today }: VersionDesk,
  { files, navn, ownFolder }: Source,
  grund: string | null,
): Promise<Answer> {
  const hash = hashRuleSet(files);
  if ((await versionInForce(db))?.hash === hash) return unchanged(navn, hash);
  const judged = judgeVersion(files, { dag: today, production: false });
  if (!judged.ok) return faulty(navn, judged.fejl);
  const deed = { files, grund, now, hvem };
  // The server looks at its own folder too: it must not take this for a change of the folder.
  const done = ownFolder && (await publishFolder(db, deed)) === 'udgivet';
  if (!done) await publishAtOnce(db, deed);
  return {
    exitCode: 0,
    text: [`${navn} er udgivet (${shortHash(hash)}). En kørende Klagevej skifter om få sekunder.`],
    data: { regelsaet: hash, udgivet: true, forslag: null },
  };
}

function unchanged(navn: string, hash: string): Answer {
  const text = [`Intet er ændret: ${navn} er i kraft allerede (${shortHash(hash)}).`];
  return { exitCode: 0, text, data: { regelsaet: hash, udgivet: false, forslag: null } };
}

function faulty(navn: string, fejl: readonly Fejl[]): Answer {
  const told = fejl.map(({ besked }) => `  FEJL  ${besked}`);
  const verdict = `${navn} er ikke udgivet. Ret fejlene, og prøv igen.`;
  return { exitCode: 1, text: [...told, verdict], data: { fejl } };
}
