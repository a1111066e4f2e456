import { fileURLToPath } from 'node:url';
import {
  type NodeCompiler as Compiler,
  NodeCompiler,
  type NodeError,
} from '@myriaddreamin/typst-ts-node-compiler';
import { readFonts, showableIn } from './fonts.ts';

/** What a document is made of: text, never markup. */
export type DocumentData =
  | string
  | number
  | boolean
  | null
  | readonly DocumentData[]
  | { readonly [key: string]: DocumentData };

export type DocumentAsked = {
  /** The Typst file that sets it, from the folder `functions`: `report/report.typ`. */
  readonly main: string;
  /** What that file finds in `look.typ` as `data`. */
  readonly data: DocumentData;
};

const WORKSPACE = fileURLToPath(new URL('..', import.meta.url));
/** PDF/UA-1 (ISO 14289-1): everything in it can be read aloud, in order. */
const PDF_STANDARD = 'ua-1';

type Setter = {
  readonly compiler: Compiler;
  readonly showable: (text: string) => string;
};

let setter: Setter | null = null;

/**
 * Sets a document as PDF/UA-1. The data reach Typst as JSON, so that nothing anybody typed can
 * become code; a character the fonts lack is shown as "?". The same data give the same bytes.
 *
 * It takes the thread it runs on for as long as it lasts, so long documents belong on a thread of
 * their own. One compiler serves the thread; what it remembers of a document is forgotten after.
 * @throws Error when the Typst file is wrong, or the document breaks the standard
 */
export function setDocument({ main, data }: DocumentAsked): Buffer {
  setter ??= makeSetter();
  const { compiler, showable } = setter;
  try {
    const inputs = { data: JSON.stringify(mapped(data, showable)) };
    const { result, error } = compiled(compiler, { mainFilePath: WORKSPACE + main, inputs });
    if (result === null) throw refused(main, error);
    return compiler.pdf(result, { pdfStandard: PDF_STANDARD });
  } finally {
    compiler.evictCache(0);
  }
}

function makeSetter(): Setter {
  const fonts = readFonts();
  const fontArgs = [{ fontBlobs: [...fonts] }];
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs });
  return { compiler, showable: showableIn(fonts) };
}

function compiled(compiler: Compiler, asked: Parameters<Compiler['compile']>[0]) {
  const done = compiler.compile(asked);
  const warnings = done.takeWarnings();
  // A warning is a font that is not there or a picture that does not fit: nobody reads a log for it.
  if (warnings !== null) return { result: null, error: warnings };
  return { result: done.result, error: done.result === null ? done.takeError() : null };
}

function refused(main: string, error: NodeError | null): Error {
  const found = JSON.stringify(error?.shortDiagnostics ?? []);
  return new Error(`Cannot set the document "${main}": Typst says ${found}.`);
}

function mapped(data: DocumentData, showable: (text: string) => string): DocumentData {
  if (typeof data === 'string') return showable(data);
  if (data === null || typeof data !== 'object') return data;
  if (isList(data)) return data.map((item) => mapped(item, showable));
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapped(value, showable)]),
  );
}

function isList(data: DocumentData): data is readonly DocumentData[] {
  return Array.isArray(data);
}
