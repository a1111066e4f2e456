import type { Catalogue, ParsedKlage } from '../../src/klage/parse-klage.ts';
import { parseKlage } from '../../src/klage/parse-klage.ts';

export const TODAY = '2026-03-31';

/** A small kommune: one emne that asks who has it, one that does not. */
export const CATALOGUE: Catalogue = {
  emner: new Map([
    ['hjemmepleje', { afklar: null }],
    ['stoej', { afklar: { da: 'Hvem larmer?', en: 'Who makes the noise?' } }],
  ]),
  forvaltninger: new Set(['NORD', 'SYD']),
  modtagere: new Set(['NORD', 'SYD', 'RAAD']),
};

/** The least a citizen can send. */
export const LEAST = {
  emne: 'hjemmepleje',
  beskrivelse: 'Hjælpen kom ikke.',
  navn: 'Anna Å. Prøve',
  email: 'anna@eksempel.dk',
} as const;

type Input = { readonly [field: string]: unknown };

/** Parses {@link LEAST} with some fields changed; `undefined` takes a field away. */
export function parse(
  changed: Input,
  { fuldmagt = false }: { readonly fuldmagt?: boolean | null } = {},
): ParsedKlage {
  const fields = Object.entries({ ...LEAST, ...changed }).filter(([, v]) => v !== undefined);
  return parseKlage(new Map(fields), CATALOGUE, { today: TODAY, fuldmagt });
}

/** The faults as `field code`, in order. */
export function faults(changed: Input, options?: Parameters<typeof parse>[1]): readonly string[] {
  const parsed = parse(changed, options);
  return parsed.ok ? [] : parsed.faults.map(({ field, code }) => `${field} ${code}`);
}

/** The parsed klage. @throws when it has faults. */
export function klageOf(changed: Input): Extract<ParsedKlage, { ok: true }>['klage'] {
  const parsed = parse(changed);
  if (!parsed.ok) throw new Error(`Expected a klage, got ${JSON.stringify(parsed.faults)}`);
  return parsed.klage;
}
