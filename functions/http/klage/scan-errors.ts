import type { Bilag, FieldError, Sprog } from '../../../src/klage/klage.ts';
import type { ScannedBilag } from '../../bilag/scan-bilag.ts';

/** What is said of a file with a virus: which, and what to do. Its code is that of a file nobody can take. */
export function virusErrors(
  fundet: readonly Pick<Bilag, 'felt' | 'navn'>[],
  sprog: Sprog,
): readonly FieldError[] {
  return fundet.map(({ felt, navn }) => ({
    field: felt,
    code: 'filtype',
    message:
      sprog === 'da'
        ? `Der er fundet virus i filen "${navn}". Din klage er ikke sendt. Send den uden filen.`
        : `A virus was found in the file "${navn}". Your complaint is not sent. Send it without the file.`,
  }));
}

/** When nobody could look for viruses in the files. */
export const UNSCANNED: { readonly [S in Sprog]: string } = {
  da: 'Vi kan ikke undersøge dine filer for virus lige nu. Din klage er ikke modtaget. Prøv igen om lidt, eller send klagen uden filer.',
  en: 'We cannot check your files for viruses right now. Your complaint was not received. Try again soon, or send it without files.',
};

/** How the form answers: everything typed is shown again, to be sent without the file or a little later. */
export function scanFaults(scanned: Exclude<ScannedBilag, { readonly kind: 'ren' }>, sprog: Sprog) {
  if (scanned.kind === 'virus') {
    return { status: 422, errors: virusErrors(scanned.fundet, sprog) } as const;
  }
  const error = { field: 'bilag', code: 'filtype', message: UNSCANNED[sprog] } as const;
  return { status: 503, errors: [error] } as const;
}
