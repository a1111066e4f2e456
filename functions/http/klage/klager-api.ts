import { type Context, Hono } from 'hono';
import { type Day, dayInCopenhagen, isDayOfReceipt } from '../../../src/klage/calendar.ts';
import { fieldError } from '../../../src/klage/error-texts.ts';
import type { FieldError, Sprog } from '../../../src/klage/klage.ts';
import { readKode, readNummer } from '../../../src/klage/number.ts';
import { type FieldFault, parseKlage } from '../../../src/klage/parse-klage.ts';
import type { Received } from '../../receive-klage.ts';
import { catalogueOf, modtagerOf } from '../../receiving/decide-klage.ts';
import { NOEGLE_PATTERN } from '../../receiving/klage-keys.ts';
import { deriveSvar } from '../../routing/derive-svar.ts';
import { parseSvar } from '../../routing/parse-svar.ts';
import { routeKlage } from '../../routing/route-klage.ts';
import { type World, withOneVersion } from '../../world.ts';
import type { Env } from '../client.ts';
import type { Intake, SentApi } from '../intake.ts';
import { choiceOf, guidance } from '../page-data.ts';
import { faultStatus, problem } from '../problem.ts';
import { type StatusDesk, statusOf } from '../sag/status.ts';
import { UNSCANNED, virusErrors } from './scan-errors.ts';

const KEY_HEADER = 'Idempotency-Key';
const KEY_FORM = '22–128 tegn af A–Z a–z 0–9 _ -, tilfældigt valgt (random)';

type ApiDesk = { readonly world: World; readonly intake: Intake; readonly status: StatusDesk };

/** The interface for other systems: the same klage, rules and answers as the form. */
export function klageApi(desk: ApiDesk): Hono<Env> {
  const app = new Hono<Env>();
  app.post('/api/klager', (c) => postKlage(desk, c));
  app.post('/api/rute', (c) => postRute(desk, c));
  app.get('/api/sager/:nummer', (c) => getSag(desk, c));
  return app;
}

async function postKlage(desk: ApiDesk, c: Context<Env>): Promise<Response> {
  const { intake } = desk;
  const noegle = c.req.header(KEY_HEADER);
  if (noegle === undefined || !NOEGLE_PATTERN.test(noegle))
    return problem(400, { errors: [keyError(noegle)] });
  const sent = await intake.readApi(c);
  if (sent.kind === 'problem') return problem(sent.status);
  const world = withOneVersion(desk.world);
  try {
    const sprog = sent.fields.get('sprog') === 'en' ? 'en' : 'da';
    const today = dayInCopenhagen(world.clock.now());
    const fuldmagt = sent.files.some(({ felt }) => felt === 'fuldmagt');
    const parsed = parseKlage(sent.fields, catalogueOf(world.rules()), { today, fuldmagt });
    const faults = [...(parsed.ok ? [] : parsed.faults), ...sent.faults];
    const checked = await intake.checkFiles(sent, sprog);
    const errors = [...faults.map((fault) => fieldError(fault, sprog)), ...checked.errors];
    if (!parsed.ok || errors.length > 0) return problem(faultStatus(errors), { sprog, errors });
    const { klage } = parsed;
    const submission = {
      klage,
      bilag: checked.bilag,
      noegle,
      vistModtager: null,
      muligSpam: false,
      tidligere: null,
    };
    return answerReceived(await intake.receive(c, world, submission), sprog);
  } finally {
    sent.release();
  }
}

function answerReceived(received: Received, sprog: Sprog): Response {
  switch (received.kind) {
    case 'created':
    case 'repeated': {
      const { modtaget: _modtaget, ...body } = received.receipt;
      return Response.json(
        { ...body, kode: received.kode },
        {
          status: received.kind === 'created' ? 201 : 200,
          headers: { 'content-language': sprog },
        },
      );
    }
    case 'other-body':
      return problem(422, { sprog, errors: [usedKeyError(sprog)] });
    case 'virus':
      return problem(422, { sprog, errors: virusErrors(received.fundet, sprog) });
    case 'uvist':
      return problem(503, { sprog, detail: UNSCANNED[sprog] });
    case 'route-changed':
    case 'unavailable':
      return problem(503, { sprog });
  }
}

async function postRute({ world, intake }: ApiDesk, c: Context<Env>): Promise<Response> {
  const sent = await intake.readApi(c);
  if (sent.kind === 'problem') return problem(sent.status);
  sent.release();
  const rules = world.rules();
  const { dag: asked, sprog: language, ...given } = Object.fromEntries(sent.fields);
  const sprog = language === 'en' ? 'en' : 'da';
  const dag = readDag(asked, world);
  const parsed = parseSvar(rules, given, dag ?? dayInCopenhagen(world.clock.now()));
  const faults = [
    ...notQuestions(sent),
    ...(dag === null ? [{ field: 'dag', code: 'format' } as const] : []),
    ...(isSprog(language) ? [] : [{ field: 'sprog', code: 'ukendt' } as const]),
    ...(parsed.ok ? [] : parsed.faults),
  ];
  if (!parsed.ok || dag === null || faults.length > 0) {
    return problem(422, { sprog, errors: faults.map((fault) => fieldError(fault, sprog)) });
  }
  const decision = routeKlage(rules, deriveSvar(rules, parsed.given, dag), dag);
  return Response.json({
    modtager: choiceOf(modtagerOf(rules, decision.modtager), dag, sprog),
    regel: decision.regel,
    regelsaet: rules.hash,
    begrundelse: decision.begrundelse[sprog],
    vejledning: guidance(rules, decision.vejledning, sprog),
    afgoerende: decision.afgoerende,
  });
}

/** The day to decide for: today when none is given, null when it is no day. */
function readDag(asked: unknown, world: World): Day | null {
  if (asked === undefined) return dayInCopenhagen(world.clock.now());
  return typeof asked === 'string' && isDayOfReceipt(asked) ? asked : null;
}

function isSprog(language: unknown): boolean {
  return language === undefined || language === 'da' || language === 'en';
}

/** A question has one answer each, and no files. */
function notQuestions({ faults, files }: SentApi): readonly FieldFault[] {
  return [...faults, ...files.map(({ felt }) => ({ field: felt, code: 'ukendt' }) as const)];
}

async function getSag({ status }: ApiDesk, c: Context<Env>): Promise<Response> {
  const bearer = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
  const found = await statusOf(status, c, {
    nummer: readNummer(c.req.param('nummer') ?? ''),
    kode: readKode(bearer),
  });
  if (found.kind === 'wait') {
    return problem(429, { headers: { 'retry-after': String(found.seconds) } });
  }
  if (found.kind === 'unknown') return problem(404);
  return Response.json(found.status);
}

function keyError(noegle: string | undefined): FieldError {
  return {
    field: KEY_HEADER,
    code: noegle === undefined ? 'mangler' : 'format',
    message: `Send ${KEY_HEADER}: ${KEY_FORM}.`,
  };
}

function usedKeyError(sprog: Sprog): FieldError {
  const message = {
    da: 'Nøglen er brugt til en anden klage. Er det en ny henvendelse, så send den med en ny nøgle.',
    en: 'The key was used for another complaint. If this is a new one, send it with a new key.',
  }[sprog];
  return { field: KEY_HEADER, code: 'format', message };
}
