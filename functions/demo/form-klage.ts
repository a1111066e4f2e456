import { addDays } from '../../src/klage/calendar.ts';
import type { Klage } from '../../src/klage/klage.ts';
import type { Emne } from '../routing/rule-set.ts';
import type { DemoDesk, PlannedCase } from './demo-desk.ts';
import type { Seeded } from './seeded.ts';

/** Said first in every made-up letter, so that nobody takes it for a real one. */
const MARK = 'DEMODATA: Dette er ikke en klage fra en borger.';

/** How often citizens choose somebody else than the rules do. */
const OBJECTS = 0.025;

/** A klage as somebody could have typed it into the form. */
export function formKlage(desk: DemoDesk, { random, dag }: PlannedCase, surge: boolean): Klage {
  const emne = desk.profile.emne(random);
  const harKlaget = random.weighted({
    ...{ nej: 56, 'ja-venter': 18, 'ja-faaet-svar': 17, 'ved-ikke': 9 },
  });
  return {
    emne: emne.id,
    valgtForvaltning: emne.afklar === null ? undefined : desk.profile.forvaltning(random),
    klagenHandlerOm: surge ? 'sagsbehandlingstid' : aboutOf(random),
    harKlaget,
    kanSelvKlareDialogen: random.chance(0.955) ? 'ja' : 'nej',
    overEtAarSiden: random.chance(0.97) ? 'nej' : 'ja',
    behandlesAndetSteds: random.chance(0.97) ? 'nej' : 'ankeinstans',
    klagedato: harKlaget === 'ja-venter' ? addDays(dag, -2 - random.below(28)) : undefined,
    oensketModtager: random.chance(OBJECTS) ? desk.profile.raadgiver : undefined,
    beskrivelse: `${MARK}\n\n${storyOf(random, emne)}`,
    oensketLoesning: random.chance(0.6) ? 'Jeg vil gerne have et svar, jeg kan forstå.' : undefined,
    anonym: 'nej',
    navn: 'Demo Borger',
    telefon: '00 00 00 00',
    kontaktform: 'telefon',
    ...{ adressebeskyttelse: 'nej', bekraeftelse: 'nej', besked: 'nej' },
    paaVegneAf: 'mig-selv',
    sprog: random.chance(0.93) ? 'da' : 'en',
  };
}

function aboutOf(random: Seeded): Klage['klagenHandlerOm'] {
  return random.weighted({
    afgoerelse: 26,
    sagsbehandlingstid: 22,
    vejledning: 13,
    optraeden: 12,
    'praktisk-opgave': 10,
    indsigt: 4,
    diskrimination: 1,
    serviceniveau: 5,
    andet: 7,
  });
}

const STORIES = [
  'Jeg har skrevet tre gange og har ikke fået svar.',
  'Jeg fik et brev, som jeg ikke forstår, og ingen kan forklare mig det.',
  'Jeg er blevet sendt rundt mellem flere kontorer.',
  'Den, jeg talte med, lyttede ikke til, hvad jeg sagde.',
  'Det, vi aftalte, blev ikke til noget.',
  'Jeg mener, at afgørelsen bygger på forkerte oplysninger.',
] as const;

function storyOf(random: Seeded, emne: Emne): string {
  return `Det drejer sig om ${emne.da.toLowerCase()}. ${random.pick(STORIES)}`;
}
