import type { SettingReader } from '../setting-reader.ts';

/** Where traces and metrics go, by OpenTelemetry's own names. */
export type Otlp = {
  /** OTLP over HTTP; `/v1/traces` and `/v1/metrics` below it. */
  readonly endpoint: URL;
  readonly headers: { readonly [name: string]: string };
  readonly serviceName: string;
  /** Between two exports of the metrics, in milliseconds. */
  readonly metricsEveryMs: number;
};

const ENDPOINT = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const HEADERS = 'OTEL_EXPORTER_OTLP_HEADERS';
const EVERY = 'OTEL_METRIC_EXPORT_INTERVAL';
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const HEADER_VALUE = /^[\x20-\x7e]*$/;

/** null: nobody listens, and nothing of it is loaded. */
export function readOtlp(read: SettingReader): Otlp | null {
  const endpoint = read.url(ENDPOINT, ['http:', 'https:']);
  // JSON is what is spoken; a collector takes it on the same address.
  onlyKnown(read, 'OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json']);
  onlyKnown(read, 'OTEL_TRACES_EXPORTER', ['otlp']);
  onlyKnown(read, 'OTEL_METRICS_EXPORTER', ['otlp']);
  const headers = readHeaders(read);
  const serviceName = read.text('OTEL_SERVICE_NAME', 'klagevej');
  const metricsEveryMs = read.integer(EVERY, 60_000, { min: 1_000, max: 3_600_000 });
  const off = isOff(read);
  return endpoint === null || off ? null : { endpoint, headers, serviceName, metricsEveryMs };
}

function onlyKnown(read: SettingReader, name: string, known: readonly string[]): void {
  const value = read.optional(name);
  if (value === null || known.includes(value)) return;
  read.fault(name, `it must be ${known.join(' or ')}, or not set`);
}

function isOff(read: SettingReader): boolean {
  onlyKnown(read, 'OTEL_SDK_DISABLED', ['true', 'false']);
  return read.optional('OTEL_SDK_DISABLED') === 'true';
}

/** `name=value,name=value`, values percent-encoded, as OpenTelemetry's specification has it. */
function readHeaders(read: SettingReader): Otlp['headers'] {
  const typed = read.optional(HEADERS);
  if (typed === null) return {};
  const pairs = typed.split(',').map(readHeader);
  const good = pairs.filter((pair) => pair !== null);
  if (good.length === pairs.length) return Object.fromEntries(good);
  read.fault(HEADERS, 'it must be name=value, with commas between');
  return {};
}

function readHeader(pair: string): readonly [string, string] | null {
  const at = pair.indexOf('=');
  const name = pair.slice(0, Math.max(0, at)).trim();
  const value = decoded(pair.slice(at + 1).trim());
  if (value === null || !HEADER_VALUE.test(value)) return null;
  return HEADER_NAME.test(name) ? [name, value] : null;
}

function decoded(value: string): string | null {
  try {
    return decodeURIComponent(value);
  } catch {
    return null;
  }
}
