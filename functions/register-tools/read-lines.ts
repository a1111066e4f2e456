/** No line is longer: a case with everything on it is a few kilobytes. */
export const LINE_BYTES_MAX = 64 * 1024;

/** A line with something on it, numbered from 1; `besked` says in Danish why it cannot be read. */
export type Line =
  | { readonly linje: number; readonly ok: true; readonly text: string }
  | { readonly linje: number; readonly ok: false; readonly besked: string };

const NEWLINE = 0x0a;
const TOO_LONG = `Linjen er for lang. En sag fylder højst ${LINE_BYTES_MAX / 1024} kB; er der linjeskift mellem sagerne?`;
const NOT_UTF8 = 'Linjen er ikke gemt som UTF-8. Gem filen igen som UTF-8.';

/** The lines of a stream of bytes, blank ones left out, never holding more than one of them. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Line, void, void> {
  const line = new GrowingLine();
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      line.add(chunk.subarray(from, at));
      from = at + 1;
      const ended = line.end();
      if (ended !== null) yield ended;
    }
    line.add(chunk.subarray(from));
  }
  const last = line.end();
  if (last !== null) yield last;
}

/** What has come of a line so far; beyond the limit only that it is too long. */
class GrowingLine {
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  #bytes = 0;
  #linje = 1;

  add(part: Uint8Array): void {
    this.#bytes += part.length;
    if (this.#bytes > LINE_BYTES_MAX) this.#parts = [];
    // The chunk may be used again for the next one.
    else if (part.length > 0) this.#parts.push(Uint8Array.from(part));
  }

  /** The whole line, or null for a blank one; the next one begins. */
  end(): Line | null {
    const linje = this.#linje;
    const [parts, bytes] = [this.#parts, this.#bytes];
    this.#linje += 1;
    this.#parts = [];
    this.#bytes = 0;
    if (bytes > LINE_BYTES_MAX) return { linje, ok: false, besked: TOO_LONG };
    const text = this.#decode(Buffer.concat(parts));
    if (text === null) return { linje, ok: false, besked: NOT_UTF8 };
    return text.trim() === '' ? null : { linje, ok: true, text };
  }

  #decode(bytes: Uint8Array): string | null {
    try {
      return this.#utf8.decode(bytes);
    } catch {
      return null;
    }
  }
}
