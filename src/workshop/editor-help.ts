import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type Completion as Option,
} from '@codemirror/autocomplete';
import type { Diagnostic } from '@codemirror/lint';
import type { Extension, Text } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { Finding } from '../workshop-facts.ts';
import { type Completion, completeJson, type Knowledge } from './complete-json.ts';
import { type Explanation, explainJson } from './explain-json.ts';

/** Completion by schema and known ids. */
export function completion(knowledge: Knowledge): Extension {
  return autocompletion({ override: [(context) => source(context, knowledge)], icons: false });
}

function source(context: CompletionContext, knowledge: Knowledge): CompletionResult | null {
  const text = context.state.doc.toString();
  const found = completeJson(text, context.pos, knowledge);
  // Unasked, it speaks only where something is being typed.
  if (found === null || (!context.explicit && found.from === context.pos)) return null;
  const isQuoted = text[found.from] === '"';
  return {
    from: found.from + (isQuoted ? 1 : 0),
    options: found.options.map((option) => asOption(option, found)),
    validFor: /^[\w$-]*$/,
  };
}

/** Takes the whole spot, quotation marks and all, so that what is half written becomes whole. */
function asOption(
  { label, detail, info, insert, cursor }: Completion,
  spot: { readonly from: number; readonly to: number },
): Option {
  return {
    label,
    detail,
    ...(info === null ? {} : { info }),
    apply: (view, _option, ...[from, to]) => {
      const begin = Math.min(spot.from, from);
      const end = Math.max(to, to + quoteAfter(view.state.doc, to));
      view.dispatch({
        changes: { from: begin, to: end, insert },
        selection: { anchor: begin + cursor },
        userEvent: 'input.complete',
      });
    },
  };
}

function quoteAfter(doc: Text, at: number): number {
  const rest = doc.sliceString(at, doc.lineAt(at).to);
  return /^[\w-]*"/.exec(rest)?.[0].length ?? 0;
}

/** What a key or value is, when one points at it. */
export function explanation(knowledge: Knowledge): Extension {
  return hoverTooltip((view, pos) => {
    const told = explainJson(view.state.doc.toString(), pos, knowledge);
    if (told === null || (told.name === '' && told.about === '')) return null;
    return {
      pos: told.from,
      end: told.to,
      above: true,
      create: () => ({ dom: paragraphs([told.name, told.about]) }),
    };
  });
}

/** An explanation on one line: where one is, and what that is. */
export function explanationLine({ place, name, about }: Explanation): string {
  return [place, name, about].filter((part) => part !== '').join(' — ');
}

function paragraphs(texts: readonly string[]): HTMLElement {
  const box = document.createElement('div');
  for (const text of texts.filter((one) => one !== '')) {
    const line = document.createElement('div');
    line.textContent = text;
    box.append(line);
  }
  return box;
}

/** The proof's findings in one file as the editor marks them: from their place to the line's end. */
export function diagnosticsIn(doc: Text, fil: string, fund: readonly Finding[]): Diagnostic[] {
  return fund
    .filter((finding) => finding.fil === fil && finding.linje <= doc.lines)
    .map(({ linje, kolonne, alvor, tekst }) => {
      const line = doc.line(Math.max(1, linje));
      const from = Math.min(line.from + kolonne - 1, line.to);
      return {
        from,
        to: line.to,
        severity: alvor === 'fejl' ? 'error' : 'info',
        message: tekst,
      };
    });
}
