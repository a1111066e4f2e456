import { vaerksted } from '../texts/vaerksted.ts';
import type { ProofFacts } from '../workshop-facts.ts';
import { type EditorData, readEditorData } from './editor-data.ts';
import { explanationLine } from './editor-help.ts';
import { explainJson } from './explain-json.ts';
import { addFindBox } from './FindBox.tsx';
import { keepText, keptText } from './keep-text.ts';
import { type Editor, makeEditor } from './make-editor.ts';
import { showProof } from './ProofPanel.tsx';
import { type ProofState, proveOnPause } from './proof-request.ts';

type Parts = {
  readonly form: HTMLFormElement;
  /** The plain field the form sends. */
  readonly field: HTMLTextAreaElement;
  readonly host: HTMLElement;
  /** The page's data, as JSON. */
  readonly data: string;
};

/** The page with an editor in it: proves, keeps and saves what is typed. */
export class RuleEditor {
  readonly #form: HTMLFormElement;
  readonly #field: HTMLTextAreaElement;
  readonly #data: EditorData;
  readonly #editor: Editor;
  /** The text the server has. */
  readonly #saved: string;
  readonly #here = document.createElement('p');
  readonly #prove: (text: string) => void;
  #bevis: ProofFacts | null = null;
  #sending = false;

  constructor({ form, field, host, data }: Parts) {
    this.#form = form;
    this.#field = field;
    this.#data = readEditorData(data);
    this.#saved = field.value;
    this.#prove = proveOnPause(this.#data, (state) => this.#showProof(state));
    this.#here.className = 'here';
    const { knowledge } = this.#data;
    this.#editor = makeEditor(host, {
      text: field.value,
      knowledge,
      onChange: (text) => this.#changed(text),
      onMove: (text, pos) => this.#moved(text, pos),
    });
    host.after(this.#here);
    const find = document.createElement('div');
    host.before(find);
    addFindBox(find, this.#editor);
  }

  start(): void {
    this.#field.hidden = true;
    this.#recall();
    this.#prove(this.#editor.text());
    if (this.#data.linje !== null) this.#editor.goToLine(this.#data.linje);
    this.#form.addEventListener('submit', () => this.#send());
    addEventListener('beforeunload', (event) => {
      if (this.#isDirty && !this.#sending) event.preventDefault();
    });
    addEventListener('keydown', (event) => this.#onKey(event));
    document.addEventListener('click', (event) => this.#onClick(event));
  }

  get #isDirty(): boolean {
    return this.#editor.text() !== this.#saved;
  }

  #changed(text: string): void {
    keepText(this.#data, text, this.#saved);
    const state = document.getElementById('gem-status');
    if (state !== null && this.#isDirty) state.textContent = vaerksted.rediger.ugemt;
    this.#prove(text);
  }

  #moved(text: string, pos: number): void {
    const told = explainJson(text, pos, this.#data.knowledge);
    this.#here.textContent = told === null ? '' : explanationLine(told);
  }

  #showProof(state: ProofState): void {
    const place = document.getElementById('bevis');
    if (state.kind === 'known') {
      this.#bevis = state.bevis;
      this.#editor.mark(state.bevis.fund);
    }
    if (place === null) return;
    if (place.dataset['live'] === undefined && state.kind === 'busy') return;
    if (place.dataset['live'] === undefined) place.replaceChildren();
    place.dataset['live'] = '';
    showProof(place, state, this.#bevis);
  }

  /** Text from before a reload comes back; what the server has is one click away. */
  #recall(): void {
    const kept = keptText(this.#data);
    if (kept === null || kept === this.#saved) return;
    this.#editor.replace(kept);
    const t = vaerksted.rediger;
    const notice = document.createElement('p');
    notice.className = 'alert alert-warning';
    notice.textContent = `${t.hentetFrem} `;
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'button button-secondary';
    back.textContent = t.visGemte;
    back.addEventListener('click', () => {
      this.#editor.replace(this.#saved);
      notice.remove();
      this.#editor.focus();
    });
    notice.append(back);
    this.#form.before(notice);
  }

  #send(): void {
    this.#field.value = this.#editor.text();
    this.#sending = true;
  }

  #onKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === 's') {
      event.preventDefault();
      this.#form.requestSubmit();
    } else if (event.key === 'f') {
      event.preventDefault();
      document.getElementById('find')?.focus();
    }
  }

  /** A finding of this file leads to its line; another file is shown when this one has been saved. */
  #onClick(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a[data-fil]') : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const { fil, linje } = link.dataset;
    if (fil === this.#data.fil && linje !== undefined) {
      event.preventDefault();
      this.#editor.goToLine(Number(linje));
    } else if (this.#isDirty) {
      event.preventDefault();
      this.#saveAndShow(link.href);
    }
  }

  #saveAndShow(address: string): void {
    const next = document.createElement('input');
    next.type = 'hidden';
    next.name = 'vis';
    next.value = new URL(address).search;
    this.#form.append(next);
    this.#form.requestSubmit();
  }
}
