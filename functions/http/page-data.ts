import type { Day } from '../../src/klage/calendar.ts';
import { dayInCopenhagen } from '../../src/klage/calendar.ts';
import { findCpr } from '../../src/klage/cpr.ts';
import type { FieldError, Klage, Sprog } from '../../src/klage/klage.ts';
import type {
  Answered,
  CprNotice,
  EmneChoice,
  FormPage,
  FormState,
  ModtagerChoice,
  PageData,
  PageLocals,
  ReviewPage,
  Site,
  Typed,
} from '../../src/locals.ts';
import type { Fundet } from '../../src/soegning/soegning.ts';
import { choosableModtagere, emneOf, modtagerOf, type Route } from '../receiving/decide-klage.ts';
import { hosOn, nameOn } from '../routing/on-day.ts';
import type { Emne, Modtager, RuleSet } from '../routing/rule-set.ts';
import type { World } from '../world.ts';
import { searchAddress } from './klage/emne-search.ts';

/** The kommune's facts that every page shows, from its own rules. */
export function siteOf(world: World, sprog: Sprog): Site {
  const { kommune, borgerraadgiver, svarfristArbejdsdage } = world.rules().indstillinger;
  return {
    kommune: sprog === 'da' ? kommune.navn : kommune.navnEn,
    hjemmeside: kommune.hjemmeside,
    url: world.settings.publicUrl.href,
    telefon: kommune.telefon,
    adresse: kommune.adresse,
    aabningstider: kommune.aabningstider[sprog],
    dpo: kommune.dpo,
    borgerraadgiver,
    svarfristArbejdsdage,
    development: !world.settings.production,
    demo: world.demo,
  };
}

/** What a page gets: the site, the language, and its own data. */
export function localsOf(world: World, sprog: Sprog, page: PageData): PageLocals {
  return { site: siteOf(world, sprog), sprog, page };
}

/** The form, empty or with what was typed and what is wrong with it. */
export function formPage(
  world: World,
  state: FormState,
  { sprog, errors, filesLost, q = '', fundet = null }: ShownForm,
): FormPage {
  const rules = world.rules();
  const dag = dayInCopenhagen(world.clock.now());
  const forvaltninger = choosableModtagere(rules).filter(({ slags }) => slags === 'forvaltning');
  return {
    view: 'form',
    ...state,
    emner: emneChoices(rules, dag, sprog),
    forvaltninger: forvaltninger.map((modtager) => choiceOf(modtager, dag, sprog)),
    errors,
    filesLost,
    soegning: { adresse: searchAddress(world, sprog), q, fundet },
  };
}

/** The form, and what was looked for in it. */
type ShownForm = Shown & { readonly q?: string; readonly fundet?: Fundet | null };

export type Shown = {
  readonly sprog: Sprog;
  readonly errors: readonly FieldError[];
  readonly filesLost: boolean;
};

/** The page before sending: where the klage goes, why, and by when. */
export function reviewPage(
  world: World,
  {
    state,
    klage,
    route,
    routeChanged,
  }: {
    readonly state: FormState;
    readonly klage: Klage;
    readonly route: Route;
    readonly routeChanged: boolean;
  },
  { sprog, errors, filesLost }: Shown,
): ReviewPage {
  const rules = world.rules();
  const { dag, decision } = route;
  return {
    view: 'review',
    ...state,
    emne: emneChoice(emneOf(rules, klage.emne), rules, { dag, sprog }),
    route: {
      modtager: choiceOf(route.modtager, dag, sprog),
      borgerraadgiver: route.modtager.slags === 'borgerraadgiver',
      begrundelse: decision.begrundelse[sprog],
      vejledning: guidance(rules, decision.vejledning, sprog),
      svarfrist: route.svarfrist,
      klagefrist: route.klagefrist && {
        instans: route.klagefrist.instans?.[sprog] ?? null,
        dato: route.klagefrist.dato,
      },
      objection:
        route.indsigelse === null
          ? null
          : choiceOf(modtagerOf(rules, decision.modtager), dag, sprog),
    },
    modtagere: choices(rules, dag, sprog),
    cpr: cprNotices(klage),
    routeChanged,
    errors,
    filesLost,
  };
}

/** What was typed, to be said in words; null when it names no emne. */
export function answeredOn(world: World, values: Typed, sprog: Sprog): Answered | null {
  const rules = world.rules();
  const dag = dayInCopenhagen(world.clock.now());
  const emne = rules.emner.get(values['emne'] ?? '');
  return emne === undefined
    ? null
    : {
        values,
        emne: emneChoice(emne, rules, { dag, sprog }),
        modtagere: choices(rules, dag, sprog),
      };
}

function choices(rules: RuleSet, dag: Day, sprog: Sprog): readonly ModtagerChoice[] {
  return choosableModtagere(rules).map((modtager) => choiceOf(modtager, dag, sprog));
}

/** The guidance a decision names, in words. */
export function guidance(
  rules: RuleSet,
  ids: readonly string[],
  sprog: Sprog,
): readonly { readonly id: string; readonly tekst: string }[] {
  return ids.map((id) => ({ id, tekst: rules.vejledninger.get(id)?.[sprog] ?? '' }));
}

export function choiceOf(modtager: Modtager, dag: Day, sprog: Sprog): ModtagerChoice {
  return { id: modtager.id, navn: nameOn(modtager, dag)[sprog] };
}

/** Every emne as the form shows it on a day, kept until the rules or the day change. */
function emneChoices(rules: RuleSet, dag: Day, sprog: Sprog): readonly EmneChoice[] {
  const shown = shownEmner[sprog].get(rules);
  if (shown?.dag === dag) return shown.choices;
  const choices = [...rules.emner.values()].map((emne) => emneChoice(emne, rules, { dag, sprog }));
  shownEmner[sprog].set(rules, { dag, choices });
  return choices;
}

type ShownEmner = WeakMap<RuleSet, { readonly dag: Day; readonly choices: readonly EmneChoice[] }>;
const shownEmner: { readonly [S in Sprog]: ShownEmner } = { da: new WeakMap(), en: new WeakMap() };

function emneChoice(
  emne: Emne,
  rules: RuleSet,
  { dag, sprog }: { readonly dag: Day; readonly sprog: Sprog },
): EmneChoice {
  const holder = hosOn(emne, dag);
  return {
    id: emne.id,
    navn: emne[sprog],
    soegeord: emne.soegeord[sprog],
    afklar: emne.afklar?.[sprog] ?? null,
    ekstern: emne.ekstern && { navn: emne.ekstern[sprog], adresse: emne.ekstern.adresse },
    hos: holder && nameOn(modtagerOf(rules, holder), dag)[sprog],
  };
}

const CPR_CONTEXT_CHARS = 30;
const FREE_TEXT = ['beskrivelse', 'oensketLoesning', 'haendelse', 'enhed', 'sagsnummer'] as const;

/** Places in the citizen's own words that look like CPR numbers, the number itself masked. */
function cprNotices(klage: Klage): readonly CprNotice[] {
  return FREE_TEXT.flatMap((field) => {
    const text = klage[field] ?? '';
    return findCpr(text).map(({ start, end }) => ({
      field,
      before: text.slice(Math.max(0, start - CPR_CONTEXT_CHARS), start),
      masked: `${text.slice(start, start + 6)}-****`,
      after: text.slice(end, end + CPR_CONTEXT_CHARS),
    }));
  });
}
