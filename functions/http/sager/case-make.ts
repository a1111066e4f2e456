import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { makeNummer } from '../../../src/klage/number.ts';
import { commitTogether } from '../../register/commit-together.ts';
import { MANUEL_KILDE } from '../../register/kilder.ts';
import { insertManualCase, type ManualCase } from '../../register/manual-cases.ts';
import { addNote } from '../../register/registrering-noter.ts';
import { writeNotat } from '../../registering/notat.ts';
import { caseAddress } from '../../sager/case-address.ts';
import type { Beside } from '../../sager/new-klage.ts';
import type { CaseDesk } from './case-desk.ts';

/** A number that is taken is as good as never met twice. */
const NUMBERS_TRIED_MAX = 5;

/** Writes a case under a number of the system's making. @returns where it is shown, and that it was made */
export async function makeCase(
  { world, deed }: CaseDesk,
  made: Omit<ManualCase, 'nummer'>,
  { note, notat }: Beside = { note: '', notat: false },
): Promise<string> {
  const year = Number(dayInCopenhagen(deed.now).slice(0, 4));
  for (let tried = 0; tried < NUMBERS_TRIED_MAX; tried++) {
    const key = { kilde: MANUEL_KILDE, nummer: makeNummer(year, world.random) };
    const { nummer } = key;
    if ((await insertManualCase(world.db, { ...made, nummer }, deed)) === 'number-taken') continue;
    if (note !== '') await addNote(world.db, { ...key, ...deed, tekst: note });
    if (notat) await commitTogether(world.db, (trx) => writeNotat(trx, { ...key, ...deed }, true));
    return `${caseAddress(key)}?besked=oprettet`;
  }
  throw new Error(`No free number in ${NUMBERS_TRIED_MAX} attempts.`);
}
