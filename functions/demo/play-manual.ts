import { addDays } from '../../src/klage/calendar.ts';
import { svarfrist } from '../../src/klage/deadlines.ts';
import { makeNummer } from '../../src/klage/number.ts';
import { insertManualCase, MANUEL_KILDE, type ManualCase } from '../register/manual-cases.ts';
import { type Goer, henvendelseCase, readHenvendelse } from '../sager/new-henvendelse.ts';
import { emptyKlage } from '../sager/new-klage.ts';
import { courseOf, isInSurge } from './course.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';
import { aboutOf, followUpOf, risksOf } from './outcome.ts';
import { type Seeded, seededBytes } from './seeded.ts';
import { type Work, workOnCase } from './work-on-case.ts';

/** What Borgerrådgiveren did with what came by phone, letter or in person, about as often as it does. */
const GOES = {
  ekspedition: 530,
  intervention: 290,
  tilsyn: 48,
  'konsultativ-bistand': 92,
  ingen: 40,
} as const;

/** Something that came to Borgerrådgiveren, and what they did with it. */
export async function playHenvendelse(desk: DemoDesk, planned: PlannedCase): Promise<void> {
  const { random, dag, modtaget } = planned;
  const goes = random.weighted(GOES);
  const typed = new Map([
    ['slags', goes === 'konsultativ-bistand' ? goes : slagsOf(random, goes)],
    ['kanal', random.weighted({ telefonisk: 58, skriftlig: 30, personlig: 12 })],
    ['modtaget', dag],
    ...(goes === 'konsultativ-bistand'
      ? forvaltningOf(desk, random)
      : questionsOf(desk, planned, goes)),
  ]);
  const { rules } = desk.profile;
  const read = readHenvendelse(typed, { rules, dag });
  if (!read.ok) throw new Error(`A made-up henvendelse: ${read.faults[0]?.field}.`);
  const goer: Goer = goes === 'konsultativ-bistand' ? 'ingen' : goes;
  const vejledning = read.henvendelse.route?.decision.vejledning ?? [];
  const made = henvendelseCase(rules, read.henvendelse, { goer, vejledning, now: modtaget });
  const { hvem } = desk.workerAt(desk.profile.raadgiver);
  const nummer = await insert(desk, planned, { made, hvem });
  if (goes === 'ingen' || goes === 'ekspedition') {
    return work(desk, planned, { nummer, made, rest: { indsats: null, assessed: {} } });
  }
  return atTheRaadgiver(desk, planned, { goes, made, nummer });
}

function slagsOf(random: Seeded, goes: Goer): string {
  return goes === 'ingen' || random.chance(0.12) ? 'henvendelse' : 'klage';
}

function forvaltningOf(desk: DemoDesk, random: Seeded): readonly (readonly [string, string])[] {
  return [['forvaltning', desk.profile.forvaltning(random)]];
}

/** Whoever has not asked the forvaltning is sent there; the others come back to Borgerrådgiveren. */
const ASKED_BEFORE = {
  ekspedition: { nej: 80, 'ja-venter': 0, 'ja-faaet-svar': 0, 'ved-ikke': 20 },
  intervention: { nej: 0, 'ja-venter': 40, 'ja-faaet-svar': 60, 'ved-ikke': 0 },
} as const;

function questionsOf(
  desk: DemoDesk,
  { random, dag }: PlannedCase,
  goes: Goer,
): readonly (readonly [string, string])[] {
  const emne = desk.profile.emne(random);
  const before = goes === 'ekspedition' || goes === 'ingen' ? 'ekspedition' : 'intervention';
  const harKlaget = random.weighted(ASKED_BEFORE[before]);
  return [
    ['emne', emne.id],
    [
      'klagenHandlerOm',
      random.weighted({
        sagsbehandlingstid: 32,
        vejledning: 22,
        optraeden: 18,
        afgoerelse: 18,
        andet: 10,
      }),
    ],
    ['harKlaget', harKlaget],
    ['kanSelvKlareDialogen', before === 'ekspedition' || random.chance(0.7) ? 'ja' : 'nej'],
    ['overEtAarSiden', 'nej'],
    ['behandlesAndetSteds', 'nej'],
    ...(emne.afklar === null
      ? []
      : [['valgtForvaltning', desk.profile.forvaltning(random)] as const]),
    ...(harKlaget === 'ja-venter'
      ? [['klagedato', addDays(dag, -3 - random.below(25))] as const]
      : []),
  ];
}

type Made = { readonly made: Omit<ManualCase, 'nummer'>; readonly nummer: string };

async function atTheRaadgiver(
  desk: DemoDesk,
  planned: PlannedCase,
  {
    made,
    nummer,
    goes,
  }: Made & { readonly goes: 'intervention' | 'tilsyn' | 'konsultativ-bistand' },
): Promise<void> {
  const { random } = planned;
  const isConsulted = goes === 'konsultativ-bistand';
  const assessed = isConsulted ? followUpOf(random) : risksOf(random);
  const rest = { indsats: goes, assessed: random.chance(0.94) ? assessed : {} };
  await work(desk, planned, { nummer, made, rest });
}

type ToWork = Made & { readonly rest: Pick<Work, 'indsats' | 'assessed'> };

async function work(
  desk: DemoDesk,
  { random, dag }: PlannedCase,
  { made, nummer, rest }: ToWork,
): Promise<void> {
  const { forvaltning } = made.registreret;
  const manner = desk.profile.mannerOf(forvaltning ?? '');
  const course = courseOf(random, dag, { desk, manner });
  const inSurge = isInSurge(random, dag, desk) && forvaltning === desk.profile.surge.forvaltning;
  const about = aboutOf(random, desk, { hint: '', surge: inSurge });
  const worker = desk.workerAt(made.svarer);
  await workOnCase(
    desk,
    { kilde: MANUEL_KILDE, nummer },
    { random, work: { ...rest, worker, course, about, manner, harBrevet: false } },
  );
}

/** A klage that came straight to a forvaltning, and that it wrote down itself. */
export async function playOwn(desk: DemoDesk, planned: PlannedCase): Promise<void> {
  const { random, dag, modtaget } = planned;
  const { rules, forvaltning, emne } = desk.profile;
  const svarer = forvaltning(random);
  const kanal = random.weighted({ telefonisk: 40, skriftlig: 48, personlig: 12 });
  const empty = emptyKlage({ kanal, dag, forvaltning: svarer, now: modtaget });
  const made = {
    registreret: { ...empty, modtaget: modtaget.toISOString(), emne: emne(random).id },
    ...{ svarer, rute: null },
    svarfrist: svarfrist(dag, rules.indstillinger),
  };
  const { hvem } = desk.workerAt(svarer);
  const nummer = await insert(desk, planned, { made, hvem });
  await work(desk, planned, { nummer, made, rest: { indsats: null, assessed: {} } });
}

async function insert(
  { world }: DemoDesk,
  { seed, dag, modtaget }: PlannedCase,
  { made, hvem }: { readonly made: Omit<ManualCase, 'nummer'>; readonly hvem: string },
): Promise<string> {
  const nummer = makeNummer(Number(dag.slice(0, 4)), seededBytes(seed));
  const deed = { hvem, now: modtaget };
  const inserted = await insertManualCase(world.db, { ...made, nummer }, deed);
  if (inserted !== 'made') throw new Error(`A made-up case: ${inserted}.`);
  return nummer;
}
