/** What became of one attempt to send. */
type Answer =
  | { readonly kind: 'received' }
  /** The server asks to look at something again: the review page, or the form itself. */
  | { readonly kind: 'review'; readonly page: Document }
  | { readonly kind: 'form' }
  /** The server says why not, in its own words. */
  | { readonly kind: 'refused'; readonly page: Document }
  /** No answer came: whether the klage did, nobody knows. The same key makes trying again safe. */
  | { readonly kind: 'lost' };

/**
 * Sends the klage from the page itself, so that a lost network loses nothing: what was typed and
 * the files stay chosen, and it is tried again under the same key, by the button or when the
 * browser is back on the network. Without scripts the browser sends the form as it always has.
 */
export class Sending {
  readonly #form: HTMLFormElement;
  readonly #showReview: (page: Document) => void;
  #isSending = false;
  /** Whether leaving the page now would lose something. */
  #isUnsent = false;

  constructor(form: HTMLFormElement, showReview: (page: Document) => void) {
    this.#form = form;
    this.#showReview = showReview;
  }

  start(): void {
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event));
    addEventListener('online', () => {
      if (this.#form.isConnected && this.#place()?.matches('.lost')) void this.#send();
    });
    addEventListener('beforeunload', (event) => {
      if (this.#isUnsent) event.preventDefault();
    });
  }

  #onSubmit(event: SubmitEvent): void {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.value === 'send') {
      event.preventDefault();
      void this.#send();
    } else {
      this.#isUnsent = false;
    }
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#setSending(true);
    this.#isUnsent = true;
    this.#say(null);
    const answer = await post(this.#form);
    this.#setSending(false);
    this.#take(answer);
  }

  #take(answer: Answer): void {
    this.#isUnsent = answer.kind === 'lost' || answer.kind === 'refused';
    if (answer.kind === 'received') this.#leaveBy('kvittering');
    else if (answer.kind === 'form') this.#leaveBy('gennemse');
    else if (answer.kind === 'review') this.#showReview(answer.page);
    else this.#say(answer.kind === 'lost' ? 'lost' : answer.page);
  }

  /** On to the page of the answer, without the files: a page of its own, that can be loaded again. */
  #leaveBy(handling: 'kvittering' | 'gennemse'): void {
    for (const input of filesIn(this.#form)) input.disabled = true;
    const field = document.createElement('input');
    Object.assign(field, { type: 'hidden', name: 'handling', value: handling });
    this.#form.append(field);
    this.#form.submit();
  }

  #setSending(isSending: boolean): void {
    this.#isSending = isSending;
    const status = document.getElementById('sender');
    if (status !== null) status.textContent = isSending ? (status.dataset['sender'] ?? '') : '';
    for (const button of this.#form.querySelectorAll('[value=send]')) {
      button.ariaDisabled = String(isSending);
    }
  }

  /** Says over the button why the klage is not sent; null says nothing. */
  #say(why: Document | 'lost' | null): void {
    const place = this.#place();
    place?.replaceChildren();
    place?.classList.toggle('lost', why === 'lost');
    const template = document.querySelector<HTMLTemplateElement>('#ingen-forbindelse');
    if (place === null || template === null || why === null) return;
    place.append(document.importNode(template.content, true));
    if (why !== 'lost') sayInWordsOf(why, place);
    place.querySelector<HTMLElement>('section')?.focus();
  }

  #place(): HTMLElement | null {
    return this.#form.querySelector<HTMLElement>('#afsendelse');
  }
}

async function post(form: HTMLFormElement): Promise<Answer> {
  const body = new FormData(form);
  body.append('handling', 'send');
  try {
    const response = await fetch(form.action, { method: 'POST', body });
    return read(new DOMParser().parseFromString(await response.text(), 'text/html'));
  } catch {
    return { kind: 'lost' };
  }
}

/** What stands between us and the server may answer too: a page that is not ours says nothing. */
function read(page: Document): Answer {
  if (page.getElementById('nummer') !== null) return { kind: 'received' };
  const form = page.getElementById('klage');
  if (form !== null)
    return form.matches('[data-review]') ? { kind: 'review', page } : { kind: 'form' };
  return page.querySelector('#indhold h1') === null ? { kind: 'lost' } : { kind: 'refused', page };
}

/** The server's title and sentence, and its other ways to complain where it names them. */
function sayInWordsOf(page: Document, place: HTMLElement): void {
  const main = page.querySelector('#indhold');
  const [title, text] = [place.querySelector('h2'), place.querySelector('p')];
  if (title === null || text === null) return;
  title.textContent = main?.querySelector('h1')?.textContent ?? '';
  text.textContent = main?.querySelector('.lead')?.textContent ?? '';
  const others = main?.querySelector('ul');
  if (others) text.after(document.importNode(others, true));
}

function filesIn(form: HTMLFormElement): readonly HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('[type=file]')];
}
