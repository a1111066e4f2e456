import { isMaal, MAAL, MAAL_GRAENSER } from '../../src/klage/maal.ts';
import type { Path } from './fejl.ts';
import { endsBeforeItBegins, type Finding, type Parts, unknownId } from './finding.ts';
import { didYouMean } from './nearest.ts';

/** What maaltal.json says of forvaltninger and measures, and of itself. */
export function checkMaaltal({ maaltal, modtagere }: Parts): Finding[] {
  return maaltal.maaltal.flatMap((one, i) => {
    const at = (key: string) => ({ fil: 'maaltal.json', path: ['maaltal', i, key] });
    const isTwice = maaltal.maaltal.slice(0, i).some((other) => sameTarget(one, other));
    const besked = 'Måltallet står to gange fra samme dag. Slet det ene.';
    return [
      ...(one.forvaltning === null
        ? []
        : checkForvaltning(one.forvaltning, modtagere, at('forvaltning'))),
      ...checkMaal(one, at),
      ...(one.gyldigTil !== null && one.gyldigTil < one.gyldigFra
        ? [endsBeforeItBegins('maaltal', i)]
        : []),
      ...(isTwice ? [{ kode: 'laesning' as const, ...at('gyldigFra'), besked }] : []),
    ];
  });
}

function checkForvaltning(
  id: string,
  { modtagere }: Parts['modtagere'],
  where: { readonly fil: string; readonly path: Path },
): Finding[] {
  const found = modtagere.find((modtager) => modtager.id === id);
  if (found?.slags === 'forvaltning') return [];
  if (found === undefined) {
    const ids = modtagere.map((modtager) => modtager.id);
    return unknownId(id, ids, { ...where, noun: 'Forvaltningen' });
  }
  const besked = `»${id}« er ikke en forvaltning. Skriv en forvaltnings id, eller null for alle.`;
  return [{ kode: 'ukendt', ...where, besked }];
}

type Target = Parts['maaltal']['maaltal'][number];

function sameTarget(a: Target, b: Target): boolean {
  return a.maal === b.maal && a.forvaltning === b.forvaltning && a.gyldigFra === b.gyldigFra;
}

/** A target for something that is measured, and that it can reach. */
function checkMaal(
  target: Target,
  at: (key: string) => { readonly fil: string; readonly path: Path },
): Finding[] {
  const { maal } = target;
  if (!isMaal(maal)) {
    const cure = didYouMean(maal, MAAL) || ` Her kan stå: ${MAAL.join(', ')}.`;
    return [{ kode: 'ukendt', ...at('maal'), besked: `Målet »${maal}« findes ikke.${cure}` }];
  }
  const { fra, til, enhed } = MAAL_GRAENSER[maal];
  return (['hoejst', 'mindst'] as const).flatMap((key) => {
    const value = target[key];
    if (value === undefined || (value >= fra && value <= til)) return [];
    const example = enhed === 'andel' ? ' 0.9 er 90 %.' : '';
    const besked = `»${maal}« ligger fra ${fra} til ${til}. Ret tallet.${example}`;
    return [{ kode: 'laesning', ...at(key), besked }];
  });
}
