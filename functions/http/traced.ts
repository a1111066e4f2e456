import type { MiddlewareHandler } from 'hono';
import type { Trace } from '../telemetry/trace.ts';
import type { Env } from './client.ts';

/** A span for each request: method, the route's pattern and the status; never an address or a body. */
export function traced(trace: Trace): MiddlewareHandler<Env> {
  return (c, next) =>
    trace('http.request', { 'http.request.method': methodOf(c.req.method) }, async (span) => {
      await next();
      span.tell({ 'http.route': c.req.routePath, 'http.response.status_code': c.res.status });
    });
}

const METHODS = ['GET', 'HEAD', 'POST'] as const;

function methodOf(method: string): (typeof METHODS)[number] | '_OTHER' {
  return METHODS.find((known) => known === method) ?? '_OTHER';
}
