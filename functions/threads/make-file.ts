import { parentPort } from 'node:worker_threads';
import { makeFile } from '../report-desk/make-file.ts';
import type { FromFileMaker, ToFileMaker } from './file-thread.ts';

/** The thread that makes files of reports: file-thread.ts starts it. One at a time. */
const port = parentPort;
port?.on('message', async (question: ToFileMaker) => {
  const made: FromFileMaker = await makeFile(question);
  port.postMessage(made);
});
