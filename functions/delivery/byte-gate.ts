/** Lets in work while its bytes fit; resolves to how to leave again. First come, first in. */
export type ByteGate = (bytes: number) => Promise<() => void>;

/** A gate for `bytesMax` bytes at once; what is larger goes in alone. */
export function byteGate(bytesMax: number): ByteGate {
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = [];
  let free = bytesMax;
  const admit = () => {
    for (let next = waiting[0]; next !== undefined && next.bytes <= free; next = waiting[0]) {
      waiting.shift();
      free -= next.bytes;
      next.enter();
    }
  };
  return async (wanted) => {
    const bytes = Math.min(wanted, bytesMax);
    await new Promise<void>((enter) => {
      waiting.push({ bytes, enter });
      admit();
    });
    return () => {
      free += bytes;
      admit();
    };
  };
}
