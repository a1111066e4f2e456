import { type Context, Hono } from 'hono';
import { ADDRESSES } from '../../../src/addresses.ts';
import { dayInCopenhagen } from '../../../src/klage/calendar.ts';
import { fieldError } from '../../../src/klage/error-texts.ts';
import { KLAGE_FIELDS } from '../../../src/klage/fields.ts';
import { readFormInput } from '../../../src/klage/form-input.ts';
import type { FieldError, Klage, Sprog } from '../../../src/klage/klage.ts';
import { parseKlage } from '../../../src/klage/parse-klage.ts';
import type { FormState, PageData } from '../../../src/locals.ts';
import type { Fundet } from '../../../src/soegning/soegning.ts';
import type { Pages } from '../../pages.ts';
import type { Received } from '../../receive-klage.ts';
import { catalogueOf, decideKlage, type Route } from '../../receiving/decide-klage.ts';
import { makeNoegle, NOEGLE_PATTERN } from '../../receiving/klage-keys.ts';
import { type World, withOneVersion } from '../../world.ts';
import type { Env } from '../client.ts';
import { HONEYPOT, type Intake, type SentForm } from '../intake.ts';
import { formPage, localsOf, reviewPage } from '../page-data.ts';
import { faultStatus, type ProblemStatus, withRetry } from '../problem.ts';
import { searchToday } from './emne-search.ts';
import { emneOfButton, typedSearch, withoutSearch } from './form-search.ts';
import { knownReceipt } from './known-receipt.ts';
import { receiptPage } from './receipt-page.ts';
import { scanFaults } from './scan-errors.ts';
import { keyFault } from './send-refusals.ts';

/** What the pages of the form need. */
export type Desk = { readonly world: World; readonly pages: Pages; readonly intake: Intake };

/** Asked on the review page itself: faults in them are shown there, all others on the form. */
const REVIEW_FIELDS = ['bilag', 'fuldmagt', 'fuldmagtSenere', 'oensketModtager'];

/** One form as it came: what was typed, and what carries it through its pages. */
type Filled = Desk & {
  readonly c: Context<Env>;
  readonly form: SentForm;
  readonly state: FormState;
  readonly sprog: Sprog;
};

/** The form in both languages: fill in, look through, send. Nothing is kept between the steps. */
export function klagePages(desk: Desk): Hono<Env> {
  const app = new Hono<Env>();
  for (const sprog of ['da', 'en'] as const) {
    app.get(ADDRESSES.klage[sprog], () => {
      const page = formPage(desk.world, stateOf(desk.world, new Map()), { ...CLEAN, sprog });
      return show({ ...desk, sprog }, page, 200);
    });
    app.post(ADDRESSES.klage[sprog], (c) => answer(desk, c, sprog));
  }
  return app;
}

async function answer(given: Desk, c: Context<Env>, sprog: Sprog): Promise<Response> {
  const form = await given.intake.readForm(c);
  const desk = { ...given, world: withOneVersion(given.world) };
  if (form.kind === 'problem') {
    return failed({ ...desk, sprog }, form.status, stateOf(desk.world, form.read));
  }
  try {
    const state = stateOf(desk.world, new Map([...form.typed, ...form.control]));
    return await step({ ...desk, c, form, state, sprog });
  } finally {
    form.release();
  }
}

function step(filled: Filled): Promise<Response> {
  const handling = filled.form.control.get('handling') ?? 'gennemse';
  const emne = emneOfButton(handling);
  if (emne !== null) return chosen(filled, emne);
  switch (handling) {
    case 'gennemse':
      return review(filled);
    case 'soeg':
      return search(filled);
    case 'ret':
      return formAgain(filled, []);
    case 'send':
      return send(filled);
    case 'kvittering':
      return receipt(filled);
    default:
      return formAgain(filled, [], { status: 400 });
  }
}

/** Enter in any field presses the form's first button, this one: with nothing to look for it goes on. */
function search(filled: Filled): Promise<Response> {
  const q = typedSearch(filled.form);
  if (q.trim() === '') return review(filled);
  const fundet = searchToday(filled.world, filled.sprog).soegning().find(q);
  return formAgain(filled, [], { status: 200, fundet });
}

/** One of the emner found: the form with it chosen, and the box empty again. */
function chosen(filled: Filled, emne: string): Promise<Response> {
  const values = { ...filled.state.values, emne };
  const state = { ...filled.state, values };
  return formAgain({ ...filled, state, form: withoutSearch(filled.form) }, []);
}

function review(filled: Filled): Promise<Response> {
  const parsed = parse(filled, null);
  return parsed.ok
    ? reviewed(filled, parsed.klage, { status: 200 })
    : faulty(filled, parsed.errors);
}

/** Asked for by a browser that sent the klage itself: a page of its own, that can be loaded again. */
async function receipt(filled: Filled): Promise<Response> {
  const { world, sprog, state } = filled;
  const known = await knownReceipt(world, state.noegle);
  if (known === null) return review(filled);
  return show(filled, receiptPage(world, known, { values: state.values, sprog }), 200);
}

