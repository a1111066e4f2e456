import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';

const ANSWER_MS_MAX = 10_000;

export type JsonPost = {
  readonly url: URL;
  /** PEM of CAs that are trusted beside the system's; null: none. */
  readonly ca: string | null;
  readonly answerMsMax?: number;
};

/**
 * Posts JSON once. A redirect is not followed: whoever answers there was never named.
 * @returns `ok` on 2xx, else a code: the status, or why there was none; never a word of the answer
 */
export function postJson({ url, ca, answerMsMax }: JsonPost, body: object): Promise<string> {
  const signal = AbortSignal.timeout(answerMsMax ?? ANSWER_MS_MAX);
  const bytes = Buffer.from(JSON.stringify(body));
  const headers = { 'content-type': 'application/json', 'content-length': bytes.byteLength };
  const trusted = ca === null ? {} : { ca: [...rootCertificates, ca] };
  const options = { method: 'POST', headers, signal, ...trusted };
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, options, (answer) => {
      const status = answer.statusCode ?? 0;
      answer.destroy();
      resolve(status >= 200 && status < 300 ? 'ok' : `HTTP-${status}`);
    });
    request.on('error', (error) => resolve(signal.aborted ? 'for-langsom' : codeOf(error)));
    request.end(bytes);
  });
}

function codeOf(error: Error): string {
  const code = 'code' in error ? error.code : null;
  return typeof code === 'string' && /^\w{1,60}$/.test(code) ? code : error.name;
}
