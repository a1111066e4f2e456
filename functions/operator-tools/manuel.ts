import { type Answer, misused, refused } from '../command-line.ts';
import { loadManifest, reserveOf } from '../delivery/load-letter.ts';
import { type Deed, leaveToPerson, sendToReserve } from '../delivery/operate.ts';
import { openObjects } from '../objects/open-objects.ts';
import type { Db } from '../register/tables.ts';
import { attemptNow } from './attempt-now.ts';
import { whyNot } from './gensend.ts';
import type { Invocation } from './invocation.ts';
import { typedNummer } from './typed-nummer.ts';
import { withRegister } from './with-register.ts';

const GRUND_CHARS_MAX = 200;
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]+$/u;

/** `manuel NUMMER --grund "…" [--til-reserve]`: a person takes over, or the reserve gets the letter. */
export async function manuelTool(invocation: Invocation): Promise<Answer> {
  const { settings, args, hvem, now, tilReserve } = invocation;
  const nummer = typedNummer('manuel', args);
  if (typeof nummer !== 'string') return nummer;
  const grund = invocation.grund?.trim() ?? '';
  if (grund.length > GRUND_CHARS_MAX || !ONE_LINE.test(grund)) {
    return misused(
      `Skriv hvorfor på én linje, højst ${GRUND_CHARS_MAX} tegn og uden navne: --grund "postkassen er nedlagt"`,
    );
  }
  return withRegister(settings, (db) => {
    const deed = { nummer, hvem, now };
    return tilReserve ? toReserve(db, invocation, { deed, grund }) : toPerson(db, deed, grund);
  });
}

async function toPerson(db: Db, deed: Deed, grund: string): Promise<Answer> {
  const left = await leaveToPerson(db, deed, grund);
  if (left !== 'manuel') return refused(whyNot(left, deed.nummer));
  const { nummer } = deed;
  return {
    text: [
      `${nummer} sendes ikke mere af sig selv. Send den igen med: npm run drift -- gensend ${nummer}`,
    ],
    data: { nummer, tilstand: 'manuel' },
    exitCode: 0,
  };
}

async function toReserve(
  db: Db,
  { settings }: Invocation,
  { deed, grund }: { readonly deed: Deed; readonly grund: string },
): Promise<Answer> {
  const { nummer } = deed;
  const found = await loadManifest(await openObjects(settings.objectsUrl), nummer);
  const brev = found.ok ? reserveOf(found.value, 'modtager') : null;
  if (brev === null) return refused(`Der ligger intet brev til reserven for ${nummer}.`);
  const marked = await sendToReserve(db, deed, { brev, grund });
  if (marked === 'er-reserve') {
    return refused(
      `${nummer} er allerede hos reserven. Send igen med: npm run drift -- gensend ${nummer}`,
    );
  }
  return marked === 'due' ? attemptNow(db, settings, nummer) : refused(whyNot(marked, nummer));
}
