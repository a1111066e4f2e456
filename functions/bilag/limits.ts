const KIB = 1024;
const MIB = 1024 * KIB;

/** Files of each kind in one klage (contract §5). */
export const FILES_COUNT_MAX = { bilag: 10, fuldmagt: 1 } as const;
/** "10 MB" and "30 MB" are read as MiB, the larger meaning, so that nobody is refused at the edge. */
export const FILE_BYTES_MAX = 10 * MIB;
export const FILES_BYTES_MAX = 30 * MIB;
/** Every field of a klage, the form's own, and room for a few that do not exist. */
export const FIELDS_COUNT_MAX = 60;
export const FIELD_NAME_CHARS_MAX = 100;
/** The longest field is 20 000 code points: 80 KB of UTF-8, 240 KB when decomposed (NFD). */
export const FIELD_BYTES_MAX = 256 * KIB;
export const FIELDS_BYTES_MAX = MIB;
/** File inputs in one form, the empty ones too. */
export const FILE_PARTS_COUNT_MAX = 40;
/** How far a body that is too large is read (and thrown away), so that the answer is seen. */
export const BODY_BYTES_MAX = 4 * FILES_BYTES_MAX;
/** A body up to this size is a klage without files, or nearly: it waits for no budget. */
export const PLAIN_BODY_BYTES_MAX = 512 * KIB;
/** Bytes of uploads held at once: one of the largest klager, or two of 20 MB; the next wait. */
export const UPLOADS_BYTES_MAX = 44 * MIB;

/**
 * What a body takes of the uploads' budget; 0 for a plain klage, which never waits. A body that
 * does not say how large it is takes as much as any may.
 */
export function uploadBytes(contentLength: number | null): number {
  if (contentLength === null) return FILES_BYTES_MAX;
  return contentLength <= PLAIN_BODY_BYTES_MAX ? 0 : Math.min(contentLength, FILES_BYTES_MAX);
}
