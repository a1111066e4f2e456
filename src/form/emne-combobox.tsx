import { render } from 'preact';
import type { SearchIndex } from '../soegning/search-index.ts';
import { type LoadedData, type SoegeData, withNames } from '../soegning/soege-data.ts';
import { type Fundet, openIndex, Soegning } from '../soegning/soegning.ts';
import sheetText from '../styles/emne-search.scss?inline';
import { Danger, EmneList } from './EmneList.tsx';
import { type Choice, choicesFrom, LIST_ID, optionId } from './emne-choices.ts';
import { searchWords } from './search-words.ts';

/** What the rest of the page may do with the combobox. */
export type Combobox = { readonly open: () => void };

type Fields = { readonly input: HTMLInputElement; readonly select: HTMLSelectElement };

/** A slow phone shall answer a touch within a tenth of a second, also while the search is opened. */
const SLICE_MS = 8;

/**
 * Turns the box into an editable combobox with a list of suggestions (ARIA APG): the focus stays in
 * the box, the arrows move in the list, Enter takes, Escape closes and then empties.
 */
export async function makeCombobox(fields: Fields, loaded: LoadedData): Promise<Combobox> {
  const names = new Map([...fields.select.options].map(({ value, text }) => [value, text]));
  const data = withNames(loaded, (id) => names.get(id) ?? '');
  addSheet();
  const index = await openInSlices(data);
  return new EmneCombobox(fields, new Soegning(data, index), data);
}

async function openInSlices({ ord, emner }: SoegeData): Promise<SearchIndex> {
  const opening = openIndex(ord, emner.length);
  for (;;) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = opening.next();
      if (step.done) return step.value;
    }
    await new Promise((next) => setTimeout(next));
  }
}

/** As the steps do: a sheet of ours that no page without scripts loads. */
function addSheet(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(sheetText);
  document.adoptedStyleSheets.push(sheet);
}

class EmneCombobox implements Combobox {
  readonly #fields: Fields;
  readonly #soegning: Soegning;
  readonly #data: SoegeData;
  readonly #place = document.createElement('div');
  readonly #status = document.createElement('div');
  readonly #danger = document.createElement('div');
  #choices: readonly Choice[] = [];
  /** A question, or that nothing was found. */
  #above: string | null = null;
  #active = -1;
  #isOpen = false;

  constructor(fields: Fields, soegning: Soegning, data: SoegeData) {
    this.#fields = fields;
    this.#soegning = soegning;
    this.#data = data;
    const { input, select } = fields;
    this.#status.role = 'status';
    this.#status.className = 'sr-only';
    input.after(this.#place, this.#status);
    // What the server said of danger is said anew as soon as something is typed.
    document.getElementById('fare')?.remove();
    this.#danger.id = 'fare';
    this.#danger.ariaLive = 'polite';
    document.getElementById('fund')?.prepend(this.#danger);
    input.role = 'combobox';
    input.ariaAutoComplete = 'list';
    input.setAttribute('aria-controls', LIST_ID);
    input.addEventListener('input', () => this.#look());
    input.addEventListener('keydown', (event) => this.#onKey(event));
    input.addEventListener('blur', () => this.#close());
    select.addEventListener('change', () => this.#followSelect());
    // The box keeps the focus.
    this.#place.addEventListener('mousedown', (event) => event.preventDefault());
    this.#place.addEventListener('click', (event) => this.#onClick(event));
    this.#close();
    if (input.value !== '' && document.activeElement === input) this.#look();
  }

  open(): void {
    this.#fields.input.focus();
    this.#look();
  }

  /** Looks for what is typed, and shows what it found. */
  #look(): void {
    const typed = this.#fields.input.value;
    if (typed.trim() === '') {
      this.#showDanger(null);
      this.#close();
      return;
    }
    const fundet = this.#soegning.find(typed);
    this.#showDanger(fundet.fare);
    this.#choices = choicesFrom(fundet, this.#data);
    this.#above =
      fundet.tvetydig?.spoergsmaal ?? (fundet.emner.length === 0 ? searchWords().ingen : null);
    this.#active = -1;
    this.#isOpen = true;
    this.#paint();
    this.#tell(fundet);
  }

  #onClick({ target }: Event): void {
    const option = target instanceof Element ? target.closest('[role=option]') : null;
    const at = this.#choices.findIndex((_, i) => option?.id === optionId(i));
    if (at !== -1) this.#take(this.#choices[at]);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const does = this.#keys[event.key];
    if (does?.(event) === true) event.preventDefault();
  }

  /** What a key does; true when the browser is not to do its own part as well. */
  readonly #keys: { readonly [key: string]: (event: KeyboardEvent) => boolean } = {
    ArrowDown: ({ altKey }) => this.#arrow(altKey ? 0 : 1),
    ArrowUp: ({ altKey }) => (altKey ? this.#close() : this.#arrow(-1)),
    Enter: () => this.#take(this.#choices[this.#active]),
    Escape: () => (this.#isOpen ? this.#close() : this.#clear()),
    Home: () => this.#leaveList(),
    End: () => this.#leaveList(),
    ArrowLeft: () => this.#leaveList(),
    ArrowRight: () => this.#leaveList(),
  };

  /** Opens the list first, and moves in it, round and round. */
  #arrow(step: 1 | 0 | -1): true {
    if (!this.#isOpen) this.#look();
    const { length } = this.#choices;
    if (!this.#isOpen || step === 0) return true;
    const from = this.#active === -1 && step === -1 ? 0 : this.#active;
    this.#active = (from + step + length) % length;
    this.#paint();
    document.getElementById(optionId(this.#active))?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** The caret moves in the box: nothing in the list is meant any more. */
  #leaveList(): false {
    this.#active = -1;
    if (this.#isOpen) this.#paint();
    return false;
  }

  #take(choice: Choice | undefined): true {
    if (!this.#isOpen) this.#look();
    if (choice === undefined) return true;
    const { input, select } = this.#fields;
    select.value = choice.emne;
    input.value = select.selectedOptions[0]?.text ?? '';
    this.#close();
    this.#status.textContent = `${searchWords().valgt(input.value)} ${choice.ekstern ?? ''}`;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    if (choice.ekstern !== null) {
      document.getElementById('ekstern')?.scrollIntoView({ block: 'nearest' });
    }
    return true;
  }

  /** Whoever picks from the list instead sees no other words in the box. */
  #followSelect(): void {
    const { input, select } = this.#fields;
    if (input.value !== select.selectedOptions[0]?.text) input.value = '';
  }

  #clear(): true {
    this.#fields.input.value = '';
    this.#showDanger(null);
    return true;
  }

  #close(): true {
    this.#isOpen = false;
    this.#active = -1;
    this.#paint();
    return true;
  }

  #paint(): void {
    const { input } = this.#fields;
    input.ariaExpanded = String(this.#isOpen);
    if (this.#active === -1) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', optionId(this.#active));
    render(
      <EmneList
        id={LIST_ID}
        choices={this.#isOpen ? this.#choices : []}
        above={this.#above}
        active={this.#active}
      />,
      this.#place,
    );
  }

  #tell({ emner, tvetydig }: Fundet): void {
    const t = searchWords();
    const [first] = emner;
    const count = first === undefined ? t.ingen : t.fundet(emner.length, first.navn);
    this.#status.textContent = tvetydig === null ? count : tvetydig.spoergsmaal;
  }

  #showDanger(fare: Fundet['fare']): void {
    render(fare && <Danger fare={fare} />, this.#danger);
  }
}
