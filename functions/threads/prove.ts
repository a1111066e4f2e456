import { parentPort } from 'node:worker_threads';
import { answerProof } from '../workshop/answer-proof.ts';
import type { FromProver, ToProver } from './proof-thread.ts';

/** The thread that proves: proof-thread.ts starts it. One question at a time. */
const port = parentPort;
port?.on('message', (question: ToProver) => {
  const answer: FromProver = answerProof(question);
  port.postMessage(answer);
});
