import { blanket } from './da/blanket.ts';
import { draft } from './da/draft.ts';
import { emneSearch } from './da/emne-search.ts';
import { form } from './da/form.ts';
import { layout } from './da/layout.ts';
import { api, mailboxes, rules } from './da/open.ts';
import { ord } from './da/ord.ts';
import { privacy } from './da/privacy.ts';
import { bevis, caseStatus, problem, receipt, stemme, videre } from './da/receipt.ts';
import { releases } from './da/releases.ts';
import { review } from './da/review.ts';
import { rights } from './da/rights.ts';
import { start } from './da/start.ts';
import { steps } from './da/steps.ts';
import { was } from './da/was.ts';

/** Every sentence a citizen reads, in Danish: du-form, short, LIX at most 35 (test/klage). */
export const da = {
  layout,
  start,
  rights,
  privacy,
  was,
  ord,
  form,
  steps: { ...steps, ...emneSearch },
  draft,
  review,
  blanket,
  receipt,
  caseStatus,
  bevis,
  videre,
  stemme,
  problem,
  rules,
  releases,
  api,
  mailboxes,
};
