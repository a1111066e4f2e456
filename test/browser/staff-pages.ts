import type { PageData } from '../../src/locals.ts';
import type { StaffPerson } from '../../src/staff-locals.ts';
import { casePages } from './case-states.ts';
import { releaseDesk } from './release-states.ts';
import { reportPages } from './report-states.ts';
import { RIKKE } from './staff-person.ts';
import { shippedModtagere } from './subjects.ts';

export { RIKKE } from './staff-person.ts';

/** A long name, and a role that opens nothing yet. */
const STINE: StaffPerson = {
  navn: 'Stine Margrethe Talvig-Søndergaard Christoffersen',
  roller: [{ rolle: 'statistik' }],
  steder: [],
  formularnoegle: RIKKE.formularnoegle,
};

/** Every state of the staff's pages: in Danish only. */
export function staffPages(): readonly (readonly [name: string, page: PageData])[] {
  const til = '/medarbejder/regler';
  const nobody = { person: null } as const;
  const felter = [['regler', '{ "regler": [] }']] as const;
  return [
    ['medarbejder', { view: 'staff-home', person: RIKKE }],
    ['medarbejder-uden-steder', { view: 'staff-home', person: STINE }],
    ['medarbejder-log-ind', { view: 'staff-login', ...nobody, til, identiteter: identiteter() }],
    [
      'medarbejder-log-ud',
      { view: 'staff-logged-out', ...nobody, udbyder: 'https://login.example' },
    ],
    [
      'medarbejder-log-ind-igen-fejl',
      { view: 'staff-log-in-again', ...nobody, adresse: til, felter },
    ],
    [
      'medarbejder-send-igen-fejl',
      { view: 'staff-send-again', person: RIKKE, adresse: til, felter },
    ],
    [
      'medarbejder-problem-rolle',
      { view: 'staff-problem', problem: 'forkert-rolle', person: RIKKE, til: null },
    ],
    [
      'medarbejder-problem-nede',
      { view: 'staff-problem', problem: 'log-ind-nede', ...nobody, til },
    ],
    ...casePages(),
    ...reportPages(),
    ...releaseDesk(),
  ];
}

function identiteter() {
  const { navn } = RIKKE;
  return [
    { id: 'medarbejder:rikke', navn, roller: RIKKE.roller.slice(0, 1) },
    ...shippedModtagere('da').map(({ id, navn: forvaltning }) => ({
      id: `medarbejder:${id}`,
      navn: `Finn Fagersen`,
      roller: [{ rolle: 'forvaltning', navn: forvaltning }] as const,
    })),
    { id: 'medarbejder:niels', navn: 'Niels Nyby', roller: [] },
  ];
}
