import * as v from 'valibot';
import { TABLE_IDS } from '../report.ts';
import type { ReleasedReport } from './released-report.ts';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.nullable(v.number());

const row = v.strictObject({
  noegle: v.string(),
  navn: v.string(),
  antal: v.exactOptional(count),
  taeller: v.exactOptional(count),
  naevner: v.exactOptional(count),
  andel: v.exactOptional(share),
  middel: v.exactOptional(share),
  skjult: v.exactOptional(v.literal(true)),
});

const column = v.strictObject({
  noegle: v.picklist(['antal', 'taeller', 'naevner', 'andel', 'middel']),
  navn: v.string(),
  slags: v.picklist(['antal', 'andel', 'dage', 'tal']),
  gruppe: v.exactOptional(v.string()),
});

/** What a release holds, and nothing else: a figure that is not meant to be published does not get in. */
const released = v.strictObject({
  periode: v.strictObject({ fra: v.string(), til: v.string() }),
  forvaltninger: v.array(v.string()),
  mindsteCelle: count,
  tabeller: v.array(
    v.strictObject({
      id: v.picklist(TABLE_IDS),
      titel: v.string(),
      definition: v.string(),
      n: count,
      kolonner: v.array(column),
      raekker: v.array(row),
    }),
  ),
  udeladt: v.array(
    v.strictObject({
      id: v.picklist(TABLE_IDS),
      titel: v.string(),
      hvorfor: v.picklist(['for-faa', 'kan-regnes-ud', 'stemmer-ikke']),
    }),
  ),
});

/**
 * A release from what its JSON says.
 * @throws ValiError when it holds anything else than a release does
 */
export function readReleased(json: unknown): ReleasedReport {
  return v.parse(released, json);
}
