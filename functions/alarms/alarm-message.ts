import type { Noted } from './alarm-book.ts';
import { alarmWords, HANDBOOK } from './alarm-list.ts';

/** What every alarm says of the system it comes from. */
export type AlarmSource = {
  /** PUBLIC_URL. */
  readonly publicUrl: URL;
  readonly demo: boolean;
};

/** What a target is told: words for people, and the same for programs. */
export type AlarmMessage = {
  readonly subject: string;
  readonly lines: readonly string[];
  readonly json: {
    readonly system: string;
    readonly demo: boolean;
    /** All of it in words, for whatever shows one text. */
    readonly text: string;
    readonly alarmer: readonly ToldAlarm[];
  };
};

type ToldAlarm = {
  readonly navn: string;
  /** How often since it was last told. */
  readonly antal: number;
  readonly besked: string;
  readonly goer: string;
  /** Path and anchor in the repository. */
  readonly haandbog: string;
  readonly om: readonly string[];
};

/** One message of all that a target is to be told: names and counts, never what a citizen wrote. */
export function alarmMessage(noted: readonly Noted[], source: AlarmSource): AlarmMessage {
  const alarmer = noted.map(told);
  const system = source.publicUrl.origin;
  const lines = [
    `Klagevej på ${system} melder:`,
    ...alarmer.flatMap(linesOf),
    '',
    'Det samme meldes højst én gang i timen; tallet er alle gange siden sidst.',
    'Her står intet, som en borger har skrevet.',
  ];
  const mark = source.demo ? 'Demodata: ' : '';
  const json = { system, demo: source.demo, text: lines.join('\n'), alarmer };
  return { subject: `${mark}Klagevej: ${headline(alarmer)}`, lines, json };
}

function told({ navn, antal, om }: Noted): ToldAlarm {
  const { besked, goer, afsnit } = alarmWords(navn) ?? UNKNOWN;
  return { navn, antal, besked, goer, haandbog: `${HANDBOOK}#${afsnit}`, om };
}

/** An instance of a newer version may raise what this one has no words for. */
const UNKNOWN = {
  besked: 'En alarm, som denne udgave ikke kender.',
  goer: 'Find dens navn i håndbogen til den nyeste udgave, der kører.',
  afsnit: 'alarmer',
};

function headline(alarmer: readonly ToldAlarm[]): string {
  const [first] = alarmer;
  const others = alarmer.length - 1;
  const more = others > 0 ? ` (og ${others} ${others === 1 ? 'alarm' : 'alarmer'} mere)` : '';
  return `${(first?.besked ?? '').replace(/\.$/, '')}${more}`;
}

function linesOf({ navn, antal, besked, goer, haandbog, om }: ToldAlarm): readonly string[] {
  return [
    '',
    `* ${besked}`,
    `  ${navn}, ${antal === 1 ? 'en gang' : `${antal} gange`}`,
    ...(om.length === 0 ? [] : [`  Om: ${om.map(inWords).join(', ')}`]),
    `  Gør nu: ${goer}`,
    `  Læs mere: ${haandbog}`,
  ];
}

/** `SOF(14)` is a certificate's owner and the days it has left. */
function inWords(om: string): string {
  return om.replace(/^(.+)\((-?\d+)\)$/, '$1 (dage tilbage: $2)');
}
