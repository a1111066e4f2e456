import { DRAFT_KEY, draftKeys, OWN_KEY } from './draft-keys.ts';

/** Fields of the form as they were typed, by name. */
export type Fields = readonly (readonly [name: string, value: string])[];

/** A draft on the device. */
export type Draft = {
  readonly id: string;
  /** When it was last written, in ms since 1970. */
  readonly gemt: number;
  /** Counts the times it was written: whoever writes must know the last one. */
  readonly udgave: number;
  readonly felter: Fields;
};

/** The draft a tab writes, in the edition it last wrote or read; 0 before the first time. */
export type Own = Pick<Draft, 'id' | 'udgave'>;

/** A draft that nobody has written yet. */
export function newDraft(): Own {
  return { id: crypto.getRandomValues(new Uint32Array(4)).join('-'), udgave: 0 };
}

export type Written =
  | { readonly kind: 'written'; readonly own: Own }
  /** Another tab has written it since: nothing was overwritten. */
  | { readonly kind: 'changed' }
  /** Another tab has deleted it. */
  | { readonly kind: 'gone' }
  /** The browser keeps no more, or nothing at all. */
  | { readonly kind: 'no-room' };

/**
 * The drafts on one device. An entry is `gemt;udgave;fields as JSON`. Each tab has a draft of its
 * own; where two tabs came to write the same one, the later finds another edition than it left.
 */
export class Drafts {
  readonly #kept: Storage;
  readonly #tab: Storage;

  constructor(kept: Storage, tab: Storage) {
    this.#kept = kept;
    this.#tab = tab;
  }

  /** All drafts of the last week, the newest first. */
  all(nowMs: number): readonly Draft[] {
    const found = draftKeys(this.#kept, nowMs).map((key) => this.find(key.slice(DRAFT_KEY.length)));
    return found.filter((draft) => draft !== null).toSorted((a, b) => b.gemt - a.gemt);
  }

  /** One draft, or null when it is gone or nothing of ours. */
  find(id: string): Draft | null {
    const entry = this.#kept.getItem(DRAFT_KEY + id);
    const parts = /^(\d+);(\d+);(.*)$/s.exec(entry ?? '');
    const felter = parseFields(parts?.[3]);
    if (parts === null || felter === null) return null;
    return { id, gemt: Number(parts[1]), udgave: Number(parts[2]), felter };
  }

  /** Writes the draft anew, unless another tab has been there since. */
  write({ id, udgave }: Own, felter: Fields, nowMs: number): Written {
    try {
      const there = this.find(id);
      if (there === null && udgave > 0) return { kind: 'gone' };
      if (there !== null && there.udgave !== udgave) return { kind: 'changed' };
      const own = { id, udgave: udgave + 1 };
      this.#kept.setItem(DRAFT_KEY + id, `${nowMs};${own.udgave};${JSON.stringify(felter)}`);
      this.own = own;
      return { kind: 'written', own };
    } catch {
      return { kind: 'no-room' };
    }
  }

  delete(id: string): void {
    this.#kept.removeItem(DRAFT_KEY + id);
    if (this.own?.id === id) this.own = null;
  }

  /** The draft of this tab, also on its next page. */
  get own(): Own | null {
    const [id, udgave] = (this.#tab.getItem(OWN_KEY) ?? '').split(';');
    return id && udgave ? { id, udgave: Number(udgave) } : null;
  }

  set own(own: Own | null) {
    if (own === null) this.#tab.removeItem(OWN_KEY);
    else this.#tab.setItem(OWN_KEY, `${own.id};${own.udgave}`);
  }
}

/** The drafts of this browser, or null where it keeps nothing for pages. */
export function openDrafts(): Drafts | null {
  try {
    return new Drafts(localStorage, sessionStorage);
  } catch {
    return null;
  }
}

function parseFields(json: string | undefined): Fields | null {
  try {
    const parsed: unknown = JSON.parse(json ?? '');
    return Array.isArray(parsed) ? parsed.filter(isField) : null;
  } catch {
    return null;
  }
}

function isField(pair: unknown): pair is readonly [string, string] {
  return Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string');
}
