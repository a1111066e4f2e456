const REPLY_CHARS_MAX = 200;
const WORD_CHARS_MAX = 60;

/** One SMTP reply, read strictly (RFC 5321 §4.2): every line has the same three digits. */
export type Reply = {
  /** 200–599, or null when the reply is not well-formed. */
  readonly code: number | null;
  readonly text: string;
};

/** Reads a whole reply, lines separated by LF. */
export function readReply(text: string): Reply {
  const lines = text.split('\n');
  const digits = /^[2-5]\d\d/.exec(text)?.[0];
  const wellFormed = lines.every((line, index) => {
    const mark = line.charAt(3);
    const last = index === lines.length - 1;
    return line.slice(0, 3) === digits && (last ? mark === ' ' || mark === '' : mark === '-');
  });
  return { code: wellFormed ? Number(digits) : null, text };
}

/**
 * The server's words as they may stand in a log: one line, without control or invisible
 * characters, without addresses (a citizen's may be echoed), without long words (which could be
 * message content echoed), cut to 200 characters.
 */
export function cleanReply(text: string, addresses: readonly string[]): string {
  const locals = addresses.map((address) => address.slice(0, address.lastIndexOf('@')));
  const secret = new Set([...addresses, ...locals].map((word) => word.toLowerCase()));
  return text
    .slice(0, 10 * REPLY_CHARS_MAX)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => cleanWord(word, secret))
    .join(' ')
    .slice(0, REPLY_CHARS_MAX);
}

function cleanWord(word: string, secret: ReadonlySet<string>): string {
  const core = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').toLowerCase();
  if (word.includes('@') || secret.has(core)) return '[adresse]';
  return word.length > WORD_CHARS_MAX ? '[…]' : word;
}
