import { type Context, Hono } from 'hono';
import { ADDRESSES } from '../../../src/addresses.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { Sprog } from '../../../src/klage/klage.ts';
import type { PageData, RulesPage } from '../../../src/locals.ts';
import type { RouteTable } from '../../../src/workshop-facts.ts';
import type { Pages } from '../../pages.ts';
import { versionInForce } from '../../register/published-versions.ts';
import { checkRules } from '../../routing/check-rules.ts';
import { isInForce } from '../../routing/on-day.ts';
import type { RuleSet } from '../../routing/rule-set.ts';
import { checkCertificate } from '../../seal/check-certificate.ts';
import { type Reading, ruleFacts, tableFacts } from '../../workshop/rule-facts.ts';
import type { World } from '../../world.ts';
import type { Env } from '../client.ts';
import { choiceOf, localsOf } from '../page-data.ts';
import { KLAGE_JSON_SCHEMA_PATH, klageJsonSchema } from './klage-json-schema.ts';
import { openapi } from './openapi.ts';
import { accessibilityPage, privacyPage, rightsPage } from './oplysning.ts';

type Information = { readonly world: World; readonly pages: Pages };

type Telling = 'start' | 'rettigheder' | 'privatliv' | 'was' | 'regler' | 'api';

/** Pages that only tell: start, rights, data, accessibility, the rules in force, the interface. */
export function informationPages({ world, pages }: Information): Hono<Env> {
  const app = new Hono<Env>();
  const document = openapi(world.settings.publicUrl.origin);
  for (const sprog of ['da', 'en'] as const) {
    const get = (name: Telling, page: () => PageData | Promise<PageData>) => {
      const address = ADDRESSES[name][sprog];
      app.get(address, async () => pages.render(address, localsOf(world, sprog, await page())));
    };
    get('start', () => ({ view: 'plain' }));
    get('rettigheder', () => rightsPage(world.rules(), sprog));
    get('privatliv', () => privacyPage(world.rules(), world.settings.retentionDays));
    get('was', () => accessibilityPage(world.rules()));
    get('regler', () => rulesPage(world, sprog));
    get('api', () => ({ view: 'api', openapi: document }));
  }
  app.get('/en', (c: Context<Env>) => c.redirect('/en/', 308));
  app.get('/api/openapi.json', (c) => c.json(document));
  const klageJson = klageJsonSchema(world.settings.publicUrl.origin);
  app.get(KLAGE_JSON_SCHEMA_PATH, () => {
    return new Response(JSON.stringify(klageJson), {
      headers: { 'content-type': 'application/schema+json' },
    });
  });
  return app;
}

/** The rules in force today as sentences and a table, with the proof's status. */
async function rulesPage(world: World, sprog: Sprog): Promise<RulesPage> {
  const rules = world.rules();
  const inForce = await versionInForce(world.db);
  const dag = dayInCopenhagen(world.clock.now());
  const report = proofOf(rules, dag);
  const reading = { rules, dag, sprog };
  return {
    view: 'rules',
    regelsaet: rules.hash,
    siden: inForce?.hash === rules.hash ? inForce.tid : null,
    dag,
    kombinationer: report.kombinationer,
    fejl: report.fejl.length,
    regler: rules.regler
      .filter((regel) => isInForce(regel, dag))
      .map((regel) => ruleFacts(reading, regel)),
    tavle: tableOf(reading),
    dele: Object.entries(report.dele).map(([id, antal]) => {
      const modtager = rules.modtagere.get(id);
      return { modtager: modtager ? choiceOf(modtager, dag, sprog) : { id, navn: id }, antal };
    }),
  };
}

const tables: { readonly [S in Sprog]: WeakMap<RuleSet, RouteTable> } = {
  da: new WeakMap(),
  en: new WeakMap(),
};

/** The table of a rule set, made once a day. */
function tableOf(reading: Reading): RouteTable {
  const kept = tables[reading.sprog];
  const known = kept.get(reading.rules);
  if (known?.dag === reading.dag) return known;
  const table = tableFacts(reading);
  kept.set(reading.rules, table);
  return table;
}

type Proof = ReturnType<typeof checkRules>;
const proofs = new WeakMap<RuleSet, { readonly dag: string; readonly proof: Proof }>();

/** The proof of a rule set, made once a day. */
function proofOf(rules: RuleSet, dag: string): Proof {
  const known = proofs.get(rules);
  if (known?.dag === dag) return known.proof;
  const proof = checkRules(rules, { dag, onwards: false, judge: checkCertificate });
  proofs.set(rules, { dag, proof });
  return proof;
}
