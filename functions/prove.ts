import { parentPort } from 'node:worker_threads';
import type { FromProver, ToProver } from './proof-thread.ts';
import { answerProof } from './workshop/answer-proof.ts';

/** The thread that proves: proof-thread.ts starts it. One question at a time. */
const port = parentPort;
port?.on('message', (question: ToProver) => {
  const answer: FromProver = answerProof(question);
  port.postMessage(answer);
});
