/** Where a mail lies once it has been looked at. */
export type Folder = 'behandlet' | 'autosvar' | 'person';

/** Looks at one mail; the bytes may be cut after `RETURN_BYTES_MAX`. `senere`: it stays where it is. */
export type TakeMail = (raw: Uint8Array) => Promise<Folder | 'senere'>;

/** Reports come before the letter they quote; what is longer is read no further. */
export const RETURN_BYTES_MAX = 1024 * 1024;

/** The mailbox that the return path leads to. */
export type ReturnMailbox = {
  /**
   * Shows each mail that lies there to `take`, oldest first, and puts it into the folder it belongs in.
   * Nothing is deleted. Ends early on abort.
   * @throws when the mailbox cannot be reached, and whatever `take` throws: the rest comes next time
   */
  readonly empty: (take: TakeMail, signal: AbortSignal) => Promise<void>;
};
