import type { Context } from 'hono';
import * as v from 'valibot';
import { filesOfVersion } from '../../register/kept-versions.ts';
import type { RuleSetFiles } from '../../routing/read-rule-files.ts';
import { RULE_FILES } from '../../routing/schemas/rule-files.ts';
import { withCertificates } from '../../workshop/edited-text.ts';
import { withFile } from '../../workshop/file-text.ts';
import { proveNewest } from '../../workshop/proof-facts.ts';
import { versionsAtWork } from '../../workshop/workshop.ts';
import { bodyOf } from '../client.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { problem } from '../problem.ts';
import { readBytes } from '../read-bytes.ts';
import { type Bench, whoWorks } from './workshop-bench.ts';

/** Every rule file at its largest, escaped. */
const BODY_BYTES_MAX = 16_000_000;

const Question = v.object({
  /** Hash of the version that has the files which are left out; else what is worked on has. */
  grundlag: v.optional(v.string(), ''),
  filer: v.record(v.string(), v.string()),
});

/** Proves texts that nobody has saved: `{ grundlag?, filer: { name: text } }` → Tjek, and `fund`. */
export async function proofRoute(bench: Bench, c: Context<StaffEnv>): Promise<Response> {
  const body = await readBytes(bodyOf(c), BODY_BYTES_MAX);
  if (body === null) return problem(413);
  const question = v.safeParse(Question, parse(body));
  if (!question.success) return problem(400);
  const { medarbejder } = whoWorks(bench, c);
  const files = await filesOf(bench, question.output);
  const proved = await proveNewest(bench.workshop, files, `${medarbejder.id} bevis`);
  if (proved === null) return c.json({ detail: 'Et nyere spørgsmål er kommet imens.' }, 409);
  return c.json({ ...proved.tjek, fund: proved.facts.fund });
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

async function filesOf(
  { workshop }: Bench,
  { grundlag, filer }: v.InferOutput<typeof Question>,
): Promise<RuleSetFiles> {
  const { db } = workshop.world;
  const base = (await filesOfVersion(db, grundlag)) ?? (await versionsAtWork(db)).files;
  const typed = Object.entries(filer)
    .filter(([fil]) => fil in RULE_FILES)
    .reduce((files, [fil, text]) => withFile(files, fil, new TextEncoder().encode(text)), base);
  return withCertificates(workshop.world, typed);
}
