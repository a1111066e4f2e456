import { sql } from 'kysely';
import { type Answer, misused, refused } from '../command-line.ts';
import { type CopiedObjects, copyObjects } from '../flytning/copy-objects.ts';
import { type CopiedTable, copyRegister, hasOthersCases } from '../flytning/copy-register.ts';
import { openObjects } from '../objects/open-objects.ts';
import { openForReading, openRegister } from '../register/open-register.ts';
import type { Invocation } from './invocation.ts';
import { withRegister } from './with-register.ts';

const USE =
  'Skriv, hvor registeret og objekterne skal hen: npm run drift -- flyt --til postgres://… s3://SPAND/PRAEFIKS';

/**
 * `flyt --til REGISTER OBJEKTER`: copies everything to other engines and compares. May run beside a
 * server to take the most, and runs once more when the server is stopped.
 */
export async function flytTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, til } = invocation;
  const [objekter, ...more] = args;
  if (til === null || objekter === undefined || more.length > 0) return misused(USE);
  if (!settings.databaseUrl.startsWith('sqlite:')) {
    return misused('flyt flytter fra SQLite. PostgreSQL flyttes med pg_dump og pg_restore.');
  }
  if (til === settings.databaseUrl) {
    return misused('Registeret ligger der allerede. Ret --til.');
  }
  return withRegister(settings, () => move(invocation, { til, objekter }));
}

async function move(
  { settings }: Invocation,
  { til, objekter }: { readonly til: string; readonly objekter: string },
): Promise<Answer> {
  const [stored, place] = [await openObjects(settings.objectsUrl), await openObjects(objekter)];
  const from = openForReading(settings.databaseUrl);
  const to = await openRegister(til);
  try {
    // Everything as it was when the first row was read: objects that come later belong to no row of it.
    await sql`begin deferred`.execute(from);
    if (await hasOthersCases(from, to)) return refused(OTHERS);
    const copied = await copyObjects(stored, place);
    return answerOf(copied, await copyRegister(from, to));
  } finally {
    await Promise.all([from.destroy(), to.destroy()]);
  }
}

const OTHERS =
  'Det nye register har sager, som dette ikke har. Intet er skrevet. Vælg et tomt register.';

function answerOf(objekter: CopiedObjects, tabeller: readonly CopiedTable[]): Answer {
  const { mapper, bytes, fandtes, anderledes } = objekter;
  const uens = tabeller.filter(({ ens }) => !ens);
  const good = uens.length === 0 && anderledes.length === 0;
  return {
    text: [
      `${mapper} klagers breve: ${objekter.objekter} objekter, ${bytes} bytes, ${fandtes} lå der i forvejen.`,
      ...anderledes.map((key) => `${key}  er noget andet på det nye sted. Intet er overskrevet.`),
      ...tabeller.map(
        ({ tabel, raekker, skrevet, ens }) =>
          `${tabel}  ${raekker} rækker, ${skrevet} skrevet nu, ${ens ? 'ens' : 'IKKE ENS'}`,
      ),
      good ? GOOD : BAD,
    ],
    data: { ens: good, objekter, tabeller },
    exitCode: good ? 0 : 1,
  };
}

const GOOD =
  'Alt er ens begge steder. Kørte Klagevej imens, så stop den og kør flyt igen. Sæt derefter DATABASE_URL og OBJECTS_URL til det nye, og start. Slet intet gammelt, før saldo er 0 det nye sted.';
const BAD = 'Ikke alt er ens. Stop Klagevej, og kør flyt igen; den skriver kun det, der mangler.';
