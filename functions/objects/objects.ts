/** One object of a folder that is put as a whole. */
export type Entry = { readonly name: string; readonly chunks: readonly Uint8Array[] };

/** Entries as they are made, so that what is large and stored already can be let go of. */
export type Entries = Iterable<Entry> | AsyncIterable<Entry>;

/** An object that lies in the store. */
export type Stored = {
  readonly key: string;
  readonly bytes: number;
  /** When the store took it, by the store's clock. */
  readonly storedAt: Date;
};

/**
 * Where sealed bytes lie: a folder by default, S3 at scale. Keys are `sager/<nummer>/<name>`,
 * and `proevebreve/<nummer>/<name>` until the relay has taken that.
 * Every adapter passes test/functions/objects.
 */
export type Objects = {
  /**
   * Stores the bytes durably unless the key exists. Resolves only when a power cut cannot lose them.
   * @returns `created`, or `exists` when something lies there already (nothing is changed).
   */
  put(key: string, chunks: readonly Uint8Array[]): Promise<'created' | 'exists'>;
  /**
   * Stores everything of one new folder, durably. Whatever happens, the last entry (the manifest)
   * is never there without all the others.
   * @param folder `sager/<nummer>/`
   * @returns `created`, or `exists` when the folder holds something already (nothing is changed).
   */
  putAll(folder: string, entries: Entries): Promise<'created' | 'exists'>;
  /** @returns the bytes, or null when nothing lies at the key. */
  get(key: string): Promise<Uint8Array | null>;
  /** What lies of klager under keys that begin with `prefix`, in the keys' byte order. */
  list(prefix: string): AsyncIterable<Stored>;
  /** Deletes what lies at the key, durably; nothing there is as good. */
  remove(key: string): Promise<void>;
};
