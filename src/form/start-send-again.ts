import { FORM_TOKEN, STAFF_ADDRESSES } from '../staff-addresses.ts';

/**
 * Whoever has logged in again in another window sends what they had written in one press: the form
 * gets the token of the new session first. Without this script the next page asks for one press more.
 */
const form = document.querySelector<HTMLFormElement>('#send-igen');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  void sendWithToken(form);
});

async function sendWithToken(sent: HTMLFormElement): Promise<void> {
  const token = await freshToken().catch(() => null);
  if (token !== null) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name: FORM_TOKEN, value: token });
    sent.append(input);
  }
  sent.submit();
}

/** The token that every page of somebody logged in carries; null for who is not. */
async function freshToken(): Promise<string | null> {
  const answer = await fetch(STAFF_ADDRESSES.forside, { redirect: 'error' });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  return page.querySelector<HTMLInputElement>(`[name=${FORM_TOKEN}]`)?.value ?? null;
}
