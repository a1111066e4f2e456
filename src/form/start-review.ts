import { keepTypedInOtherLanguage, leaveOutUnasked } from './keep-typed.ts';

const form = document.querySelector<HTMLFormElement>('#klage');
if (form !== null) {
  keepTypedInOtherLanguage(form);
  leaveOutUnasked(form);
}