async function send(filled: Filled): Promise<Response> {
  const { form, intake, sprog, world } = filled;
  const parsed = parse(
    filled,
    form.files.some(({ felt }) => felt === 'fuldmagt'),
  );
  const errors = parsed.ok ? [] : parsed.errors;
  const checked = await intake.checkFiles(form, sprog);
  if (!parsed.ok || checked.errors.length > 0) {
    return faulty(filled, [...errors, ...checked.errors]);
  }
  const noegle = form.control.get('noegle') ?? '';
  if (!NOEGLE_PATTERN.test(noegle)) {
    return reviewed(filled, parsed.klage, { status: 400, errors: [keyFault('no-key', sprog)] });
  }
  const received = await intake.receive(filled.c, world, {
    klage: parsed.klage,
    bilag: checked.bilag,
    noegle,
    vistModtager: form.control.get('vistModtager') ?? null,
    muligSpam: (form.control.get(HONEYPOT) ?? '') !== '',
    tidligere: null,
  });
  return answerReceived(filled, parsed.klage, received);
}

function answerReceived(filled: Filled, klage: Klage, received: Received): Promise<Response> {
  const { world, sprog, state, form } = filled;
  switch (received.kind) {
    case 'created':
    case 'repeated': {
      const page = receiptPage(world, received, { values: state.values, sprog });
      return show(filled, page, received.kind === 'created' ? 201 : 200);
    }
    case 'route-changed':
      return reviewed(filled, klage, { status: 200, changed: received.route });
    case 'other-body': {
      const fresh = { ...filled, state: stateOf(world, form.typed) };
      return reviewed(fresh, klage, { status: 422, errors: [keyFault('new-klage', sprog)] });
    }
    case 'virus':
    case 'uvist':
      return reviewed(filled, klage, scanFaults(received, sprog));
    case 'unavailable':
      return failed(filled, 503, state);
  }
}

/**
 * What is wrong, on the page that asks for it: the review page when the klage stands without what
 * only that page asks, else the form.
 */
function faulty(filled: Filled, errors: readonly FieldError[]): Promise<Response> {
  const parsed = parse(filled, null, REVIEW_FIELDS);
  if (!parsed.ok) return formAgain(filled, parsed.errors, { status: 422 });
  return reviewed(filled, parsed.klage, { status: faultStatus(errors), errors });
}

type Shown = {
  readonly status: number;
  readonly errors?: readonly FieldError[];
  /** The route that is new since the page was shown. */
  readonly changed?: Route;
};

async function reviewed(filled: Filled, klage: Klage, shown: Shown): Promise<Response> {
  const { world, state, sprog } = filled;
  const route = shown.changed ?? decideKlage(world.rules(), klage, today(world));
  const page = reviewPage(
    world,
    { state, klage, route, routeChanged: shown.changed !== undefined },
    { sprog, errors: shown.errors ?? [], filesLost: filled.form.files.length > 0 },
  );
  return withRetry(await show(filled, page, shown.status));
}

type Again = { readonly status: number; readonly fundet?: Fundet };

function formAgain(
  filled: Filled,
  errors: readonly FieldError[],
  { status, ...found }: Again = { status: 200 },
) {
  const { world, state, sprog, form } = filled;
  const shown = { sprog, errors, filesLost: form.files.length > 0, q: typedSearch(form) };
  return show(filled, formPage(world, state, { ...shown, ...found }), status);
}

const CLEAN = { errors: [], filesLost: false } as const;

type Reader = Desk & { readonly sprog: Sprog };

function show({ world, pages, sprog }: Reader, page: PageData, status: number) {
  return pages.render(ADDRESSES.klage[sprog], localsOf(world, sprog, page), status);
}

/** The same key goes with what was typed: trying again must not make two cases. */
async function failed({ world, pages, sprog }: Reader, status: ProblemStatus, state: FormState) {
  const { noegle, regelsaet } = state;
  const page = { view: 'problem', status, values: { ...state.values, noegle, regelsaet } } as const;
  return withRetry(await pages.render('/problem', localsOf(world, sprog, page), status));
}

/** Reads the form as a klage; `without` fields are read as if they were not there. */
function parse(filled: Filled, fuldmagt: boolean | null, without: readonly string[] = []) {
  const { world, form, sprog } = filled;
  const catalogue = catalogueOf(world.rules());
  const input = new Map(readFormInput(form.typed, catalogue));
  for (const field of without) input.delete(field);
  input.set('sprog', sprog);
  const parsed = parseKlage(input, catalogue, { today: today(world), fuldmagt });
  const files = form.faults.filter(({ field }) => !without.includes(field));
  const faults = [...files, ...(parsed.ok ? [] : parsed.faults)];
  if (parsed.ok && faults.length === 0) return parsed;
  return { ok: false, errors: faults.map((fault) => fieldError(fault, sprog)) } as const;
}

/** What goes on to the next page: the key, what was typed, and what a robot wrote where none sees. */
function stateOf(world: World, sent: ReadonlyMap<string, string>): FormState {
  const noegle = sent.get('noegle') ?? '';
  const fields = [...sent].filter(
    ([field]) => Object.hasOwn(KLAGE_FIELDS, field) || field === HONEYPOT,
  );
  return {
    noegle: NOEGLE_PATTERN.test(noegle) ? noegle : makeNoegle(world.random),
    regelsaet: world.rules().hash,
    values: Object.fromEntries(fields),
  };
}

function today(world: World): string {
  return dayInCopenhagen(world.clock.now());
}
