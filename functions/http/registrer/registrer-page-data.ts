import { lastDayOfChange, mayBeChanged } from '../../../src/klage/borgersvar.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import type { FieldError } from '../../../src/klage/klage.ts';
import type { ModtagerChoice, Typed } from '../../../src/locals.ts';
import type { ChangedByOther, RegistrerCasePage } from '../../../src/registrer-locals.ts';
import { choosableModtagere } from '../../receiving/decide-klage.ts';
import { caseValues } from '../../registering/case-values.ts';
import type { LoadedCase } from '../../registering/load-case.ts';
import { findPersonalData, noteAftryk } from '../../registering/personal-data.ts';
import { KLAGEPUNKTER_SHOWN_MAX } from '../../registering/read-case-form.ts';
import type { World } from '../../world.ts';
import { choiceOf } from '../page-data.ts';

/** What the page says beside the case itself. */
export type ShownCase = {
  readonly kode: string;
  /** What was typed, where that is not what is registered. */
  readonly typed?: Typed;
  /** What the page had seen of the register, where that is not all there is. */
  readonly seen?: { readonly udgave: string; readonly sidst: string };
  /** How many klagepunkter were on the page before. */
  readonly punkter?: number;
  readonly nytPunkt?: boolean;
  readonly news?: RegistrerCasePage['news'];
  readonly errors?: readonly FieldError[];
  readonly others?: readonly ChangedByOther[];
};

/** One case as its page shows it. */
export function casePage(world: World, loaded: LoadedCase, shown: ShownCase): RegistrerCasePage {
  const { sag, registrering } = loaded;
  const { registreret } = registrering;
  const { afsluttet } = registreret;
  const dag = dayInCopenhagen(world.clock.now());
  const values: Typed = { afsluttet: dag, ...(shown.typed ?? caseValues(loaded)) };
  const note = values['note'] ?? '';
  const punkter = pointsShown(loaded, shown);
  return {
    view: 'registrer-sag',
    hidden: hiddenFields(loaded, shown),
    ...{ modtaget: sag.modtaget, svarfrist: sag.svarfrist },
    emne: world.rules().emner.get(sag.emne)?.da ?? sag.emne,
    modtager: nameOf(world, loaded.forsendelse.modtager),
    forbundet: loaded.forbundet,
    kvitteret: loaded.forsendelse.kvitteret,
    kontaktet: registreret.styrketBorgerkontakt.brugt !== null,
    afsluttet,
    rettesTil: afsluttet && lastDayOfChange(afsluttet),
    laast: !mayBeChanged(afsluttet, dag),
    values,
    punkter,
    flerePunkter: punkter < KLAGEPUNKTER_SHOWN_MAX,
    nytPunkt: shown.nytPunkt ?? false,
    emner: world.rules().kategorier.overordnedeEmner.map(({ id, da }) => ({ id, navn: da })),
    andre: others(world, loaded),
    spoergMedarbejder: afsluttet === null && registreret.medarbejdertilfredshed === null,
    news: shown.news ?? null,
    personoplysninger: note === loaded.note ? [] : findPersonalData(note),
    noteAftryk: noteAftryk(note),
    andresRettelser: shown.others ?? [],
    errors: shown.errors ?? [],
  };
}

function hiddenFields({ sag, registrering, events }: LoadedCase, { kode, seen }: ShownCase) {
  const now = { udgave: String(registrering.udgave), sidst: String(events.at(-1)?.id ?? 0) };
  return { nummer: sag.nummer, kode, ...(seen ?? now) };
}

function pointsShown({ registrering }: LoadedCase, { punkter = 1 }: ShownCase): number {
  const registered = registrering.registreret.klagepunkter.length;
  return Math.min(Math.max(1, punkter, registered), KLAGEPUNKTER_SHOWN_MAX);
}

/** The modtager's own letter can be passed on, until the case is closed. */
function others(world: World, { forsendelse, registrering }: LoadedCase): ModtagerChoice[] {
  const isOpen = registrering.registreret.afsluttet === null;
  if (forsendelse.slags === 'reserve' || !isOpen) return [];
  const dag = dayInCopenhagen(world.clock.now());
  return choosableModtagere(world.rules())
    .filter(({ id }) => id !== forsendelse.modtager)
    .map((modtager) => choiceOf(modtager, dag, 'da'));
}

/** Its name today, in Danish. */
export function nameOf(world: World, id: string): string {
  const modtager = world.rules().modtagere.get(id);
  if (modtager === undefined) return id;
  return choiceOf(modtager, dayInCopenhagen(world.clock.now()), 'da').navn;
}
