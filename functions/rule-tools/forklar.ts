import { readFile } from 'node:fs/promises';
import { readNummer } from '../../src/klage/number.ts';
import { type Answer, misused } from '../command-line.ts';
import { decodeFile } from '../routing/decode-file.ts';
import { deriveSvar } from '../routing/derive-svar.ts';
import { loadRuleSet } from '../routing/load-rule-set.ts';
import { parseRute } from '../routing/parse-rute.ts';
import { type Json, readJson } from '../routing/read-json.ts';
import { routeKlage } from '../routing/route-klage.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { decisionInWords, explained } from './decision-in-words.ts';
import { forklarSag } from './forklar-sag.ts';
import type { Invocation } from './invocation.ts';

/**
 * Says who gets a klage with the answers of a file, by which rule, and which answers decide. With a
 * case's number instead of a file: why that case went where it went.
 */
export async function forklar(invocation: Invocation): Promise<Answer> {
  const [path, ...more] = invocation.args;
  if (path === undefined || more.length > 0) {
    return misused(
      'forklar tager én fil med svar, eller en sags nummer: npm run regler -- forklar SVAR.json',
    );
  }
  const nummer = readNummer(path);
  if (nummer !== null) return forklarSag(nummer);
  const answers = await readAnswers(path);
  if (!answers.ok) return misused(answers.besked);
  const read = await loadRuleSet(invocation.dir);
  if (!read.ok) {
    const text = read.fejl.map(({ besked }) => besked);
    return { exitCode: 1, text, data: { fejl: read.fejl } };
  }
  return explain(read.rules, answers.value, invocation);
}

type Answers =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly besked: string };

async function readAnswers(path: string): Promise<Answers> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { ok: false, besked: `Filen ${path} kan ikke læses. Ret stien.` };
  const decoded = decodeFile(bytes);
  const json = decoded.ok ? readJson(decoded.text) : decoded;
  if (json.ok) return json;
  const { linje, kolonne } = json.place;
  return { ok: false, besked: `${path}, linje ${linje}, kolonne ${kolonne}: ${json.besked}` };
}

/** `--dag` wins over a day in the file. */
function explain(rules: RuleSet, value: Json, { args, dag, today }: Invocation): Answer {
  const input = dag === null ? value : Object.assign({}, value, { dag });
  const parsed = parseRute(rules, input, today);
  if (!parsed.ok) {
    const text = parsed.faults.map(({ besked }) => `${args[0]}: ${besked}`);
    return { exitCode: 2, text, data: { fejl: parsed.faults } };
  }
  const decision = routeKlage(rules, deriveSvar(rules, parsed.given, parsed.dag), parsed.dag);
  const exitCode = decision.regel === null ? 1 : 0;
  return {
    exitCode,
    text: decisionInWords(rules, decision, parsed.dag),
    data: explained(decision),
  };
}
