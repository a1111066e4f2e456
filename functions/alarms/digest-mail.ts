import type { Day } from '../../src/klage/calendar.ts';
import type { Saldo } from '../register/saldo.ts';
import { HANDBOOK } from './alarm-list.ts';

/** What the daily mail says: figures, ids and numbers, no word of a citizen. */
export type DigestFacts = {
  readonly kommune: string;
  readonly system: string;
  readonly demo: boolean;
  readonly dag: Day;
  readonly udgave: string;
  /** The version of each instance that runs. */
  readonly instanser: readonly string[];
  readonly iGaar: number;
  readonly saldo: Saldo;
  /** Seconds; 0: none waits. */
  readonly aeldsteVentende: number;
  /** Numbers that wait for a person, some of them. */
  readonly manuelle: readonly string[];
  readonly udenKvittering: number;
  readonly kvitteringsfrist: number;
  readonly certifikater: readonly { readonly modtager: string; readonly dage: number }[];
  /** Modtagere without a certificate that can be used today. */
  readonly udenCertifikat: readonly string[];
  readonly regelsaet: string;
  readonly forslag: readonly string[];
  readonly alarmer: readonly { readonly navn: string; readonly antal: number }[];
  readonly slettet: number;
};

const HOUR_S = 3_600;
const DAYS_SOON = 30;
const NUMRE_MAX = 6;
const ALARMER_MAX = 6;
const LINE_CHARS_MAX = 72;

/** The daily mail: whether all is well, and the figures to see it by. */
export function digestMail(facts: DigestFacts) {
  const waits = whatWaits(facts);
  const mark = facts.demo ? 'Demodata: ' : '';
  const verdict = waits.length === 0 ? 'alt vel' : waits.join(', ');
  return {
    subject: `${mark}Klagevej: ${verdict}`,
    lines: [
      `${facts.kommune}, ${inWords(facts.dag)}`,
      `${facts.system}, udgave ${facts.udgave}, ${running(facts.instanser)}`,
      '',
      ...(waits.length === 0
        ? ['Alt vel: intet venter på jer.']
        : ['Se på:', ...waits.map((what) => `  * ${what}`)]),
      ...['', ...klageLines(facts), ...['', ...certificateLines(facts)]],
      ...['', ...otherLines(facts), ''],
      'Denne mail kommer hver dag kl. 7. Kommer den ikke, er noget galt:',
      `${HANDBOOK}#alarmer`,
    ],
  };
}

/** Everything somebody should look at, the worst first; short, for the subject. */
export function whatWaits(facts: DigestFacts): readonly string[] {
  const { saldo, udenKvittering } = facts;
  const soon = facts.certifikater.filter(({ dage }) => dage <= DAYS_SOON).length;
  const alarms = facts.alarmer.reduce((sum, { antal }) => sum + antal, 0);
  const said: readonly (readonly [boolean, string])[] = [
    [saldo.balance !== 0, `balancen er ${saldo.balance}`],
    [saldo.manuel > 0, `${saldo.manuel} hos en person`],
    [facts.aeldsteVentende >= HOUR_S, `${saldo.venter + saldo.sendes} venter på at blive sendt`],
    [facts.udenCertifikat.length > 0, `${facts.udenCertifikat.length} uden gyldigt certifikat`],
    [soon > 0, `${counted(soon, 'certifikat', 'certifikater')} udløber`],
    [udenKvittering > 0, `${udenKvittering} uden kvittering`],
    [facts.forslag.length > 0, `${counted(facts.forslag.length, 'regelsæt', 'regelsæt')} venter`],
    [alarms > 0, counted(alarms, 'alarm', 'alarmer')],
  ];
  return said.filter(([is]) => is).map(([, what]) => what);
}

function klageLines(facts: DigestFacts): readonly string[] {
  const { saldo, manuelle } = facts;
  const more = saldo.manuel > NUMRE_MAX ? ' …' : '';
  const numre = manuelle.slice(0, NUMRE_MAX).join(', ');
  return [
    'Klager',
    figure('modtaget i går', facts.iGaar),
    figure('modtaget i alt', saldo.modtaget),
    `${figure('venter, sendes', saldo.venter + saldo.sendes)}${oldest(facts.aeldsteVentende)}`,
    figure('accepteret', saldo.accepteret),
    figure(`  uden kvittering efter ${facts.kvitteringsfrist} arb.dage`, facts.udenKvittering),
    figure('kvitteret', saldo.kvitteret),
    figure('hos en person', saldo.manuel),
    ...(numre === '' ? [] : wrapped(`    ${numre}${more}`)),
    figure('balance (skal være 0)', saldo.balance),
  ];
}

/** Those that lapse first come first. */
function certificateLines({ certifikater, udenCertifikat }: DigestFacts): readonly string[] {
  const sorted = certifikater.toSorted((a, b) => a.dage - b.dage);
  return [
    'Certifikater, dage tilbage',
    ...wrapped(`  ${sorted.map(({ modtager, dage }) => `${modtager} ${dage}`).join(', ')}`),
    ...(udenCertifikat.length === 0
      ? []
      : wrapped(`  uden et, der gælder i dag: ${udenCertifikat.join(', ')}`)),
  ];
}

function otherLines({ regelsaet, forslag, alarmer, slettet }: DigestFacts): readonly string[] {
  const shown = alarmer.slice(0, ALARMER_MAX).map(({ navn, antal }) => `${navn} ${antal}`);
  const more = alarmer.length > ALARMER_MAX ? ' …' : '';
  return [
    `Regler i kraft: ${short(regelsaet)}`,
    ...wrapped(`Regler, der venter: ${forslag.map(short).join(', ') || 'ingen'}`),
    ...wrapped(`Alarmer det sidste døgn: ${shown.join(', ') || 'ingen'}${more}`),
    `Slettet siden i går, fordi fristen var gået: ${slettet}`,
  ];
}

function figure(label: string, antal: number): string {
  return `  ${label.padEnd(40)}${antal.toLocaleString('da-DK').padStart(12)}`;
}

function oldest(seconds: number): string {
  if (seconds === 0) return '';
  const hours = Math.floor(seconds / HOUR_S);
  return `  den ældste i ${hours > 0 ? `${hours} t` : `${Math.ceil(seconds / 60)} min`}`;
}

function running(instanser: readonly string[]): string {
  const versions = new Set(instanser);
  const which = versions.size > 1 ? ` (${[...versions].join(', ')})` : '';
  return `${counted(instanser.length, 'instans', 'instanser')} kører${which}`;
}

function counted(antal: number, one: string, many: string): string {
  return `${antal} ${antal === 1 ? one : many}`;
}

function short(hash: string): string {
  return hash.slice(0, 12);
}

function inWords(dag: Day): string {
  const noon = new Date(`${dag}T12:00:00Z`);
  return noon.toLocaleDateString('da-DK', { dateStyle: 'full', timeZone: 'UTC' });
}

/** Lines no longer than a mail shows, each as far in as the first. */
function wrapped(text: string): readonly string[] {
  const margin = /^ */.exec(text)?.[0] ?? '';
  const lines = [margin];
  for (const word of text.trim().split(' ')) {
    const last = lines.at(-1) ?? '';
    const isFirst = last.trim() === '';
    if (isFirst) lines[lines.length - 1] = last + word;
    else if (last.length + 1 + word.length > LINE_CHARS_MAX) lines.push(margin + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
