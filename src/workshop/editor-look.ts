import { defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';

const MONO = "ui-monospace, 'Cascadia Mono', Consolas, 'DejaVu Sans Mono', monospace";
const INK = '#1c2526';
const PALE = '#4c5a5c';
const SAND = '#f9f6ef';
const LINE = '#d9d2c4';
const PRIMARY = '#1b4d5c';

const theme = EditorView.theme({
  '&': {
    height: '70vh',
    minHeight: '32rem',
    border: '1px solid #5f6d6f',
    borderRadius: '0 0.4rem 0.4rem 0.4rem',
    color: INK,
    backgroundColor: '#fff',
    fontSize: '1.4rem',
  },
  '&.cm-focused': { outline: `0.3rem solid ${PRIMARY}`, outlineOffset: '0.2rem' },
  '.cm-scroller': { fontFamily: MONO, lineHeight: '2.1rem' },
  '.cm-gutters': { backgroundColor: SAND, color: PALE, borderRight: `1px solid ${LINE}` },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: '#f1ece1' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: '#d6efe9',
    outline: `1px solid ${PRIMARY}`,
  },
  '.cm-tooltip': {
    border: '1px solid #5f6d6f',
    borderRadius: '0.4rem',
    backgroundColor: '#fff',
    fontFamily: "'IBM Plex Sans', system-ui, sans-serif",
    fontSize: '1.5rem',
    lineHeight: '2.2rem',
  },
  '.cm-tooltip-hover, .cm-completionInfo': { padding: '0.8rem 1.2rem', maxWidth: '44rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: MONO, maxHeight: '24rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 1.2rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: PRIMARY, color: '#fff' },
  '.cm-completionDetail': {
    fontFamily: "'IBM Plex Sans', system-ui, sans-serif",
    fontStyle: 'normal',
    opacity: '0.85',
  },
  '.cm-diagnostic': { padding: '0.8rem 1.2rem', maxWidth: '60rem', whiteSpace: 'normal' },
});

/** How the editor looks: the colours and type of the page round it. */
export const editorLook: Extension = [theme, syntaxHighlighting(defaultHighlightStyle)];
