import * as v from 'valibot';
import { vaerksted } from '../texts/vaerksted.ts';
import type { Knowledge } from './complete-json.ts';

const Known = v.array(v.object({ id: v.string(), navn: v.string() }));
const EditorData = v.object({
  fil: v.string(),
  grundlag: v.string(),
  dag: v.string(),
  linje: v.nullable(v.number()),
  skema: v.unknown(),
  ord: v.record(v.string(), v.string()),
  kendte: v.object({
    emne: Known,
    modtager: Known,
    forvaltning: Known,
    vejledning: Known,
    certifikat: Known,
  }),
});

export type EditorData = Pick<v.InferOutput<typeof EditorData>, 'fil' | 'grundlag' | 'linje'> & {
  readonly knowledge: Knowledge;
};

/** What the page tells its script of the file. @throws when the page has no such data. */
export function readEditorData(text: string): EditorData {
  const { fil, grundlag, linje, dag, skema, ord, kendte } = v.parse(EditorData, JSON.parse(text));
  const { svar } = vaerksted;
  const named = (id: keyof typeof svar) => ({ id, navn: svar[id] });
  const known = {
    ...kendte,
    send: [named('emnets-forvaltning')],
    uden: [named('ingen'), named('ved-ikke')],
  };
  return { fil, grundlag, linje, knowledge: { fil, schema: skema, known, words: ord, dag } };
}
