import { render } from 'preact';
import { DraftOffer, DraftTick } from './DraftParts.tsx';
import { fieldsOf, isOfForm, isUntouched, takeIn, takeInReview } from './draft-fields.ts';
import { DRAFT_KEY } from './draft-keys.ts';
import { draftWords } from './draft-words.ts';
import { type Draft, type Drafts, type Fields, newDraft, type Own } from './drafts.ts';

/** Typing rests before it is written: a phone is not to write at every letter. */
const REST_MS = 400;

/**
 * Keeps a draft of one form on the device, once the citizen has turned it on. Each tab writes its
 * own; a draft that another tab has written since is left as it is, and this tab begins a new one.
 */
export class DraftKeeper {
  readonly #form: HTMLFormElement;
  /** null where the browser keeps nothing for pages. */
  readonly #drafts: Drafts | null;
  readonly #top = document.createElement('div');
  readonly #below = document.createElement('div');
  #own: Own | null = null;
  #offered: readonly Draft[] = [];
  #said = { top: '', below: '' };
  /** What was last kept: a draft grows no younger by a tab that is only looked at. */
  #kept: Fields = [];
  #rest: ReturnType<typeof setTimeout> | undefined;
  /** A form that is being sent leaves out what is no longer asked: it was kept whole before. */
  #isLeaving = false;

  constructor(form: HTMLFormElement, drafts: Drafts | null) {
    this.#form = form;
    this.#drafts = drafts;
  }

  start(): void {
    document.getElementById('top')?.prepend(this.#top);
    this.#form.after(this.#below);
    if (this.#drafts !== null) this.#findOwn(this.#drafts);
    this.#paint();
    this.#listen();
  }

  /** On another page of the same form the draft is this tab's still; to a new form it is offered. */
  #findOwn(drafts: Drafts): void {
    const own = drafts.own;
    const draft = own && drafts.find(own.id);
    if (draft !== null && isOfForm(draft.felter, this.#form)) {
      this.#own = own;
      this.#kept = draft.felter;
      takeInReview(this.#form, draft.felter);
      this.#said.below = draftWords().gemmer;
    } else {
      drafts.own = null;
      this.#offered = isUntouched(this.#form) ? drafts.all(Date.now()) : [];
    }
  }

  #listen(): void {
    const form = this.#form;
    form.addEventListener('input', () => this.#saveSoon());
    form.addEventListener('change', () => this.#saveSoon());
    form.addEventListener('submit', () => this.#save(), { capture: true });
    form.addEventListener('submit', ({ defaultPrevented }) => {
      this.#isLeaving = !defaultPrevented;
    });
    addEventListener('pageshow', () => {
      this.#isLeaving = false;
    });
    addEventListener('pagehide', () => this.#save());
    document.addEventListener('visibilitychange', () => this.#save());
    addEventListener('storage', ({ key, newValue }) => {
      const isOwn = this.#own !== null && key === DRAFT_KEY + this.#own.id;
      if (isOwn && newValue === null) this.#loseOwn();
    });
  }

  #saveSoon(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#save(), REST_MS);
  }

  #save(): void {
    clearTimeout(this.#rest);
    if (this.#own === null || this.#isLeaving) return;
    const fields = fieldsOf(this.#form);
    if (this.#own.udgave > 0 && `${fields}` === `${this.#kept}`) return;
    const written = this.#drafts?.write(this.#own, fields, Date.now());
    switch (written?.kind) {
      case 'written':
        this.#own = written.own;
        this.#kept = fields;
        break;
      case 'changed':
        this.#begin(draftWords().nyKladde);
        break;
      case 'gone':
        this.#loseOwn();
        break;
      default:
        // A draft that was kept before stays, as it was; one that never was is not on.
        if (this.#own.udgave === 0) this.#own = null;
        this.#say('below', draftWords().ingenPlads);
    }
  }

  /** A new draft, whatever was there before. */
  #begin(words: string): void {
    this.#own = newDraft();
    this.#say('below', words);
    this.#save();
  }

  #loseOwn(): void {
    this.#own = null;
    if (this.#drafts !== null) this.#drafts.own = null;
    this.#say('below', draftWords().slettetAndetsteds);
  }

  #turn(isOn: boolean): void {
    if (isOn) {
      this.#begin(draftWords().gemmer);
      return;
    }
    if (this.#own !== null) this.#drafts?.delete(this.#own.id);
    this.#own = null;
    this.#say('below', draftWords().slettet);
    document.getElementById('kladde')?.focus();
  }

  #take(draft: Draft): void {
    if (!isUntouched(this.#form) && !confirm(draftWords().erstat)) return;
    takeIn(this.#form, draft.felter);
    this.#own = { id: draft.id, udgave: draft.udgave };
    this.#kept = draft.felter;
    if (this.#drafts !== null) this.#drafts.own = this.#own;
    this.#offered = [];
    this.#said.below = draftWords().gemmer;
    this.#say('top', draftWords().hentet);
    document.getElementById('kladde-top')?.focus();
  }

  #delete(draft: Draft): void {
    this.#drafts?.delete(draft.id);
    this.#offered = this.#offered.filter(({ id }) => id !== draft.id);
    this.#say('top', draftWords().slettet);
    document.getElementById('kladde-top')?.focus();
  }

  #say(where: 'top' | 'below', words: string): void {
    this.#said = { ...this.#said, [where]: words };
    this.#paint();
  }

  #paint(): void {
    render(
      <DraftOffer
        drafts={this.#offered}
        message={this.#said.top}
        onTake={(draft) => this.#take(draft)}
        onDelete={(draft) => this.#delete(draft)}
      />,
      this.#top,
    );
    render(
      <DraftTick
        isOn={this.#own !== null}
        message={this.#said.below}
        onTurn={(isOn) => this.#turn(isOn)}
      />,
      this.#below,
    );
  }
}
