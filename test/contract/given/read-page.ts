import { type HTMLElement, parse } from 'node-html-parser';

/** A page as a person meets it. */
export type ReadPage = {
  readonly status: number;
  readonly html: string;
  readonly lang: string | undefined;
  /** All that can be read on it, white space folded. */
  readonly text: string;
  /** What its form would send, file inputs left out. */
  readonly fields: { readonly [name: string]: string };
  /** The lines of the error summary and where each leads. */
  readonly errors: readonly { readonly field: string; readonly message: string }[];
  /** What a form on it must carry; empty where nobody is logged in. */
  readonly formularnoegle: string;
  readonly find: (selector: string) => HTMLElement | null;
};

/** Reads an answer that must be a page. */
export async function readPage(response: Response): Promise<ReadPage> {
  const type = response.headers.get('content-type');
  if (type !== 'text/html; charset=utf-8') throw new Error(`No page but ${type}.`);
  const html = await response.text();
  const root = parse(html);
  return {
    status: response.status,
    html,
    lang: root.querySelector('html')?.getAttribute('lang'),
    text: root.querySelector('main')?.textContent.replace(/\s+/g, ' ') ?? '',
    fields: Object.fromEntries(root.querySelectorAll('main form').flatMap(fieldsOf)),
    errors: root.querySelectorAll('#fejl li a').map((link) => ({
      field: decodeURIComponent((link.getAttribute('href') ?? '').slice(1)),
      message: link.textContent.trim(),
    })),
    formularnoegle: root.querySelector('[name=formularnoegle]')?.getAttribute('value') ?? '',
    find: (selector) => root.querySelector(selector),
  };
}

const NOT_SENT = ['submit', 'button', 'file', 'reset'];

function fieldsOf(form: HTMLElement): [string, string][] {
  return form
    .querySelectorAll('input, textarea, select')
    .filter((field) => field.hasAttribute('name'))
    .flatMap((field) => valuesOf(field).map((value): [string, string] => [nameOf(field), value]));
}

function nameOf(field: HTMLElement): string {
  return field.getAttribute('name') ?? '';
}

function valuesOf(field: HTMLElement): string[] {
  const type = field.getAttribute('type') ?? 'text';
  if (field.tagName === 'SELECT') {
    const chosen = field
      .querySelectorAll('option')
      .find((option) => option.hasAttribute('selected'));
    return [chosen?.getAttribute('value') ?? ''];
  }
  // A browser drops the line break right after the tag.
  if (field.tagName === 'TEXTAREA') return [field.textContent.replace(/^\n/, '')];
  if (NOT_SENT.includes(type)) return [];
  const unticked = ['radio', 'checkbox'].includes(type) && !field.hasAttribute('checked');
  return unticked ? [] : [field.getAttribute('value') ?? ''];
}
