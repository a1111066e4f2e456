/** What a report says became of a letter (RFC 3464 §2.3.3); the words the register keeps. */
export type ReportArt = 'fejlet' | 'forsinket' | 'leveret';

export type DeliveryStatus = {
  readonly art: ReportArt;
  /** Enhanced status code (RFC 3463), `5.1.1`; its second and third number may be unknown: 0. */
  readonly status: string;
};

/** A report names the recipients of one letter: a modtager, or those it is handed on to. */
const RECIPIENTS_MAX = 100;
const ARTER: { readonly [action: string]: ReportArt } = {
  failed: 'fejlet',
  delayed: 'forsinket',
  delivered: 'leveret',
};
const WORST_FIRST: readonly ReportArt[] = ['fejlet', 'forsinket', 'leveret'];
/** What is meant where the code is left out. */
const USUAL: { readonly [A in ReportArt]: string } = {
  fejlet: '5.0.0',
  forsinket: '4.0.0',
  leveret: '2.0.0',
};

/**
 * Reads the machine's part of a report (message/delivery-status, RFC 3464 §2). Of several recipients
 * the worst counts: a letter that did not reach all of them is one that did not arrive.
 * @returns null when it says nothing that we asked for: no known action
 */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const recipients = blocksOf(text)
    .slice(0, RECIPIENTS_MAX)
    .flatMap((fields) => statusOf(fields) ?? []);
  const found = WORST_FIRST.map((art) => recipients.find((one) => one.art === art));
  return found.find((one) => one !== undefined) ?? null;
}

type Fields = ReadonlyMap<string, string>;

/** Blocks of fields between blank lines; the first is about the report, the others of one recipient each. */
function blocksOf(text: string): readonly Fields[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
  return unfolded.split(/\n[ \t]*\n/).map((block) => new Map(block.split('\n').map(fieldOf)));
}

function fieldOf(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, Math.max(colon, 0)).trim().toLowerCase(), line.slice(colon + 1).trim()];
}

function statusOf(fields: Fields): DeliveryStatus | null {
  // Some write "failed (no such user)".
  const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0] ?? '';
  const art = Object.hasOwn(ARTER, action) ? ARTER[action] : undefined;
  if (art === undefined) return null;
  return { art, status: codeIn(fields) ?? USUAL[art] };
}

/** The code of `Status`, else the one in the other server's own words. */
function codeIn(fields: Fields): string | null {
  const words = [fields.get('status') ?? '', fields.get('diagnostic-code') ?? ''];
  const codes = words.map((text) => /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])/.exec(text)?.[0]);
  return codes.find((code) => code !== undefined) ?? null;
}
