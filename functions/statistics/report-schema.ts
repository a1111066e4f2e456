import { toJsonSchema } from '@valibot/to-json-schema';
import * as v from 'valibot';
import { COLUMN_KINDS, I_ALT, type Report, TABLE_IDS } from './report.ts';

const SKEMA = 'https://json-schema.org/draft/2020-12/schema';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

const figure = {
  antal: v.exactOptional(v.pipe(count, v.description('Hvor mange.'))),
  taeller: v.exactOptional(count),
  naevner: v.exactOptional(count),
  andel: v.exactOptional(
    v.pipe(v.nullable(share), v.description('taeller / naevner, ikke afrundet. null: ingen base.')),
  ),
  middel: v.exactOptional(v.nullable(v.number())),
  median: v.exactOptional(v.nullable(v.number())),
  ki95: v.exactOptional(
    v.pipe(
      v.nullable(v.strictTuple([v.number(), v.number()])),
      v.description('95 %-interval i samme enhed. null: kan ikke angives.'),
    ),
  ),
  skjult: v.exactOptional(
    v.pipe(v.literal(true), v.description('Tallet er holdt tilbage i en udgivelse.')),
  ),
};

const day = v.pipe(v.string(), v.isoDate());
const key = v.pipe(v.string(), v.minLength(1));

const column = v.strictObject({
  noegle: v.pipe(key, v.description('Hvor i rækken tallet står, med punktummer: fordelt.X.andel.')),
  navn: v.string(),
  slags: v.picklist(COLUMN_KINDS),
  gruppe: v.exactOptional(v.string()),
});

const row = v.strictObject({
  noegle: v.pipe(key, v.description(`Et id; ${I_ALT} er rækken for dem alle.`)),
  navn: v.string(),
  ...figure,
  foer: v.exactOptional(v.pipe(v.strictObject(figure), v.description('I perioden før.'))),
  aarFoer: v.exactOptional(
    v.pipe(v.strictObject(figure), v.description('I samme periode året før.')),
  ),
  fordelt: v.exactOptional(
    v.pipe(
      v.record(key, v.strictObject(figure)),
      v.description('Det samme efter forvaltning, mål eller enhed.'),
    ),
  ),
  felter: v.exactOptional(
    v.pipe(
      v.record(key, v.nullable(v.union([v.string(), v.number()]))),
      v.description('Det, kun denne tabel har.'),
    ),
  ),
});

const table = v.strictObject({
  id: v.picklist(TABLE_IDS),
  titel: v.string(),
  definition: v.pipe(v.string(), v.description('Hvad der er talt, af hvad og efter hvilken dag.')),
  n: v.pipe(count, v.description('Hvor mange tabellen hviler på.')),
  kolonner: v.array(column),
  raekker: v.array(row),
});

/** A report as JSON (contract §8): what is written can be read again, and nothing else is. */
export const ReportSchema = v.strictObject({
  periode: v.pipe(v.strictObject({ fra: day, til: day }), v.description('Begge dage med.')),
  forvaltninger: v.pipe(v.array(key), v.description('De forvaltninger, rapporten handler om.')),
  tabeller: v.array(table),
});

const whenMadeUp = v.exactOptional(v.pipe(v.literal(true), v.description('Sagerne er opdigtede.')));

/** A report as it is given out: a release also says what it hides. */
const ReportFile = v.strictObject({
  demodata: whenMadeUp,
  ...ReportSchema.entries,
  mindsteCelle: v.exactOptional(
    v.pipe(count, v.description('Kun i en udgivelse: tal fra 1 op til dette er skjult.')),
  ),
  udeladt: v.exactOptional(
    v.pipe(
      v.array(v.strictObject({ id: v.picklist(TABLE_IDS), titel: v.string(), hvorfor: key })),
      v.description('Kun i en udgivelse: tabeller, der er holdt helt tilbage.'),
    ),
  ),
});

/** What is given out, as JSON Schema (2020-12), for whoever reads reports. */
export function reportJsonSchema(): { readonly [key: string]: unknown } {
  const { $schema: _, ...schema } = toJsonSchema(ReportFile, {
    target: 'draft-2020-12',
    errorMode: 'ignore',
  });
  return { $schema: SKEMA, title: 'Rapport', ...schema };
}

/** Fails to compile when the schema reads what is no report. */
export function parseReport(value: unknown): Report {
  return v.parse(ReportSchema, value);
}
