import { type Day, dayInCopenhagen } from '../../src/klage/calendar.ts';
import type { CaseLetter, CasePage } from '../../src/sag-locals.ts';
import { choosableModtagere } from '../receiving/decide-klage.ts';
import type { WholeCase } from '../register/find-case.ts';
import { medarbejderNavne } from '../register/medarbejder-navne.ts';
import { findPersonalData, noteAftryk } from '../registering/personal-data.ts';
import { nameOn } from '../routing/on-day.ts';
import type { World } from '../world.ts';
import { caseAddress, isOurs } from './case-address.ts';
import { caseEvents } from './case-events.ts';
import { caseForm, type FormState } from './case-form.ts';
import { caseLinks } from './case-links.ts';
import { caseRoute } from './case-route.ts';
import { fristOf } from './frist.ts';
import { holderOf, namesOf } from './names.ts';
import { isInForm, registeredFields } from './registration-fields.ts';
import { isOpenFor } from './save-registration.ts';
import type { Sight } from './sight.ts';

/** What the page of a case shows, without who asks. */
export type CaseFacts = Omit<CasePage, 'view' | 'person'>;

/** What came of what was sent, beside the fields. */
export type Outcome = {
  readonly besked?: CasePage['besked'];
  readonly andres?: CasePage['andres'];
  /** The note is warned about: it seems to tell who the citizen is. */
  readonly advar?: boolean;
};

/** A case as a page shows it; `state` null: the form holds what is registered. */
export async function caseFacts(
  world: World,
  { found, sight }: { readonly found: WholeCase; readonly sight: Sight },
  { state = null, outcome = {} }: { readonly state?: FormState | null; readonly outcome?: Outcome },
): Promise<CaseFacts> {
  const now = world.clock.now();
  const dag = dayInCopenhagen(now);
  const rules = world.rules();
  const { raadgiver } = sight;
  const { registreret } = found.registrering;
  const shown = state ?? { values: registeredFields(found), errors: [] };
  const note = shown.values.get('note') ?? '';
  const open = isOpenFor(found.registrering, { raadgiver, now });
  return {
    ...headOf(world, found, sight),
    rute: await caseRoute(world, found),
    andreModtagere: raadgiver ? othersThan(world, holderOf(rules, found.where.hos), dag) : [],
    breve: found.forsendelser.map(letterOf),
    forbundne: await caseLinks(world.db, found, sight),
    form: open ? caseForm({ rules, registreret, dag, raadgiver }, shown) : null,
    andet: otherFields(found, open ? raadgiver : null),
    noter: found.noter,
    haendelser: caseEvents(found),
    laest: raadgiver ? readsOf(found) : null,
    navne: namesOf(rules, dag, await medarbejderNavne(world.db)),
    besked: outcome.besked ?? null,
    andres: outcome.andres ?? [],
    personoplysninger: outcome.advar === true ? findPersonalData(note) : [],
    noteAftryk: noteAftryk(note),
  };
}

function headOf(world: World, found: WholeCase, sight: Sight) {
  const { where, registrering, sag } = found;
  const { registreret, udgave } = registrering;
  const { slags, kanal, sprog, modtaget, forvaltning, emne, afsluttet } = registreret;
  const dag = dayInCopenhagen(world.clock.now());
  const { ikkeArbejdsdage: lukket } = world.rules().indstillinger;
  return {
    ...{ raadgiver: sight.raadgiver, adresse: caseAddress(where), egen: isOurs(where) },
    ...{ nummer: where.nummer, kilde: where.kilde, hos: holderOf(world.rules(), where.hos) },
    ...{ slags, kanal, sprog, modtaget, forvaltning, emne, afsluttet, udgave },
    frist: afsluttet === null ? fristOf(where.svarfrist, { dag, lukket }) : null,
    muligSpam: sag?.mulig_spam === 1,
    kanKvittere: canAcknowledge(found, sight),
    sidst: lastSeen(found),
  };
}

function othersThan(world: World, hos: string, dag: Day): CasePage['andreModtagere'] {
  const others = choosableModtagere(world.rules()).filter(({ id }) => id !== hos);
  return others.map((modtager) => ({ id: modtager.id, navn: nameOn(modtager, dag).da }));
}

/** Whether the letter goes to whoever asks: then what they register acknowledges it. */
export function getsLetter({ where }: WholeCase, { egne }: Sight): boolean {
  return egne.includes(where.hos);
}

/** Whether they can say that it has come; of one brought by hand Borgerrådgiveren can say it too. */
export function canAcknowledge(found: WholeCase, sight: Sight): boolean {
  const tilstand = liveLetter(found)?.tilstand;
  if (tilstand === 'manuel') return sight.raadgiver || getsLetter(found, sight);
  return tilstand === 'accepteret' && getsLetter(found, sight);
}

function liveLetter({ forsendelser }: WholeCase) {
  return forsendelser.find(({ erstattet }) => erstattet === null);
}

function letterOf(row: WholeCase['forsendelser'][number]): CaseLetter {
  const { slags, modtager, tilstand, dele, accepteret, kvitteret, erstattet } = row;
  return { slags, modtager, tilstand, dele, accepteret, kvitteret, erstattet };
}

/** The last event somebody saw who saw this page; that others looked at it changes nothing. */
function lastSeen({ rettelser }: WholeCase): number {
  return Math.max(0, ...rettelser.filter(({ hvad }) => hvad !== 'laest').map(({ id }) => id));
}

/** What the head of the page tells already. */
const IN_HEAD = ['slags', 'modtaget', 'kanal', 'sprog', 'forvaltning', 'emne', 'afsluttet'];

/** Everything registered that no field of the form shows; null: there is no form. */
function otherFields(found: WholeCase, raadgiver: boolean | null): CasePage['andet'] {
  const fields = [...registeredFields(found)].filter(([felt]) => !IN_HEAD.includes(felt));
  const others =
    raadgiver === null ? fields : fields.filter(([felt]) => !isInForm(felt, raadgiver));
  return others.map(([felt, vaerdi]) => ({ felt, vaerdi }));
}

function readsOf({ rettelser }: WholeCase): NonNullable<CasePage['laest']> {
  const reads = rettelser.filter(({ hvad }) => hvad === 'laest');
  return reads.map(({ tid, hvem }) => ({ tid, hvem })).toReversed();
}
