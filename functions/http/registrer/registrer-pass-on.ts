import { choosableModtagere } from '../../receiving/decide-klage.ts';
import { liveForsendelse } from '../../register/find-sag.ts';
import { type PassedOn, passOn } from '../../registering/pass-on.ts';
import type { Modtager } from '../../routing/rule-set.ts';
import {
  type OpenCase,
  type RegistrerDesk,
  showCase,
  showFaults,
  showRegistrer,
  showTyped,
} from './registrer-answers.ts';
import { nameOf } from './registrer-page-data.ts';

const NOT_NOW = {
  sender: 'Brevet er ved at blive sendt igen. Vent et minut, og prøv så igen.',
  'lager-nede': 'Brevet kan ikke hentes lige nu. Intet er ændret. Vent et minut, og prøv så igen.',
} as const;

/** "Ikke vores": who is right, and then the case leaves this page for good. */
export async function passOnCase(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  const { world } = desk;
  const { loaded, typed } = open;
  const rette = choosableModtagere(world.rules()).find(({ id }) => id === typed.get('rette'));
  if (rette === undefined || rette.id === loaded.forsendelse.modtager) {
    return showFaults(desk, open, [{ field: 'rette', code: 'mangler' }]);
  }
  const forvaltning = rette.slags === 'forvaltning' ? rette.id : null;
  const deed = { hvem: loaded.hvem, now: world.clock.now() };
  const passed = await passOn(world, loaded.sag, { deed, rette: { id: rette.id, forvaltning } });
  return answerPassed(desk, open, { passed, rette });
}

type Passed = { readonly passed: PassedOn; readonly rette: Modtager };

function answerPassed(
  desk: RegistrerDesk,
  open: OpenCase,
  { passed, rette }: Passed,
): Promise<Response> {
  switch (passed) {
    case 'til-reserve':
    case 'manuel':
      return tell(desk, open, { passed, rette });
    case 'sender':
    case 'lager-nede': {
      const error = { field: 'rette', code: 'ukendt', message: NOT_NOW[passed] } as const;
      return showTyped(desk, open, { status: 503, errors: [error] });
    }
    case 'er-reserve':
    case 'afsluttet':
    case 'ukendt':
      return showCase(desk, open, { status: 409 });
  }
}

/** Where there is no reserve letter, a person must hear of it. */
async function tell(
  desk: RegistrerDesk,
  { loaded }: OpenCase,
  { passed, rette }: Passed,
): Promise<Response> {
  const { world } = desk;
  const { nummer } = loaded.sag;
  const fra = loaded.forsendelse.modtager;
  world.log('info', 'klage-ikke-vores', { nummer, fra, rette: rette.id });
  if (passed === 'manuel')
    world.alarm('klage-manuel', { nummer, modtager: fra, grund: 'ikke-vores' });
  const reserve = passed === 'manuel' ? null : await liveForsendelse(world.db, nummer);
  return showRegistrer(desk, {
    view: 'registrer-videre',
    nummer,
    reserve: reserve && nameOf(world, reserve.modtager),
    rette: nameOf(world, rette.id),
  });
}
