import { render } from 'preact';
import { vaerksted } from '../texts/vaerksted.ts';

/** As many lines of the list as are shown at once while it is filtered. */
const LINES_MAX = 8;

/** A box above the list of emner that makes the list shorter as one types. */
export function addEmneFilter(select: HTMLSelectElement): void {
  const groups = [...select.querySelectorAll('optgroup')].map((group) => ({
    group,
    options: [...group.querySelectorAll('option')],
  }));
  const place = document.createElement('div');
  select.before(place);
  paint('');

  function paint(typed: string): void {
    const count = shorten(typed);
    render(<Filter typed={typed} count={count} onType={paint} onEnter={take} />, place);
  }

  /** Leaves the options that fit, and the one that is chosen. Returns how many fit. */
  function shorten(typed: string): number {
    const wanted = folded(typed);
    let count = 0;
    for (const { group, options } of groups) {
      const fitting = options.filter((option) => folded(option.text).includes(wanted));
      count += fitting.length;
      group.replaceChildren(
        ...options.filter((option) => fitting.includes(option) || option.selected),
      );
      group.hidden = group.childElementCount === 0;
    }
    if (typed === '') select.removeAttribute('size');
    else select.size = Math.max(2, Math.min(LINES_MAX, select.querySelectorAll('*').length));
    return count;
  }

  /** Enter goes to the list; the only one that fits is taken. */
  function take(): void {
    const fitting = [...select.options].filter((option) => option.value !== '');
    const [only] = fitting;
    if (fitting.length === 1 && only) {
      only.selected = true;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    }
    select.focus();
  }
}

function Filter(props: {
  readonly typed: string;
  readonly count: number;
  readonly onType: (typed: string) => void;
  readonly onEnter: () => void;
}) {
  const t = vaerksted.emneFilter;
  const found = props.count === 0 ? t.ingen : t.fundet(props.count);
  return (
    <div class="filter">
      <label class="form-hint" for="emne-filter">
        {t.hjaelp}
      </label>
      <input
        class="form-input"
        type="search"
        id="emne-filter"
        autocomplete="off"
        value={props.typed}
        onInput={({ currentTarget }) => props.onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          props.onEnter();
        }}
      />
      <span class="form-hint" role="status">
        {props.typed !== '' && found}
      </span>
    </div>
  );
}

/** Letters as a Danish keyboard abroad types them, without case and accents. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim();
}
