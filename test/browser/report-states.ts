import { managementFacts } from '../../functions/report-desk/management-facts.ts';
import { type FactsContext, reportFacts } from '../../functions/report-desk/report-facts.ts';
import { readReportQuery } from '../../functions/report-desk/report-query.ts';
import { reportSightOf } from '../../functions/report-desk/report-sight.ts';
import type { PageData } from '../../src/locals.ts';
import type { LearningTheme } from '../../src/rapport-locals.ts';
import { givenReport } from '../functions/given/reports.ts';
import { RIKKE } from './staff-person.ts';
import { shippedRules } from './subjects.ts';

const TODAY = '2018-01-09';
const ASKED = 'fra=2017-04-01&til=2017-12-31';
const LONG = 'Klagerne handler om sagsbehandlingen, og de kommer igen. '.repeat(6).trim();

const laering: readonly LearningTheme[] = [
  {
    ...{ tema: 'Sagsbehandlingstid og manglende svar', antal: 1_234, flere: 1_231 },
    noter: [
      note('Ring tidligere.\nDet hjælper.', '/medarbejder/sager/sag/K-2017-7BC4D9F'),
      note(LONG, null),
      note('Detsammelangeordudenmellemrum'.repeat(6), null),
    ],
  },
  { tema: 'Vejledning', antal: 1, flere: 0, noter: [note('Skriv kortere breve.', null)] },
];

function note(tekst: string, adresse: string | null) {
  return { tekst, dag: '2017-05-09', nummer: 'K-2017-7BC4D9F', adresse };
}

function contextOf(...roller: readonly ('statistik' | 'forvaltning:SUF')[]): FactsContext {
  const rules = shippedRules();
  return { rules, today: TODAY, sight: reportSightOf(rules, { roller }) };
}

function report(asked: string, sager: number, context = contextOf('statistik')): PageData {
  const query = readReportQuery(new URLSearchParams(asked), context);
  const shown = query.read.ok ? givenReport({ sager, ...query.read.asked.periode }) : null;
  return { view: 'staff-report', person: RIKKE, ...reportFacts(context, query, shown) };
}

function management(themes: readonly LearningTheme[] | null): PageData {
  const context = contextOf('statistik');
  const query = readReportQuery(new URLSearchParams(ASKED), context);
  if (!query.read.ok) throw new Error('The address of the tests asks for nothing.');
  const { asked } = query.read;
  const facts = managementFacts(context, query, {
    ...{ id: 'SUF', asked, report: givenReport(asked.periode), laering: themes },
  });
  return { view: 'staff-management', person: RIKKE, ...facts };
}

/** Every state of the pages of statistics: in Danish only. */
export function reportPages(): readonly (readonly [name: string, page: PageData])[] {
  const own = contextOf('forvaltning:SUF');
  return [
    ['statistik', report(ASKED, 968)],
    ['statistik-demo', report(ASKED, 1_234_567)],
    ['statistik-tom', report('fra=2031-01-01&til=2031-01-31', 0)],
    ['statistik-en-sag', report(ASKED, 1)],
    ['statistik-forvaltning', report(`${ASKED}&forvaltning=SUF`, 968, own)],
    ['statistik-fejl', report('fra=i+går&til=2017-12-31&forvaltning=XX', 0)],
    ['statistik-ledelse', management(laering)],
    ['statistik-ledelse-uden-noter', management([])],
    ['statistik-ledelse-lukket', management(null)],
  ];
}
