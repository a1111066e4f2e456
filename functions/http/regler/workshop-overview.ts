import { type Context, Hono } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { ANSWERS } from '../../../src/klage/questions.ts';
import { STAFF_ADDRESSES } from '../../../src/staff-addresses.ts';
import type { WorkshopRule } from '../../../src/workshop-facts.ts';
import type { WorkshopOverviewPage } from '../../../src/workshop-locals.ts';
import { openProposals } from '../../register/rule-proposals.ts';
import { dayDiagram } from '../../routing/day-diagram.ts';
import { placeOf } from '../../routing/fejl.ts';
import { isInForce } from '../../routing/on-day.ts';
import type { TableAnswers } from '../../routing/route-table.ts';
import { tallyDay } from '../../routing/tally.ts';
import { mailboxFacts } from '../../workshop/mailbox-facts.ts';
import { proveFiles } from '../../workshop/proof-facts.ts';
import { FIRST_KLAGE, type Reading, ruleFacts, tableFacts } from '../../workshop/rule-facts.ts';
import { draftFacts, namesIn, proposalFacts, versionFacts } from '../../workshop/version-facts.ts';
import { versionsAtWork } from '../../workshop/workshop.ts';
import { showStaff } from '../medarbejder/staff-desk.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { type Bench, whoWorks } from './workshop-bench.ts';

/** The first page: what is in force, what waits, the rules as they are read. */
export function overviewRoutes(bench: Bench): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(STAFF_ADDRESSES.regler, (c) => overview(bench, c));
  return app;
}

async function overview(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const { desk, workshop } = bench;
  const { world } = desk;
  const { medarbejder, person } = whoWorks(bench, c);
  const { inForce, inForceFiles, draft } = await versionsAtWork(world.db);
  const proved = await proveFiles(workshop, inForceFiles);
  const nameOf = await namesIn(world.db);
  const forslag = await openProposals(world.db);
  const rules = await world.latestRules();
  const reading = { rules, dag: dayInCopenhagen(world.clock.now()), sprog: 'da' } as const;
  return showStaff(desk, {
    view: 'staff-rules',
    person,
    iKraft: versionFacts(inForce, nameOf),
    bevis: proved.facts,
    forslag: forslag.map((one) => proposalFacts(one, { nameOf, medarbejder })),
    kladde: draftFacts(draft, nameOf),
    regler: workshopRules(reading),
    postkasser: await mailboxFacts(world),
    tavle: tableFacts(reading, tableAnswers(c)),
    besked: MESSAGES.find((known) => known === c.req.query('besked')) ?? null,
  });
}

const MESSAGES = [
  'forslag-sendt',
  'forslag-trukket',
  'forslag-afvist',
  'udgivet',
] as const satisfies readonly WorkshopOverviewPage['besked'][];

/** Every rule in its order; how many combinations each decides on the day. */
function workshopRules(reading: Reading): readonly WorkshopRule[] {
  const { rules, dag } = reading;
  const day = dayDiagram(rules, dag);
  const { decided } = tallyDay(day);
  return rules.regler.map((regel, index) => ({
    ...ruleFacts(reading, regel),
    linje: placeOf(rules.places, 'regler.json', ['regler', index, 'id']).linje,
    iKraft: isInForce(regel, dag),
    antal: decided[day.regler.indexOf(regel)] ?? 0,
  }));
}

/** The answers the table is for, as the address has them; what it has not is as usual. */
function tableAnswers(c: Context<StaffEnv>): TableAnswers {
  const chosen = <Answer extends string>(
    question: keyof TableAnswers,
    answers: readonly Answer[],
    usual: Answer,
  ) => answers.find((answer) => answer === c.req.query(question)) ?? usual;
  const { harKlaget, svarfristUdloebet, kanSelvKlareDialogen } = FIRST_KLAGE;
  const { overEtAarSiden, behandlesAndetSteds } = FIRST_KLAGE;
  const klaget = chosen('harKlaget', ANSWERS.harKlaget, harKlaget);
  const over = chosen('svarfristUdloebet', ANSWERS.svarfristUdloebet, svarfristUdloebet);
  // Who waits is inside the svarfrist or not; nobody else has one.
  const waiting = over === 'ja' ? 'ja' : 'nej';
  return {
    harKlaget: klaget,
    svarfristUdloebet: klaget === 'ja-venter' ? waiting : 'ikke-relevant',
    kanSelvKlareDialogen: chosen(
      'kanSelvKlareDialogen',
      ANSWERS.kanSelvKlareDialogen,
      kanSelvKlareDialogen,
    ),
    overEtAarSiden: chosen('overEtAarSiden', ANSWERS.overEtAarSiden, overEtAarSiden),
    behandlesAndetSteds: chosen(
      'behandlesAndetSteds',
      ANSWERS.behandlesAndetSteds,
      behandlesAndetSteds,
    ),
  };
}
