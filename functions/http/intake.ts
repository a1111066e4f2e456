import type { Context } from 'hono';
import { fieldError } from '../../src/klage/error-texts.ts';
import type { Bilag, FieldError, Sprog } from '../../src/klage/klage.ts';
import type { FieldFault } from '../../src/klage/parse-klage.ts';
import { type ByteBudget, makeByteBudget, type Release } from '../bilag/byte-budget.ts';
import { checkBilag } from '../bilag/check-bilag.ts';
import { UPLOADS_BYTES_MAX, uploadBytes } from '../bilag/limits.ts';
import { type RawFile, type ReadForm, readForm } from '../bilag/read-form.ts';
import { type Received, receiveKlage, type Submission } from '../receive-klage.ts';
import type { Trace } from '../telemetry/trace.ts';
import type { World } from '../world.ts';
import { bodyOf, clientBlock, type Env } from './client.ts';
import type { ProblemStatus } from './problem.ts';
import { readJsonBody } from './read-json-body.ts';
import { makeTurns } from './throttle.ts';

/** Klager of one address block at work at once; the next ones wait, none is refused. */
const KLAGE_AT_ONCE_MAX = 64;
/** How long an upload may wait for memory before its sender is told to try again. */
const UPLOAD_WAIT_MS = 240_000;
/** The field no human sees; it is kept from page to page like what was typed. */
export const HONEYPOT = 'hjemmeside';
/** Fields that carry the form itself through its pages; the API knows none of them. */
const CONTROL_FIELDS = ['handling', 'noegle', 'regelsaet', 'vistModtager', 'soegning', HONEYPOT];

export type SentProblem = {
  readonly kind: 'problem';
  readonly status: ProblemStatus;
  /** What could be read all the same, to show again. */
  readonly read: ReadonlyMap<string, string>;
};

type Sent = {
  readonly kind: 'sent';
  readonly files: readonly RawFile[];
  readonly faults: readonly FieldFault[];
  /** Gives the memory of the files back; to be called when the answer is ready. */
  readonly release: Release;
};

/** A form as a browser sent it. */
export type SentForm = Sent & {
  readonly typed: ReadonlyMap<string, string>;
  readonly control: ReadonlyMap<string, string>;
};

/** A request as a system sent it. */
export type SentApi = Sent & { readonly fields: ReadonlyMap<string, unknown> };

export type CheckedFiles = {
  readonly bilag: readonly Bilag[];
  readonly errors: readonly FieldError[];
};

/** Where klager come in, from the form and from the API alike. */
export type Intake = {
  readonly readForm: (c: Context<Env>) => Promise<SentForm | SentProblem>;
  readonly readApi: (c: Context<Env>) => Promise<SentApi | SentProblem>;
  readonly checkFiles: (sent: Sent, sprog: Sprog) => Promise<CheckedFiles>;
  /** `world` is the one the submission was parsed in: the same version of the rules decides. */
  readonly receive: (c: Context<Env>, world: World, submission: Submission) => Promise<Received>;
};

export function makeIntake(trace: Trace): Intake {
  const budget = makeByteBudget(UPLOADS_BYTES_MAX);
  const inTurn = makeTurns(KLAGE_AT_ONCE_MAX);
  return {
    readForm: (c) => trace('klage.parse', {}, () => readSentForm(c, budget)),
    readApi: (c) =>
      trace('klage.parse', {}, () => (isJson(c) ? readSentJson(c) : readSentMultipart(c, budget))),
    checkFiles,
    receive: (c, world, submission) => {
      const block = clientBlock(c, world.settings.trustProxyHops);
      return inTurn(block, () => receiveOrSay(world, submission));
    },
  };
}

/** Whatever breaks on the way in, the citizen is told that nothing was received. */
async function receiveOrSay(world: World, submission: Submission): Promise<Received> {
  try {
    return await receiveKlage(world, submission);
  } catch (error) {
    world.alarm('klage-ikke-modtaget', { fejl: error instanceof Error ? error.name : 'ukendt' });
    return { kind: 'unavailable' };
  }
}

async function checkFiles(sent: Sent, sprog: Sprog): Promise<CheckedFiles> {
  if (sent.files.length === 0) return { bilag: [], errors: [] };
  const checked = await checkBilag(sent.files);
  if (checked.ok) return { bilag: checked.bilag, errors: [] };
  return { bilag: [], errors: checked.faults.map((fault) => fieldError(fault, sprog)) };
}

function isJson(c: Context<Env>): boolean {
  return /^application\/json(;|$)/i.test(c.req.header('content-type') ?? '');
}

async function readSentJson(c: Context<Env>): Promise<SentApi | SentProblem> {
  const body = await readJsonBody(bodyOf(c));
  if (body.kind === 'too-large') return sentProblem(413);
  if (body.kind === 'malformed') return sentProblem(400);
  return { kind: 'sent', fields: body.fields, files: [], faults: [], release: () => {} };
}

async function readSentMultipart(
  c: Context<Env>,
  budget: ByteBudget,
): Promise<SentApi | SentProblem> {
  if (!/^multipart\/form-data(;|$)/i.test(c.req.header('content-type') ?? '')) {
    return sentProblem(415);
  }
  const read = await readWithinBudget(c, budget);
  return read.kind === 'problem' ? read : { ...read, fields: read.all };
}

async function readSentForm(c: Context<Env>, budget: ByteBudget): Promise<SentForm | SentProblem> {
  const read = await readWithinBudget(c, budget);
  if (read.kind === 'problem') return read;
  const isControl = ([name]: readonly [string, string]) => CONTROL_FIELDS.includes(name);
  const all = [...read.all];
  return {
    ...read,
    typed: new Map(all.filter((entry) => !isControl(entry))),
    control: new Map(all.filter(isControl)),
  };
}

type ReadFields = Extract<ReadForm, { readonly kind: 'fields' }>;
type ReadBody = Sent & { readonly all: ReadonlyMap<string, string> };

/** Reads a form while holding its share of memory; a klage without files waits for none. */
async function readWithinBudget(
  c: Context<Env>,
  budget: ByteBudget,
): Promise<ReadBody | SentProblem> {
  const header = c.req.header('content-length');
  const contentLength = header === undefined ? null : Number(header);
  const release = await shareOf(contentLength, budget);
  if (release === null) return sentProblem(503);
  try {
    const contentType = c.req.header('content-type') ?? '';
    const read = await readForm({ contentType, contentLength, body: bodyOf(c) });
    if (read.kind === 'fields') return { kind: 'sent', ...asSent(read), release };
    release();
    return sentProblem(STATUS_OF[read.kind], read.kind === 'too-large' ? read.fields : undefined);
  } catch (error) {
    release();
    throw error;
  }
}

function asSent(read: ReadFields) {
  const twice = read.repeated.map((field) => ({ field, code: 'format' }) as const);
  return { all: read.fields, files: read.files, faults: [...read.faults, ...twice] };
}

function sentProblem(
  status: ProblemStatus,
  read: ReadonlyMap<string, string> = new Map(),
): SentProblem {
  return { kind: 'problem', status, read };
}

const STATUS_OF = { malformed: 400, 'too-large': 413, unsupported: 415 } as const;

/** A plain klage takes no share, and no timer either: there are a thousand of them a second. */
function shareOf(contentLength: number | null, budget: ByteBudget): Promise<Release | null> {
  const bytes = uploadBytes(contentLength);
  if (bytes === 0) return Promise.resolve(() => {});
  return budget.reserve(bytes, AbortSignal.timeout(UPLOAD_WAIT_MS));
}
