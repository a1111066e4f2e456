import { REGISTRER } from '../../../src/addresses.ts';
import type { RegistrerPage } from '../../../src/registrer-locals.ts';
import type { Pages } from '../../pages.ts';
import { caseError } from '../../registering/case-errors.ts';
import { changedSince, typedValues, withOthers } from '../../registering/case-values.ts';
import type { CaseFault } from '../../registering/field-reader.ts';
import { type LoadedCase, loadCase } from '../../registering/load-case.ts';
import { wholeNumber } from '../../registering/whole-number.ts';
import type { World } from '../../world.ts';
import type { Intake } from '../intake.ts';
import { localsOf } from '../page-data.ts';
import type { WrongCodes } from '../wrong-codes.ts';
import { casePage, type ShownCase } from './registrer-page-data.ts';

/** What the forvaltning's page for one case needs. */
export type RegistrerDesk = {
  readonly world: World;
  readonly pages: Pages;
  readonly intake: Intake;
  readonly wrongCodes: WrongCodes;
};

/** A case that number and code have opened, and what was sent along. */
export type OpenCase = {
  readonly loaded: LoadedCase;
  readonly kode: string;
  readonly typed: ReadonlyMap<string, string>;
  readonly handling: string;
};

type Said = Pick<ShownCase, 'news' | 'punkter' | 'nytPunkt' | 'errors'> & {
  readonly status?: number;
};

/** A page of /registrer as a Response. */
export function showRegistrer(
  { world, pages }: RegistrerDesk,
  page: RegistrerPage,
  status = 200,
): Promise<Response> {
  return pages.render(REGISTRER, localsOf(world, 'da', page), status);
}

/** The case as it is registered now. */
export async function showCase(
  desk: RegistrerDesk,
  open: OpenCase,
  { status, ...said }: Said = {},
): Promise<Response> {
  const loaded = await loadedAnew(desk, open);
  return showRegistrer(desk, casePage(desk.world, loaded, { kode: open.kode, ...said }), status);
}

/**
 * The case with everything that was typed and not saved. The page has still seen only what it had:
 * what others have saved meanwhile is told when this is saved.
 */
export async function showTyped(
  desk: RegistrerDesk,
  open: OpenCase,
  { status, ...said }: Said,
): Promise<Response> {
  const { kode, typed } = open;
  const udgave = typed.get('udgave');
  if (udgave === undefined) return showCase(desk, open, { ...said, ...(status && { status }) });
  const loaded = await loadedAnew(desk, open);
  const seen = { udgave, sidst: typed.get('sidst') ?? '0' };
  const shown = { kode, seen, typed: typedValues(typed), punkter: pointsOf(open), ...said };
  return showRegistrer(desk, casePage(desk.world, loaded, shown), status);
}

/** What is wrong, with a way to each field; nothing was saved. */
export function showFaults(
  desk: RegistrerDesk,
  open: OpenCase,
  faults: readonly CaseFault[],
): Promise<Response> {
  return showTyped(desk, open, { status: 422, errors: faults.map(caseError) });
}

/** Somebody else saved first: what they changed, beside everything typed here. */
export async function showOthers(desk: RegistrerDesk, open: OpenCase): Promise<Response> {
  const { kode, typed } = open;
  const loaded = await loadedAnew(desk, open);
  const changed = changedSince(loaded.events, wholeNumber(typed.get('sidst')));
  const others = changed.map((one) => (one.felt === 'note' ? { ...one, til: loaded.note } : one));
  const merged = withOthers(typedValues(typed), others);
  const shown = { kode, typed: merged, punkter: pointsOf(open), others };
  return showRegistrer(desk, casePage(desk.world, loaded, shown), 409);
}

/** How many klagepunkter the page showed. */
export function pointsOf({ typed }: OpenCase): number {
  return Math.max(1, wholeNumber(typed.get('punkter')));
}

/** What has been written since the request came is seen too. */
async function loadedAnew({ world }: RegistrerDesk, { loaded }: OpenCase): Promise<LoadedCase> {
  return (await loadCase(world.db, loaded.sag)) ?? loaded;
}
