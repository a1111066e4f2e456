/** What `kilde` says of a klage that came through this system. */
export const OWN_KILDE = 'klagevej';
/** What `kilde` says of a case that staff made here. */
export const MANUEL_KILDE = 'manuel';
