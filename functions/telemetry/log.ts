/** Closed values only: what a citizen typed has no way into a log line. */
export type LogFields = { readonly [name: string]: string | number | boolean | null };

export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: LogFields) => void;

/** One JSON line per event on stdout; a failing sink never fails a klage. */
export const jsonLog: Log = (level, event, fields = {}) => {
  try {
    process.stdout.write(
      `${JSON.stringify({ tid: new Date().toISOString(), level, event, ...fields })}\n`,
    );
  } catch {
    // A full log disk must not stop a klage.
  }
};
