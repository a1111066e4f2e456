import { type Answer, misused } from '../command-line.ts';
import { type Published, publishedVersions } from '../register/published-versions.ts';
import { openProposals, type Proposal } from '../register/rule-proposals.ts';
import type { Invocation } from './invocation.ts';
import { shortHash, withVersions } from './with-versions.ts';

const LINES_MAX = 200;

/** `versioner`: what waits, what is in force, and what was in force before, newest first. */
export async function versioner({ args }: Invocation): Promise<Answer> {
  if (args.length > 0) return misused('versioner viser alle versioner og tager intet efter sig.');
  return withVersions(async ({ db }) => {
    const afventer = await openProposals(db);
    const udgivne = await publishedVersions(db, LINES_MAX);
    const [iKraft = null] = udgivne;
    const text = [...afventer.map(waitingLine), ...udgivne.map(publishedLine)];
    return {
      exitCode: 0,
      text: text.length === 0 ? ['Intet er udgivet endnu: start Klagevej først.'] : text,
      data: { iKraft, afventer, udgivne },
    };
  });
}

function waitingLine({ id, hash, tid, hvem, grund }: Proposal): string {
  return `${shortHash(hash)}  ${tid}  AFVENTER  forslag ${id} af ${hvem}${why(grund)}`;
}

function publishedLine(version: Published, index: number): string {
  const { hash, tid, foreslaaetAf, godkendtAf, grund } = version;
  const approved = godkendtAf === null ? '' : `, godkendt af ${godkendtAf}`;
  const mark = index === 0 ? 'I KRAFT ' : 'tidligere';
  return `${shortHash(hash)}  ${tid}  ${mark.padEnd(9)} af ${foreslaaetAf}${approved}${why(grund)}`;
}

function why(grund: string | null): string {
  return grund === null ? '' : `: ${grund}`;
}
