import { type Context, Hono } from 'hono';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { bodyBlocks } from '../../bilag/body-blocks.ts';
import { knownIds } from '../../register/known-ids.ts';
import type { ImportAnswer } from '../../register-tools/import-answer.ts';
import {
  type ImportDesk,
  importAllOrNothing,
  importLines,
} from '../../register-tools/import-lines.ts';
import { withSpool } from '../../register-tools/spool.ts';
import {
  type AskingSystem,
  makeSystemTokens,
  type ReadSystemToken,
} from '../../staff/system-token.ts';
import type { World } from '../../world.ts';
import { bodyOf, type Env } from '../client.ts';
import { problem } from '../problem.ts';
import { makeTurns } from '../throttle.ts';

/** As long as a batch is written, a klage waits: small ones. */
const LINES_AT_ONCE = 100;
const BODY_BYTES_MAX = 1024 * 1024 * 1024;
/** Imports at work in this process; the next ones wait. */
const IMPORTS_AT_ONCE_MAX = 1;

const NO_PROVIDER =
  'Import over API’et kræver login: sæt OIDC_ISSUER, OIDC_CLIENT_ID og OIDC_CLIENT_SECRET, eller brug npm run register -- importer FIL.ndjson.';
const NOT_ALLOWED =
  'Systemet har ikke lov til at importere. Giv det rollen registerimport eller scopet register.';
const UNREACHABLE = 'Loginudbyderen svarer ikke, så intet er modtaget. Prøv igen om lidt.';
const NOT_NDJSON = 'Send application/x-ndjson: én sag på hver linje. Intet er modtaget.';
const TOO_LARGE = `Send højst ${BODY_BYTES_MAX / 1024 ** 3} GB ad gangen. De linjer, der nåede at komme ind, er gemt; send filen igen i flere dele.`;

type RegisterDesk = {
  readonly world: World;
  /** null: there is no provider to trust. */
  readonly readToken: ReadSystemToken | null;
  readonly inTurn: ReturnType<typeof makeTurns>;
};

/** `POST /api/register`: cases from other systems, as NDJSON (contract §7). */
export function registerApi(world: World): Hono<Env> {
  const app = new Hono<Env>();
  const desk = { world, readToken: tokensOf(world), inTurn: makeTurns(IMPORTS_AT_ONCE_MAX) };
  app.post('/api/register', (c) => postRegister(desk, c));
  return app;
}

function tokensOf({ settings, clock }: World): ReadSystemToken | null {
  const { oidc, publicUrl } = settings;
  if (oidc === null) return null;
  const audience = [publicUrl.origin, publicUrl.href];
  return makeSystemTokens(oidc, { audience, now: clock.now });
}

async function postRegister(desk: RegisterDesk, c: Context<Env>): Promise<Response> {
  if (desk.readToken === null) return problem(403, { detail: NO_PROVIDER });
  const asking = await desk.readToken(c.req.header('authorization'));
  const refusal = refusalOf(asking);
  if (refusal !== null) return refusal;
  if (!isNdjson(c.req.header('content-type'))) return problem(415, { detail: NOT_NDJSON });
  return desk.inTurn('import', () => takeIn(desk.world, c, asking));
}

function refusalOf(asking: AskingSystem): Response | null {
  switch (asking.kind) {
    case 'known':
      return null;
    case 'unknown':
      return problem(401, { headers: { 'www-authenticate': 'Bearer' } });
    case 'not-allowed':
      return problem(403, { detail: NOT_ALLOWED });
    case 'unreachable':
      return problem(503, { detail: UNREACHABLE });
  }
}

function isNdjson(type: string | undefined): boolean {
  return /^application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines)(?:;|$)/i.test(type ?? '');
}

async function takeIn(world: World, c: Context<Env>, asking: AskingSystem): Promise<Response> {
  const altEllerIntet = c.req.query('altEllerIntet') === 'ja';
  const desk = await deskOf(world);
  try {
    const bytes = limited(bodyBlocks(bodyOf(c)));
    const answer = altEllerIntet
      ? await withSpool(world.settings.dataDir, bytes, (open) => importAllOrNothing(desk, open))
      : await importLines(desk, () => bytes);
    tell(world, asking, answer);
    return Response.json(answer, { status: altEllerIntet && answer.afvist > 0 ? 422 : 200 });
  } catch (error) {
    if (error instanceof TooLarge) return problem(413, { detail: TOO_LARGE });
    throw error;
  }
}

async function deskOf({ db, clock, latestRules }: World): Promise<ImportDesk> {
  const known = await knownIds(db, await latestRules());
  const judge = { known, today: dayInCopenhagen(clock.now()) };
  return { db, judge, now: clock.now, linesAtOnce: LINES_AT_ONCE };
}

class TooLarge extends Error {}

async function* limited(blocks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void> {
  let bytes = 0;
  for await (const block of blocks) {
    bytes += block.length;
    if (bytes > BODY_BYTES_MAX) throw new TooLarge('The body is too large.');
    yield block;
  }
}

/** Counts only: a line could hold what somebody typed. */
function tell({ log }: World, asking: AskingSystem, answer: ImportAnswer): void {
  const klient = 'klient' in asking ? asking.klient : '';
  const { laest, oprettet, uaendret, opdateret, afvist } = answer;
  log('info', 'register-import', { klient, laest, oprettet, uaendret, opdateret, afvist });
}
