import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { vaerksted } from '../texts/vaerksted.ts';
import type { Finding } from '../workshop-facts.ts';
import type { Knowledge } from './complete-json.ts';
import { completion, diagnosticsIn, explanation } from './editor-help.ts';
import { editorLook } from './editor-look.ts';

export type EditorParts = {
  readonly text: string;
  readonly knowledge: Knowledge;
  readonly onChange: (text: string) => void;
  readonly onMove: (text: string, pos: number) => void;
};

/** The editor as the page uses it. */
export type Editor = {
  readonly text: () => string;
  readonly replace: (text: string) => void;
  readonly focus: () => void;
  /** Where the cursor is, in UTF-16 units. */
  readonly cursor: () => number;
  readonly select: (from: number, to?: number) => void;
  readonly goToLine: (linje: number) => void;
  readonly mark: (fund: readonly Finding[]) => void;
};

/**
 * An editor for one rule file. It lives in a shadow root: there its styles are constructed sheets,
 * which the pages' policy lets in, where it would not let in `<style>` elements made by a script.
 */
export function makeEditor(host: HTMLElement, parts: EditorParts): Editor {
  const root = host.attachShadow({ mode: 'open' });
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({ doc: parts.text, extensions: extensions(parts) }),
  });
  const select = (from: number, to = from) => {
    const { length } = view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
    view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.head, CENTER) });
  };
  return {
    text: () => view.state.doc.toString(),
    replace: (text) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    focus: () => view.focus(),
    cursor: () => view.state.selection.main.head,
    select,
    goToLine: (linje) => {
      const { doc } = view.state;
      select(doc.line(Math.min(Math.max(1, linje), doc.lines)).from);
      view.focus();
    },
    mark: (fund) => {
      const found = diagnosticsIn(view.state.doc, parts.knowledge.fil, fund);
      view.dispatch(setDiagnostics(view.state, found));
    },
  };
}

const CENTER = { y: 'center' } as const;

function extensions({ knowledge, onChange, onMove }: EditorParts) {
  return [
    lineNumbers(),
    lintGutter(),
    foldGutter(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    EditorView.lineWrapping,
    highlightActiveLineGutter(),
    json(),
    completion(knowledge),
    explanation(knowledge),
    editorLook,
    EditorState.phrases.of(vaerksted.editor),
    EditorView.contentAttributes.of({
      'aria-label': vaerksted.rediger.editorNavn(knowledge.fil),
      lang: 'da',
      tabindex: '0',
      spellcheck: 'false',
    }),
    // No key for indentation: Tab goes on to the next field, as everywhere on the page.
    keymap.of([
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...foldKeymap,
      ...lintKeymap,
    ]),
    EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
      const text = state.doc.toString();
      if (docChanged) onChange(text);
      if (docChanged || selectionSet) onMove(text, state.selection.main.head);
    }),
  ];
}
