import type { TableId } from '../report.ts';
import { TABLE_WORDS } from '../tables/words.ts';

type Words = { readonly titel: string; readonly definition: string };

/** What is counted, where a release holds less of a table than the report does. */
const DEFINITIONS: { readonly [T in TableId]?: string } = {
  'klager-modtaget':
    'Klager efter den måned, de er modtaget i, dansk tid. Klager, som en forvaltning selv har modtaget og besvaret, er ikke med.',
  'overordnede-emner':
    'Klager modtaget i perioden efter overordnet emne. En klage kan have flere emner, så tallene kan tilsammen være større end antallet af klager. Andelen er af de klager, hvor mindst ét emne er registreret.',
  medholdsprocent:
    'Klager modtaget i perioden, hvor udfaldet er kendt for mindst ét klagepunkt: helt, delvist, ikke, afvist eller trukket. Der er medhold, når mindst ét klagepunkt har fået helt eller delvist medhold.',
};

/** Title and definition of a released table: the same for every period. */
export function releaseWords(id: TableId): Words {
  const { titel, definition } = TABLE_WORDS[id];
  return { titel, definition: DEFINITIONS[id] ?? definition };
}
