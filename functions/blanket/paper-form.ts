import type { Sprog } from '../../src/klage/klage.ts';
import { sager } from '../../src/texts/medarbejder-sager.ts';
import { textsIn } from '../../src/texts/texts.ts';
import type { RuleSet } from '../routing/rule-set.ts';
import { MANUAL_KANALER } from '../sager/new-henvendelse.ts';
import type { ToDocumentMaker } from '../threads/document-thread.ts';
import { type PaperQuestion, paperSections } from './paper-questions.ts';

/** The Typst file, from the folder `functions`. */
export const BLANKET_TYP = 'blanket/blanket.typ';
/** Enough to tell one version of the rules from another. */
const UDGAVE_CHARS = 8;

export type PaperForm = {
  readonly rules: Pick<RuleSet, 'hash' | 'indstillinger'>;
  /** Names of the forvaltninger a citizen can pick, in the language of the form. */
  readonly forvaltninger: readonly string[];
  readonly sprog: Sprog;
  /** Where the form on the screen is. */
  readonly klageUrl: URL;
  readonly demo: boolean;
};

/** All that blanket.typ shows: the questions of the form, and what stands around them. */
export function paperForm({
  rules,
  forvaltninger,
  sprog,
  klageUrl,
  demo,
}: PaperForm): ToDocumentMaker['data'] {
  const { kommune, borgerraadgiver, svarfristArbejdsdage } = rules.indstillinger;
  const { blanket: t, layout } = textsIn(sprog);
  const navn = sprog === 'da' ? kommune.navn : kommune.navnEn;
  return {
    ...{ sprog, kommune: navn, titel: t.titel, klagTil: t.klagTil(navn), demo },
    ...{ indledning: t.indledning, fare: layout.fare, demoNote: layout.demo },
    saadan: t.saadan,
    send: [navn, kommune.adresse],
    hjaelp: [t.hjaelp(kommune.telefon), kommune.aabningstider[sprog]],
    nettet: t.nettet(`${klageUrl.host}${klageUrl.pathname}`),
    ret: t.ret(svarfristArbejdsdage),
    raadgiver: t.raadgiver(borgerraadgiver.telefon, borgerraadgiver.email),
    ...{ frist: t.frist, oplysninger: t.data(navn, kommune.dpo) },
    dele: numbered(paperSections({ sprog, forvaltninger })),
    kommunen: staffBox(),
    tekster: {
      ...{ gem: t.gem, saadan: t.saadanTitel, send: t.sendTitel, sendHjaelp: t.send },
      ...{ hjaelp: t.hjaelpTitel, ret: t.retTitel, frist: t.fristTitel, data: t.dataTitel },
      ...{ kvittering: t.kvitteringTitel, kvitteringHjaelp: t.kvitteringHjaelp },
      ...{ dato: t.kvittering.dato, nummer: t.kvittering.nummer, af: t.kvittering.af },
      ...{ dag: t.dag, maaned: t.maaned, aar: t.aar, slut: t.slut, kommunen: t.kommunen },
      side: t.side('{side}', '{alle}'),
      udgave: t.udgave(rules.hash.slice(0, UDGAVE_CHARS)),
    },
  };
}

/** Questions counted from 1 through all sections, so that people can name them on the phone. */
function numbered(sections: ReturnType<typeof paperSections>) {
  let nummer = 0;
  const withNumber = (question: PaperQuestion) => {
    nummer += 1;
    return { ...question, nummer };
  };
  return sections.map(({ overskrift, spoergsmaal }) => ({
    overskrift,
    spoergsmaal: spoergsmaal.map(withNumber),
  }));
}

/** In Danish in both languages: it is what staff type when they write the klage down. */
function staffBox() {
  const { dag, maaned, aar } = textsIn('da').blanket;
  return {
    ...{ dag, maaned, aar },
    modtaget: sager.henvendelse.modtaget,
    kanal: sager.henvendelse.kanal,
    kanaler: MANUAL_KANALER.map((kanal) => sager.vaerdier.kanal[kanal]),
    felter: [sager.klage.forvaltning, sager.formular.emne, sager.liste.nummer],
  };
}
