import { fieldsOf, withReview } from './draft-fields.ts';
import { draftWords } from './draft-words.ts';
import { type Drafts, newDraft, openDrafts, type Written } from './drafts.ts';

/**
 * Says under the lead that the draft is there until the klage is sent, keeps in it what is answered
 * on the review page, and deletes it on a press.
 */
export function showDraftOnReview(form: HTMLFormElement): void {
  const drafts = openDrafts();
  const own = drafts?.own ?? null;
  if (drafts === null || own === null || drafts.find(own.id) === null) return;
  const t = draftWords();
  const words = document.createElement('p');
  words.role = 'status';
  words.textContent = t.paaEnheden;
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className: 'button button-secondary' });
  button.textContent = t.slet;
  button.addEventListener('click', () => {
    if (drafts.own !== null) drafts.delete(drafts.own.id);
    button.remove();
    words.textContent = t.slettet;
    words.tabIndex = -1;
    words.focus();
  });
  const row = document.createElement('p');
  row.className = 'row';
  row.append(button);
  document.querySelector('main .lead')?.after(words, row);
  form.addEventListener('change', () => {
    const said = saidOf(keep(drafts, form));
    if (said !== null) words.textContent = said;
  });
}

/** Writes what stands on the review page in this tab's draft; null when it has none any more. */
function keep(drafts: Drafts, form: HTMLFormElement): Written['kind'] | null {
  const { own } = drafts;
  if (own === null) return null;
  const there = drafts.find(own.id)?.felter ?? [];
  const { kind } = drafts.write(own, withReview(there, form), Date.now());
  // Another tab's words stay as they are; here is every answer that is about to be sent.
  if (kind === 'changed') drafts.write(newDraft(), fieldsOf(form), Date.now());
  if (kind === 'gone') drafts.own = null;
  return kind;
}

/** What is new about the draft, in words. */
function saidOf(kind: Written['kind'] | null): string | null {
  const t = draftWords();
  switch (kind) {
    case 'changed':
      return t.nyKladde;
    case 'gone':
      return t.slettetAndetsteds;
    case 'no-room':
      return t.ingenPlads;
    default:
      return null;
  }
}
