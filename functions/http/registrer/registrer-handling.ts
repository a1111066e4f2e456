import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { acknowledge } from '../../delivery/operate.ts';
import { commitTogether } from '../../register/commit-together.ts';
import { appendRegistreringHaendelser } from '../../register/registrering-haendelse.ts';
import type { CaseFault } from '../../registering/field-reader.ts';
import { findPersonalData, noteAftryk } from '../../registering/personal-data.ts';
import { type ReadCase, readCaseForm } from '../../registering/read-case-form.ts';
import { saveCase } from '../../registering/save-case.ts';
import { wholeNumber } from '../../registering/whole-number.ts';
import type { World } from '../../world.ts';
import {
  type OpenCase,
  pointsOf,
  type RegistrerDesk,
  showCase,
  showFaults,
  showOthers,
  showTyped,
} from './registrer-answers.ts';
import { passOnCase } from './registrer-pass-on.ts';

/** What the page's buttons do; whatever is not saved stays typed on the page that answers. */
export function handleCase(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  switch (open.handling) {
    case 'aabn':
      return read(desk, open);
    case 'kvitter':
      return confirm(desk, open);
    case 'flere-punkter':
      return showTyped(desk, open, { punkter: pointsOf(open) + 1, nytPunkt: true });
    case 'gem':
    case 'afslut':
    case 'genaabn':
      return save(desk, open);
    case 'ikke-vores':
      return passOnCase(desk, open);
    default:
      return showTyped(desk, open, { status: 400 });
  }
}

/** Whoever reads a case is written down, like whoever changes one. */
async function read(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  const { sag, hvem } = open.loaded;
  const { kilde, nummer } = sag;
  const told = { kilde, nummer, tid: desk.world.clock.now(), hvem, hvad: 'laest' } as const;
  await commitTogether(desk.world.db, (trx) => appendRegistreringHaendelser(trx, [told]));
  return showCase(desk, open);
}

async function confirm(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  const { sag, forsendelse } = open.loaded;
  const { db, clock } = desk.world;
  const hvem = `forvaltning:${forsendelse.modtager}`;
  await acknowledge(db, { nummer: sag.nummer, hvem, now: clock.now() });
  return showTyped(desk, open, { news: 'kvitteret' });
}

async function save(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  const { db, clock } = desk.world;
  const { sag, hvem } = open.loaded;
  const read = readCaseForm(open.typed, contextOf(desk.world, open));
  const warned = unseen(open, read);
  if (!read.ok || warned.length > 0) {
    return showFaults(desk, open, [...(read.ok ? [] : read.faults), ...warned]);
  }
  const { kilde, nummer } = sag;
  const seen = {
    udgave: wholeNumber(open.typed.get('udgave')),
    sidst: wholeNumber(open.typed.get('sidst')),
  };
  const deed = { kilde, nummer, hvem, now: clock.now(), ...seen };
  switch (await saveCase(db, deed, read)) {
    case 'gemt':
      return showCase(desk, open, { news: newsOf(open.handling) });
    case 'andre-foerst':
      return showOthers(desk, open);
    case 'laast':
    case 'ukendt':
      return showCase(desk, open, { status: 409 });
  }
}

function newsOf(handling: string): 'gemt' | 'afsluttet' | 'genaabnet' {
  if (handling === 'afslut') return 'afsluttet';
  return handling === 'genaabn' ? 'genaabnet' : 'gemt';
}

function contextOf(world: World, { loaded, handling }: OpenCase) {
  const { registreret } = loaded.registrering;
  const isClosed = handling === 'afslut' || registreret.afsluttet !== null;
  return {
    registreret,
    dag: dayInCopenhagen(world.clock.now()),
    emner: world.rules().kategorier.overordnedeEmner.map(({ id }) => id),
    tilstand: isClosed && handling !== 'genaabn' ? ('afsluttet' as const) : ('aaben' as const),
  };
}

/** A note that seems to tell who the citizen is, is saved only by whoever was shown that it does. */
function unseen({ loaded, typed }: OpenCase, { note }: Pick<ReadCase, 'note'>): CaseFault[] {
  const isKept = note === loaded.note || typed.get('noteBeholdes') === noteAftryk(note);
  if (isKept || findPersonalData(note).length === 0) return [];
  return [{ field: 'note', code: 'personoplysninger' }];
}
