import type * as v from 'valibot';
import { checkOrdforraad, checkSoegehjaelp } from './check-ordforraad.ts';
import { type Fejl, type Path, type Places, placeOf, toldAt } from './fejl.ts';
import { doubleIds, type Finding, unknownId } from './finding.ts';
import type { RULE_FILES } from './schemas/rule-files.ts';

type Content<F extends keyof typeof RULE_FILES> = v.InferOutput<(typeof RULE_FILES)[F]>;

/** The read files of a set. */
export type Parts = {
  readonly modtagere: Content<'modtagere.json'>;
  readonly emner: Content<'emner.json'>;
  readonly regler: Content<'regler.json'>;
  readonly vejledning: Content<'vejledning.json'>;
  readonly kategorier: Content<'kategorier.json'>;
  readonly maaltal: Content<'maaltal.json'>;
  readonly indstillinger: Content<'indstillinger.json'>;
  readonly ordforraad: Content<'ordforraad.json'>;
  readonly soegehjaelp: Content<'soegehjaelp.json'>;
};

/** What the files say of each other: every id known and used once, every day said once. */
export function crossCheck(
  parts: Parts,
  { places, present }: { readonly places: Places; readonly present: ReadonlySet<string> },
): readonly Fejl[] {
  const findings = [
    ...idsTwice(parts),
    ...doubleDays(parts),
    ...checkModtagere(parts, present),
    ...checkEmner(parts),
    ...checkRegler(parts),
    ...checkMaaltal(parts),
    ...checkOrdforraad(parts),
    ...checkSoegehjaelp(parts),
  ];
  return findings.map(({ path, ...finding }) =>
    toldAt(placeOf(places, finding.fil, path), finding),
  );
}

/** Words that stand where ids stand and mean something else. */
const RESERVED_WORDS = ['ingen', 'ved-ikke', 'emnets-forvaltning'] as const;

function idsTwice({ modtagere, emner, regler, vejledning, kategorier }: Parts): Finding[] {
  return [
    ...doubleIds('modtagere.json', 'modtagere', modtagere.modtagere),
    ...doubleIds('emner.json', 'emner', emner.emner),
    ...doubleIds('regler.json', 'regler', regler.regler),
    ...doubleIds('vejledning.json', 'vejledninger', vejledning.vejledninger),
    ...doubleIds('kategorier.json', 'overordnedeEmner', kategorier.overordnedeEmner),
    ...doubleIds('kategorier.json', 'borgerensProblem', kategorier.borgerensProblem),
  ];
}

function doubleDays({ modtagere, emner }: Parts): Finding[] {
  return [
    ...modtagere.modtagere.flatMap(({ navne }, i) =>
      sameDay('modtagere.json', ['modtagere', i, 'navne'], navne),
    ),
    ...emner.emner.flatMap(({ hos }, i) => sameDay('emner.json', ['emner', i, 'hos'], hos)),
  ];
}

function sameDay(
  fil: string,
  path: Path,
  entries: readonly { readonly gyldigFra: string }[],
): Finding[] {
  const seen = new Set<string>();
  return entries.flatMap(({ gyldigFra }, i) => {
    const isDouble = seen.has(gyldigFra);
    seen.add(gyldigFra);
    if (!isDouble) return [];
    const besked = `To begynder den ${gyldigFra}. Ret den ene dag, eller slet den ene.`;
    return [{ kode: 'laesning', fil, path: [...path, i, 'gyldigFra'], besked }];
  });
}

function checkModtagere({ modtagere }: Parts, present: ReadonlySet<string>): Finding[] {
  const fil = 'modtagere.json';
  const ids = modtagere.modtagere.map(({ id }) => id);
  const reserves = modtagere.reserve.flatMap((id, i) =>
    unknownId(id, ids, { fil, path: ['reserve', i], noun: 'Modtageren' }),
  );
  const findings: Finding[] = [...reserves];
  if (new Set(modtagere.reserve).size < 2) {
    const besked =
      'Der skal være mindst to forskellige reserver: en reserve kan selv være modtageren.';
    findings.push({ kode: 'laesning', fil, path: ['reserve'], besked });
  }
  for (const [i, { id, certifikater }] of modtagere.modtagere.entries()) {
    if (RESERVED_WORDS.some((word) => word === id)) {
      const besked = `»${id}« har en fast betydning i reglerne. Giv modtageren et andet id.`;
      findings.push({ kode: 'ukendt', fil, path: ['modtagere', i, 'id'], besked });
    }
    for (const [j, path] of certifikater.entries()) {
      if (present.has(path)) continue;
      const besked = `Certifikatet »${path}« findes ikke. Læg filen i regelmappen, eller ret stien.`;
      findings.push({ kode: 'certifikat', fil, path: ['modtagere', i, 'certifikater', j], besked });
    }
  }
  return findings;
}

