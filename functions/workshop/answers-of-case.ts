import * as v from 'valibot';
import { SvarSchema } from '../objects/manifest.ts';
import { findByNummer } from '../register/find-sag.ts';
import type { Db } from '../register/tables.ts';

/** The closed answers of a case, by field as a trial has them; null when there is no such case. */
export async function answersOfCase(db: Db, nummer: string): Promise<URLSearchParams | null> {
  const sag = await findByNummer(db, nummer);
  if (sag === null) return null;
  const { forvaltning: _derived, ...svar } = v.parse(SvarSchema, JSON.parse(sag.svar));
  const fields = new URLSearchParams(Object.entries(svar));
  if (sag.valgt_forvaltning !== null) fields.set('valgtForvaltning', sag.valgt_forvaltning);
  return fields;
}
