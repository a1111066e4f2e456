import { parentPort } from 'node:worker_threads';
import { isShowable, setDocument } from '../documents/set-document.ts';
import type { FromDocumentMaker, ToDocumentMaker } from './document-thread.ts';

/** The thread that sets documents: document-thread.ts starts it. One at a time. */
const port = parentPort;
port?.on('message', async (asked: ToDocumentMaker) => port.postMessage(await make(asked)));

/** What Typst says of a document can repeat what somebody typed: it goes nowhere. */
async function make({ main, data }: ToDocumentMaker): Promise<FromDocumentMaker> {
  try {
    return await setDocument({ main, data: { ...data, ukendteTegn: !isShowable(data) } });
  } catch {
    return null;
  }
}
