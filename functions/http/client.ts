import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import { addressBlock } from './throttle.ts';

/** What @hono/node-server binds to a request; absent when an app is asked in process. */
export type Bindings = { readonly incoming?: IncomingMessage };
export type Env = { readonly Bindings: Bindings };

/** The body as a stream: Node's own where there is one, which is the quickest. */
export function bodyOf({ env, req }: Pick<Context<Env>, 'env' | 'req'>): Readable {
  const { text } = req.bodyCache;
  // A guard has read it: the stream has nothing left.
  if (text !== undefined) return Readable.from(textIn(text));
  const incoming = env?.incoming;
  if (incoming !== undefined) return incoming;
  const { body } = req.raw;
  return body === null ? Readable.from([]) : Readable.from(streamed(body));
}

async function* textIn(text: string | Promise<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(await text);
}

async function* streamed(body: globalThis.ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    yield Buffer.from(read.value);
  }
}

/**
 * The block of addresses a request comes from. With `hops` proxies in front, the address the
 * outermost of them saw: what stands further left in X-Forwarded-For anyone can write.
 */
export function clientBlock(c: Context<Env>, hops: number): string {
  const socket = c.env?.incoming?.socket.remoteAddress ?? 'in-process';
  const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
  const seen = hops === 0 ? undefined : forwarded.at(-hops);
  return addressBlock(seen === undefined || seen === '' ? socket : seen);
}
