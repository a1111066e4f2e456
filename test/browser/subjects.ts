import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { readRuleFiles } from '../../functions/routing/read-rule-files.ts';
import type { RuleSet } from '../../functions/routing/rule-set.ts';
import { RULE_FILES } from '../../functions/routing/schemas/rule-files.ts';
import { type SearchOnDay, searchOnDay } from '../../functions/soegning/search-on-day.ts';
import type { Sprog } from '../../src/klage/klage.ts';
import type { EmneChoice, ModtagerChoice } from '../../src/locals.ts';

const Words = v.object({ da: v.string(), en: v.string() });
const Emner = v.object({
  emner: v.array(
    v.object({
      id: v.string(),
      da: v.string(),
      en: v.string(),
      soegeord: v.object({ da: v.array(v.string()), en: v.array(v.string()) }),
      hos: v.array(v.object({ gyldigFra: v.string(), id: v.string() })),
      ekstern: v.nullable(v.object({ ...Words.entries, adresse: v.nullable(v.string()) })),
      afklar: v.nullable(Words),
    }),
  ),
});
const Modtagere = v.object({
  modtagere: v.array(
    v.object({
      id: v.string(),
      slags: v.string(),
      navne: v.array(v.object({ da: v.string(), en: v.string() })),
    }),
  ),
});

function readShipped(name: string): unknown {
  const path = new URL(`../../routing-rules/${name}`, import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8'));
}

const rules = readShippedRules();

/** The shipped rules as the system reads them. */
export function shippedRules(): RuleSet {
  return rules;
}

function readShippedRules(): RuleSet {
  const paths = Object.keys(RULE_FILES);
  const read = readRuleFiles(
    new Map(
      paths.map((path) => [
        path,
        readFileSync(new URL(`../../routing-rules/${path}`, import.meta.url)),
      ]),
    ),
  );
  if (!read.ok) throw new Error('The shipped rules cannot be read.');
  return read.rules;
}

/** The search of the shipped rules, on one day. */
export function shippedSearch(sprog: Sprog): SearchOnDay {
  return searchOnDay(rules, { dag: '2026-03-09', sprog });
}

/** Every modtager of the shipped rules under its newest name. */
export function shippedModtagere(sprog: Sprog): readonly ModtagerChoice[] {
  return v
    .parse(Modtagere, readShipped('modtagere.json'))
    .modtagere.filter(({ id }) => !id.endsWith('-RESERVE'))
    .map(({ id, navne }) => ({ id, navn: navne.at(-1)?.[sprog] ?? id }));
}

/** Every emne of the shipped rules, as the form shows them: the true amount of text. */
export function shippedEmner(sprog: Sprog): readonly EmneChoice[] {
  const modtagere = shippedModtagere(sprog);
  return v.parse(Emner, readShipped('emner.json')).emner.map((emne) => ({
    id: emne.id,
    navn: emne[sprog],
    soegeord: emne.soegeord[sprog],
    afklar: emne.afklar?.[sprog] ?? null,
    ekstern:
      emne.ekstern === null ? null : { navn: emne.ekstern[sprog], adresse: emne.ekstern.adresse },
    hos: modtagere.find(({ id }) => id === emne.hos.at(-1)?.id)?.navn ?? null,
  }));
}
