import * as v from 'valibot';
import type { Sag } from '../register/find-sag.ts';

/** How a klage was routed, as the export tells it. */
export type Rute = {
  readonly regel: string | null;
  readonly regelsaet: string;
  readonly svar: { readonly [question: string]: string };
  readonly afgoerende: { readonly [question: string]: string };
};

const Answers = v.record(v.string(), v.string());

export function ruteOf({ regel, regelsaet, svar, afgoerende }: RuteColumns): Rute {
  return { regel, regelsaet, svar: answersIn(svar), afgoerende: answersIn(afgoerende) };
}

export type RuteColumns = Pick<Sag, 'regel' | 'regelsaet' | 'svar' | 'afgoerende'>;

function answersIn(json: string): Rute['svar'] {
  return v.parse(Answers, JSON.parse(json));
}
