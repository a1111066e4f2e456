/** An answer that a browser saves under a name of its own. */
export function savedFile(name: string, type: string, chunks: readonly Uint8Array[]): Response {
  return new Response(Buffer.concat(chunks), {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  });
}
