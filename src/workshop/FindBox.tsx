import { render } from 'preact';
import { useState } from 'preact/hooks';
import { vaerksted } from '../texts/vaerksted.ts';
import type { Editor } from './make-editor.ts';

/** A box to find text in the whole file: the browser's own sees only the lines on the screen. */
export function addFindBox(place: Element, editor: Editor): void {
  render(<FindBox editor={editor} />, place);
}

function FindBox({ editor }: { readonly editor: Editor }) {
  const t = vaerksted.rediger;
  const [wanted, setWanted] = useState('');
  const count =
    wanted === '' ? 0 : editor.text().toLowerCase().split(wanted.toLowerCase()).length - 1;
  return (
    <div class="find">
      <label>
        {t.find}
        <input
          class="form-input"
          id="find"
          type="search"
          autocomplete="off"
          value={wanted}
          onInput={({ currentTarget }) => setWanted(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            findNext(editor, wanted);
          }}
        />
      </label>
      <button
        type="button"
        class="button button-secondary"
        onClick={() => findNext(editor, wanted)}
      >
        {t.findNaeste}
      </button>
      <span role="status">{wanted !== '' && (count === 0 ? t.findesIkke : t.findes(count))}</span>
    </div>
  );
}

/** Selects the next place from the cursor on, and begins again at the top. */
function findNext(editor: Editor, wanted: string): void {
  const text = editor.text().toLowerCase();
  const sought = wanted.toLowerCase();
  if (sought === '') return;
  const after = text.indexOf(sought, editor.cursor());
  const at = after === -1 ? text.indexOf(sought) : after;
  if (at !== -1) editor.select(at, at + sought.length);
}
