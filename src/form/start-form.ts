import { countCharacters } from './count-characters.ts';
import { addEmneFilter } from './EmneFilter.tsx';
import { followEmne } from './emne-details.ts';
import { keepTypedInOtherLanguage, leaveOutUnasked } from './keep-typed.ts';
import { Steps } from './steps.tsx';

const form = document.querySelector<HTMLFormElement>('#klage');
const emne = document.querySelector<HTMLSelectElement>('#emne');
if (form !== null && emne !== null) {
  followEmne(form, emne);
  addEmneFilter(emne);
  countCharacters(form);
  keepTypedInOtherLanguage(form);
  new Steps(form).start();
  leaveOutUnasked(form);
}