function checkEmner({ emner, modtagere }: Parts): Finding[] {
  const fil = 'emner.json';
  const ids = modtagere.modtagere.map(({ id }) => id);
  return emner.emner.flatMap((emne, i): Finding[] => {
    const unknown = emne.hos.flatMap(({ id }, j) =>
      unknownId(id, ids, { fil, path: ['emner', i, 'hos', j, 'id'], noun: 'Modtageren' }),
    );
    if (emne.hos.length > 0 || emne.ekstern !== null || emne.afklar !== null) return unknown;
    const besked = `Ingen har emnet »${emne.id}«. Skriv hos, ekstern eller afklar.`;
    return [...unknown, { kode: 'laesning', fil, path: ['emner', i], besked }];
  });
}

function checkRegler(parts: Parts): Finding[] {
  return parts.regler.regler.flatMap((regel, i) => {
    const { gyldigFra, gyldigTil } = regel;
    const findings = [...unknownInNaar(parts, i), ...unknownTargets(parts, i)];
    if (gyldigTil !== null && gyldigTil < gyldigFra) findings.push(endsBeforeItBegins('regler', i));
    return findings.map((finding) => ({ ...finding, regel: regel.id }));
  });
}

function unknownInNaar({ regler, emner, modtagere }: Parts, i: number): Finding[] {
  const naar = regler.regler[i]?.naar;
  const emneIds = emner.emner.map(({ id }) => id);
  const hosts = [...modtagere.modtagere.map(({ id }) => id), 'ingen', 'ved-ikke'];
  const at = (question: string, j: number) => ['regler', i, 'naar', question, j];
  return [
    ...(naar?.emne ?? []).flatMap((id, j) =>
      unknownId(id, emneIds, { fil: 'regler.json', path: at('emne', j), noun: 'Emnet' }),
    ),
    ...(naar?.forvaltning ?? []).flatMap((id, j) =>
      unknownId(id, hosts, { fil: 'regler.json', path: at('forvaltning', j), noun: 'Svaret' }),
    ),
  ];
}

function unknownTargets({ regler, modtagere, vejledning }: Parts, i: number): Finding[] {
  const fil = 'regler.json';
  const regel = regler.regler[i];
  if (regel === undefined) return [];
  const ids = modtagere.modtagere.map(({ id }) => id);
  const texts = vejledning.vejledninger.map(({ id }) => id);
  const path = ['regler', i];
  return [
    ...unknownId(regel.send, [...ids, 'emnets-forvaltning'], {
      fil,
      path: [...path, 'send'],
      noun: 'Modtageren',
    }),
    ...regel.vejledning.flatMap((id, j) =>
      unknownId(id, texts, { fil, path: [...path, 'vejledning', j], noun: 'Vejledningen' }),
    ),
    ...regel.eksempler.flatMap(({ modtager }, j) =>
      unknownId(modtager, ids, {
        fil,
        path: [...path, 'eksempler', j, 'modtager'],
        noun: 'Modtageren',
      }),
    ),
  ];
}

function checkMaaltal({ maaltal, modtagere }: Parts): Finding[] {
  const ids = modtagere.modtagere.map(({ id }) => id);
  return maaltal.maaltal.flatMap(({ forvaltning, gyldigFra, gyldigTil }, i) => {
    const path = ['maaltal', i, 'forvaltning'];
    const where = { fil: 'maaltal.json', path, noun: 'Forvaltningen' };
    const findings = forvaltning === null ? [] : unknownId(forvaltning, ids, where);
    if (gyldigTil !== null && gyldigTil < gyldigFra) {
      findings.push(endsBeforeItBegins('maaltal', i));
    }
    return findings;
  });
}

function endsBeforeItBegins(list: 'regler' | 'maaltal', i: number): Finding {
  const besked = 'gyldigTil ligger før gyldigFra. Ret en af dem.';
  return { kode: 'laesning', fil: `${list}.json`, path: [list, i, 'gyldigTil'], besked };
}
