import * as v from 'valibot';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { type Answer, misused } from '../command-line.ts';
import { SvarSchema } from '../objects/manifest.ts';
import { findByNummer, type Sag } from '../register/find-sag.ts';
import { filesOfVersion } from '../register/kept-versions.ts';
import { readRuleFiles } from '../routing/read-rule-files.ts';
import { routeKlage } from '../routing/route-klage.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { decisionInWords, explained } from './decision-in-words.ts';
import { shortHash, withVersions } from './with-versions.ts';

/**
 * Why a case went where it went: decided again by the version of the rules that was in force then,
 * on the day it came and from the closed answers it has. Exit 1 when that does not come to the same.
 */
export function forklarSag(nummer: string): Promise<Answer> {
  return withVersions(async ({ db }) => {
    const sag = await findByNummer(db, nummer);
    if (sag === null) return misused(`Registeret har ingen sag ${nummer}. Ret nummeret.`);
    const files = await filesOfVersion(db, sag.regelsaet);
    const read = files === null ? null : readRuleFiles(files);
    if (read?.ok === true) return decidedAgain(sag, read.rules);
    const besked = `Regelsættet ${shortHash(sag.regelsaet)}, som sagen er afgjort efter, ${read === null ? 'er ikke i registeret' : 'kan ikke læses af denne udgave af Klagevej'}.`;
    return { exitCode: 1, text: [besked], data: { fejl: [{ besked }] } };
  });
}

function decidedAgain(sag: Sag, rules: RuleSet): Answer {
  const dag = dayInCopenhagen(new Date(sag.modtaget));
  const decision = routeKlage(rules, v.parse(SvarSchema, JSON.parse(sag.svar)), dag);
  const isSame =
    decision.regel === sag.regel && JSON.stringify(decision.afgoerende) === sag.afgoerende;
  const verdict = isSame
    ? 'Det er det samme, som da sagen kom.'
    : `Det er ikke det samme, som da sagen kom: da afgjorde ${sag.regel ?? 'ingen regel'}.`;
  const heading = `${sag.nummer}, modtaget ${dag}, efter regelsæt ${shortHash(rules.hash)}:`;
  const indsigelse =
    sag.indsigelse === null ? [] : [`Borgeren valgte selv »${sag.indsigelse}« i stedet.`];
  return {
    exitCode: isSame ? 0 : 1,
    text: [heading, ...decisionInWords(rules, decision, dag), ...indsigelse, verdict],
    data: explained(decision),
  };
}
