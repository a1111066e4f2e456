import { createServer, type IncomingMessage } from 'node:http';
import { makeByteBudget } from '../../../functions/bilag/byte-budget.ts';
import { checkBilag } from '../../../functions/bilag/check-bilag.ts';
import { UPLOADS_BYTES_MAX, uploadBytes } from '../../../functions/bilag/limits.ts';
import { type FormBody, readForm } from '../../../functions/bilag/read-form.ts';

export type Intake = {
  readonly port: number;
  /** How each request ended that could not be answered too. */
  readonly ends: string[];
  readonly close: () => void;
};

export type IntakeOptions = Pick<FormBody, 'maxBytes'> & {
  readonly budgetBytes?: number;
  /** How long the files are held after they are checked: what sealing takes. */
  readonly holdMs?: number;
};

/** Bilag over real sockets, as the whole system takes them in, and nothing behind. */
export async function openIntake(options: IntakeOptions = {}): Promise<Intake> {
  const budget = makeByteBudget(options.budgetBytes ?? UPLOADS_BYTES_MAX);
  const ends: string[] = [];
  const server = createServer(async (request, response) => {
    const release = await budget.reserve(uploadBytes(declaredBytes(request)));
    const answer = await takeIn(request, options);
    ends.push(answer);
    release?.();
    response.setHeader('connection', 'close');
    response.end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: address.port, ends, close };
}

async function takeIn(request: IncomingMessage, options: IntakeOptions): Promise<string> {
  const form = await readForm({
    contentType: request.headers['content-type'] ?? '',
    contentLength: declaredBytes(request),
    body: request,
    ...(options.maxBytes === undefined ? {} : { maxBytes: options.maxBytes }),
  });
  if (form.kind !== 'fields') return form.kind;
  const checked = await checkBilag(form.files);
  await new Promise((resolve) => setTimeout(resolve, options.holdMs ?? 0));
  const bytes = checked.ok ? checked.bilag.reduce((sum, { bytes }) => sum + bytes.length, 0) : 0;
  return JSON.stringify({ fields: form.fields.size, bytes, faults: form.faults });
}

function declaredBytes(request: IncomingMessage): number | null {
  const header = request.headers['content-length'];
  return header === undefined ? null : Number(header);
}
