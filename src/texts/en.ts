import { blanket } from './en/blanket.ts';
import { draft } from './en/draft.ts';
import { emneSearch } from './en/emne-search.ts';
import { form } from './en/form.ts';
import { layout } from './en/layout.ts';
import { api, mailboxes, rules } from './en/open.ts';
import { ord } from './en/ord.ts';
import { privacy } from './en/privacy.ts';
import { bevis, caseStatus, problem, receipt, stemme, videre } from './en/receipt.ts';
import { releases } from './en/releases.ts';
import { review } from './en/review.ts';
import { rights } from './en/rights.ts';
import { start } from './en/start.ts';
import { steps } from './en/steps.ts';
import { was } from './en/was.ts';

import type { Texts } from './texts.ts';

/** The same sentences in English. */
export const en: Texts = {
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
