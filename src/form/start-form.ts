import { addDraft } from './add-draft.ts';
import { followEmne } from './emne-details.ts';
import { addEmneSearch } from './emne-search.ts';
import { keepTypedInOtherLanguage, leaveOutUnasked } from './keep-typed.ts';
import { recallTyped, rememberTyped } from './remember-typed.ts';
import { Steps } from './steps.tsx';

const form = document.querySelector<HTMLFormElement>('#klage');
const emne = document.querySelector<HTMLSelectElement>('#emne');
if (form !== null && emne !== null) {
  recallTyped(form);
  followEmne(form, emne);
  addEmneSearch(form, emne);
  keepTypedInOtherLanguage(form);
  new Steps(form).start();
  // After the steps have had their say on whether the form may leave at all.
  rememberTyped(form);
  leaveOutUnasked(form);
  addDraft(form);
}
