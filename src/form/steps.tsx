import { render } from 'preact';
import type { FieldError } from '../klage/klage.ts';
import sheetText from '../styles/steps.scss?inline';
import { STEPS } from '../texts/form-texts.ts';
import { checkForm } from './check-form.ts';
import { markFields } from './mark-fields.ts';
import { Faults, Onward, Where } from './StepParts.tsx';
import { stepInAddress, stepTitle } from './step-words.ts';

/**
 * Turns the sections of the form, which the server rendered, into steps: one at a time, each with
 * its own address, so that Back and Forward work; focus and title go along.
 */
export class Steps {
  readonly #form: HTMLFormElement;
  readonly #sections: readonly HTMLElement[];
  readonly #baseTitle = document.title;
  readonly #faultsBox = document.createElement('div');
  readonly #where = document.createElement('div');
  readonly #onward = document.createElement('div');
  #serverSummary = document.getElementById('fejl');
  #at: number;
  /** What was wrong when one last tried to go on. */
  #faults: readonly FieldError[] = [];

  constructor(form: HTMLFormElement) {
    this.#form = form;
    this.#sections = [...form.querySelectorAll('section')];
    const faulty = this.#sections.findIndex((section) => section.querySelector('.form-error'));
    this.#at = faulty === -1 ? stepInAddress() : faulty;
  }

  /** Shows the first step: the one with an error, or the one the address names. */
  start(): void {
    document.getElementById('top')?.append(this.#faultsBox, this.#where);
    this.#form.append(this.#onward);
    addSheet();
    this.#paint();
    const first = this.#serverSummary ?? (this.#at > 0 ? this.#heading() : null);
    if (first !== null) afterLoad(() => focusOn(first));
    addEventListener('popstate', () => this.#goTo(stepInAddress()));
    document.getElementById('top')?.addEventListener('click', (event) => this.#leadToField(event));
    this.#form.addEventListener('submit', (event) => this.#onSubmit(event));
  }

  get #isLast(): boolean {
    return this.#at === this.#sections.length - 1;
  }

  #paint(): void {
    this.#sections.forEach((section, i) => {
      section.hidden = i !== this.#at;
    });
    this.#form.querySelector('.last')?.toggleAttribute('hidden', !this.#isLast);
    document.documentElement.classList.toggle('later', this.#at > 0);
    if (this.#serverSummary === null) markFields(this.#form, this.#faults);
    render(<Faults errors={this.#faults} />, this.#faultsBox);
    render(<Where current={STEPS[this.#at] ?? 'hvad'} />, this.#where);
    const back = STEPS[this.#at - 1];
    render(
      <Onward hasNext={!this.#isLast} back={back} onNext={() => this.#next()} />,
      this.#onward,
    );
    this.#nameStep();
  }

  #nameStep(): void {
    const heading = this.#heading()?.textContent ?? '';
    const faulty = this.#faults.length > 0 || this.#serverSummary !== null;
    document.title = stepTitle(heading, { at: this.#at, faulty, base: this.#baseTitle });
  }

  /** Goes where the address says already. */
  #goTo(at: number): void {
    this.#forgetServerErrors();
    this.#at = at;
    this.#faults = [];
    this.#paint();
    const heading = this.#heading();
    if (heading !== null) soon(() => focusOn(heading));
  }

  #next(): void {
    const faults = this.#faultsIn(this.#at, checkForm(this.#form));
    if (faults.length > 0) {
      this.#complain(this.#at, faults);
    } else {
      history.pushState(null, '', `#${STEPS[this.#at + 1]}`);
      this.#goTo(this.#at + 1);
    }
  }

  /** Enter in a field goes on; the last step sends the form to be looked through. */
  #onSubmit(event: SubmitEvent): void {
    const button = event.submitter;
    if (button instanceof HTMLButtonElement && button.value !== 'gennemse') return;
    if (!this.#isLast) {
      event.preventDefault();
      this.#next();
    } else if (!this.#isWholeFormGood()) {
      event.preventDefault();
    }
  }

  /** An error leads to the first step that has one; what stands at no field the server will say. */
  #isWholeFormGood(): boolean {
    const faults = checkForm(this.#form);
    const at = this.#sections.findIndex((_, i) => this.#faultsIn(i, faults).length > 0);
    if (at === -1) return true;
    this.#complain(at, this.#faultsIn(at, faults));
    return false;
  }

  #complain(at: number, faults: readonly FieldError[]): void {
    this.#forgetServerErrors();
    this.#moveTo(at);
    this.#faults = faults;
    this.#paint();
    document.getElementById('fejl')?.focus();
  }

  /** A line of the summary leads to its field, on whatever step it stands. */
  #leadToField(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest('#fejl a') : null;
    const field = document.getElementById(link?.getAttribute('href')?.slice(1) ?? '');
    const at = this.#sections.findIndex((section) => field !== null && section.contains(field));
    if (field === null || at === -1) return;
    event.preventDefault();
    this.#moveTo(at);
    this.#paint();
    field.closest('details')?.setAttribute('open', '');
    field.focus();
  }

  #moveTo(at: number): void {
    if (at !== this.#at) history.pushState(null, '', `#${STEPS[at]}`);
    this.#at = at;
  }

  #forgetServerErrors(): void {
    this.#serverSummary?.remove();
    this.#serverSummary = null;
  }

  #faultsIn(at: number, faults: readonly FieldError[]): readonly FieldError[] {
    const section = this.#sections[at];
    return faults.filter(({ field }) => section?.querySelector(`#${CSS.escape(field)}`));
  }

  #heading(): HTMLElement | null {
    return this.#sections[this.#at]?.querySelector('h2') ?? null;
  }
}

/** Focus on a heading or a summary, with the top of the page in sight. */
function focusOn(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  document.getElementById('indhold')?.scrollIntoView();
}

/** A browser that follows an address to its place lets go of the focus: so focus comes after. */
function soon(task: () => void): void {
  setTimeout(task);
}

function afterLoad(task: () => void): void {
  if (document.readyState === 'complete') soon(task);
  else addEventListener('load', () => soon(task), { once: true });
}

/** The look of the steps comes with the script, so that a page without it does not load it. */
function addSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  document.adoptedStyleSheets.push(sheet);
}
