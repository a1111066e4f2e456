const DRAW_EVERY_MS = 100;
const BAR_CHARS = 30;
const danish = new Intl.NumberFormat('da-DK');

/** What is told while something is read. */
export type Progress = {
  /** The same bytes, counted as they pass. */
  readonly watch: (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;
  /** Takes the bar away. */
  readonly done: () => void;
};

/** A bar on a terminal, nothing anywhere else. @param bytesTotal null: nobody knows. */
export function makeProgress(stream: NodeJS.WriteStream, bytesTotal: number | null): Progress {
  if (!stream.isTTY) return { watch: (bytes) => bytes, done: () => {} };
  let drawn = 0;
  return {
    watch: async function* counted(bytes) {
      let count = 0;
      for await (const chunk of bytes) {
        count += chunk.length;
        if (performance.now() - drawn > DRAW_EVERY_MS) {
          drawn = performance.now();
          stream.write(`\r${barOf(count, bytesTotal)}`);
        }
        yield chunk;
      }
    },
    done: () => void stream.write('\r\u001b[K'),
  };
}

/** `[#####-----] 50 %`, or how much has come when nobody knows how much there is. */
export function barOf(bytes: number, bytesTotal: number | null): string {
  if (bytesTotal === null || bytesTotal === 0) return `${danish.format(bytes >> 10)} kB læst`;
  const share = Math.min(1, bytes / bytesTotal);
  const full = Math.round(share * BAR_CHARS);
  return `[${'#'.repeat(full)}${'-'.repeat(BAR_CHARS - full)}] ${Math.floor(share * 100)} %`;
}
