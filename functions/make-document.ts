import { parentPort } from 'node:worker_threads';
import type { FromDocumentMaker, ToDocumentMaker } from './document-thread.ts';
import { isShowable, setDocument } from './documents/set-document.ts';

/** The thread that sets documents: document-thread.ts starts it. One at a time. */
const port = parentPort;
port?.on('message', (asked: ToDocumentMaker) => port.postMessage(make(asked)));

/** What Typst says of a document can repeat what somebody typed: it goes nowhere. */
function make({ main, data }: ToDocumentMaker): FromDocumentMaker {
  try {
    return setDocument({ main, data: { ...data, ukendteTegn: !isShowable(data) } });
  } catch {
    return null;
  }
}
