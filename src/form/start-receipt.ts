import { openDrafts } from './drafts.ts';

document.querySelector('.print')?.addEventListener('click', () => print());

// Only what has been sent is gone: this page says that it has.
if (document.querySelector('[data-sent]') !== null) {
  const drafts = openDrafts();
  const own = drafts?.own ?? null;
  if (own !== null) drafts?.delete(own.id);
}
