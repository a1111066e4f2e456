import { ANSWERS, type ClosedQuestion, type Svar } from '../../src/klage/questions.ts';
import type { Decision } from './rule-set.ts';

/** Citizens' answers repeat; somebody who tries all of them must not fill the memory. */
const KEPT_MAX = 20_000;

/**
 * Decisions by their answers. Found by position and not by a text of all answers: joining and
 * hashing that text costs more than deciding anew.
 */
export class KeptDecisions {
  readonly #byEmne = new Map<string, Map<string, (Decision | undefined)[]>>();
  #kept = 0;

  get(svar: Svar): Decision | undefined {
    return this.#byEmne.get(svar.emne)?.get(svar.forvaltning)?.[codeOf(svar)];
  }

  keep(svar: Svar, decision: Decision): void {
    const code = codeOf(svar);
    if (this.#kept >= KEPT_MAX || Number.isNaN(code)) return;
    const byForvaltning =
      this.#byEmne.get(svar.emne) ?? new Map<string, (Decision | undefined)[]>();
    const byCode = byForvaltning.get(svar.forvaltning) ?? [];
    byCode[code] = decision;
    byForvaltning.set(svar.forvaltning, byCode);
    this.#byEmne.set(svar.emne, byForvaltning);
    this.#kept += 1;
  }
}

/** Position of each answer among its question's. */
const POSITIONS = {
  klagenHandlerOm: positions('klagenHandlerOm'),
  harKlaget: positions('harKlaget'),
  svarfristUdloebet: positions('svarfristUdloebet'),
  kanSelvKlareDialogen: positions('kanSelvKlareDialogen'),
  overEtAarSiden: positions('overEtAarSiden'),
  behandlesAndetSteds: positions('behandlesAndetSteds'),
};

function positions(question: ClosedQuestion): ReadonlyMap<string, number> {
  return new Map(ANSWERS[question].map((answer, position) => [answer, position]));
}

/** The closed answers as one number, in mixed radix; NaN with an answer that is none. Written out: a loop takes three times as long. */
function codeOf(svar: Svar): number {
  const at = (question: ClosedQuestion) => POSITIONS[question].get(svar[question]) ?? Number.NaN;
  let code = at('klagenHandlerOm');
  code = code * ANSWERS.harKlaget.length + at('harKlaget');
  code = code * ANSWERS.svarfristUdloebet.length + at('svarfristUdloebet');
  code = code * ANSWERS.kanSelvKlareDialogen.length + at('kanSelvKlareDialogen');
  code = code * ANSWERS.overEtAarSiden.length + at('overEtAarSiden');
  return code * ANSWERS.behandlesAndetSteds.length + at('behandlesAndetSteds');
}
