import { emneSearch } from './da/emne-search.ts';
import { form } from './da/form.ts';
import { layout } from './da/layout.ts';
import { api, mailboxes, rules } from './da/open.ts';
import { caseStatus, problem, receipt, stemme } from './da/receipt.ts';
import { review } from './da/review.ts';
import { start } from './da/start.ts';
import { steps } from './da/steps.ts';

/** Every sentence a citizen reads, in Danish: du-form, short, LIX at most 35 (test/klage). */
export const da = {
  layout,
  start,
  form,
  steps: { ...steps, ...emneSearch },
  review,
  receipt,
  caseStatus,
  stemme,
  problem,
  rules,
  api,
  mailboxes,
};
