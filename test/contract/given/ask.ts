import { request } from 'node:http';

export type Ask = { readonly path: string; readonly method?: string; readonly body?: string };
export type AskHeaders = { readonly [name: string]: string };
export type Answer = {
  readonly status: number;
  readonly headers: { readonly [name: string]: unknown };
  readonly body: string;
};

/** Asks with headers that fetch does not let anybody set, such as Host. */
export function ask(url: string, asked: Ask, headers: AskHeaders = {}): Promise<Answer> {
  const { path, method = 'GET', body = '' } = asked;
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers, family: 4 }, (answer) => {
      const chunks: string[] = [];
      answer.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode = 0, headers } = answer;
        resolve({ status: statusCode, headers, body: chunks.join('') });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
