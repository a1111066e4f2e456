import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answer, misused } from '../command-line.ts';
import { jsonSchemas } from '../routing/json-schemas.ts';
import type { Invocation } from './invocation.ts';

/** Writes the JSON Schemas of the rule files, made from the reader's own, into `skemaer/`. */
export async function skemaer({ dir, args }: Invocation): Promise<Answer> {
  if (args.length > 0) return misused('skemaer tager ingen filer. Vælg mappen med --regler MAPPE.');
  const folder = join(dir, 'skemaer');
  await mkdir(folder, { recursive: true });
  const schemas = jsonSchemas();
  for (const [fil, text] of schemas) await writeFile(join(folder, fil), text);
  const written = [...schemas.keys()].map((fil) => join(folder, fil));
  return { exitCode: 0, text: written.map((path) => `Skrev ${path}`), data: { skrevet: written } };
}
