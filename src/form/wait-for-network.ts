import { draftWords } from './draft-words.ts';

/** A browser that is not on a network would leave the page for one of its own: so it stays here. */
export function waitForNetwork(form: HTMLFormElement): void {
  const last = form.querySelector<HTMLElement>('.last');
  const message = document.createElement('p');
  message.role = 'alert';
  last?.prepend(message);
  const say = (words: string) => {
    message.textContent = words;
    message.className = words === '' ? '' : 'alert alert-warning';
  };
  addEventListener('online', () => say(''));
  // Before anything else looks at it: what is left out when a form is sent stays in.
  form.addEventListener(
    'submit',
    (event) => {
      if (navigator.onLine || last?.hidden !== false) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      say(draftWords().ingenForbindelse);
    },
    { capture: true },
  );
}
