import { showDraftOnReview } from './draft-on-review.ts';
import { keepTypedInOtherLanguage, leaveOutUnasked } from './keep-typed.ts';
import { Sending } from './sending.ts';

/** Brings the review page to life; again when the server has answered with another one. */
export function startReview(): void {
  const form = document.querySelector<HTMLFormElement>('#klage');
  if (form === null) return;
  keepTypedInOtherLanguage(form);
  leaveOutUnasked(form);
  showDraftOnReview(form);
  new Sending(form, showReview).start();
}

/** Puts the server's new review page in the place of this one; the files stay chosen. */
function showReview(page: Document): void {
  const chosen = [...document.querySelectorAll<HTMLInputElement>('[type=file]')];
  document.title = page.title;
  document.body.replaceWith(document.adoptNode(page.body));
  for (const { id, files } of chosen) {
    const input = document.getElementById(id);
    if (input instanceof HTMLInputElement) input.files = files;
  }
  document.getElementById('filer-igen')?.remove();
  startReview();
  const first = ['#fejl', '#rute-aendret', 'h1'].find((place) => document.querySelector(place));
  const element = document.querySelector<HTMLElement>(first ?? 'h1');
  if (element === null) return;
  element.tabIndex = -1;
  element.focus();
}
