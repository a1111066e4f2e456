import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { RapportFormat } from '../../../src/rapport-locals.ts';
import { chartFile } from '../../report/chart.ts';
import type { MadeFile } from '../../report-desk/formats.ts';
import { onlyOf } from '../../report-desk/report-facts.ts';
import type { ReportAsked } from '../../statistics/report.ts';
import type { CountedReport } from '../../threads/statistics-thread.ts';
import type { StaffEnv } from '../medarbejder/staff-env.ts';
import { describedBy } from './described-by.ts';
import { type Reader, showNothing, showReportPage } from './report-reader.ts';

/** The report as a file; a browser that has it is told so while nothing has changed. */
export async function fileAnswer(
  reads: Reader,
  c: Context<StaffEnv>,
  format: RapportFormat,
): Promise<Response> {
  return counted(reads, c, async ({ report }, asked) => {
    const kun = onlyOf(reads.context, asked);
    const made = { report, format, kun: kun.length === 0 ? null : kun };
    const file = await reads.desk.files.make(made);
    if (file === 'opgivet') return showNothing(reads, 'ingen-tal');
    const { fra, til } = report.periode;
    return download(file, `statistik-${fra}-${til}.${format}`);
  });
}

/** The chart of one table as a picture of its own. */
export async function chartAnswer(reads: Reader, c: Context<StaffEnv>): Promise<Response> {
  const id = c.req.param('tabel')?.replace(/\.svg$/, '');
  return counted(reads, c, async ({ report }) => {
    const table = report.tabeller.find((one) => one.id === id);
    const { demo } = reads.desk.world;
    const asked = { demo, periode: report.periode };
    const svg = table === undefined ? null : chartFile(table, asked);
    if (svg === null) return showNothing(reads, 'findes-ikke');
    const { fra, til } = report.periode;
    return download(
      { bytes: new TextEncoder().encode(svg), type: 'image/svg+xml' },
      `${id}-${fra}-${til}.svg`,
    );
  });
}

/** Only a report that was asked for rightly is counted, and only a new one is made into anything. */
async function counted(
  reads: Reader,
  c: Context<StaffEnv>,
  make: (counted: CountedReport, asked: ReportAsked) => Promise<Response>,
): Promise<Response> {
  const { read } = reads.query;
  if (!read.ok) return showReportPage(reads, null, 422);
  const report = await reads.desk.statistics.report(read.asked);
  if (report === 'opgivet') return showNothing(reads, 'ingen-tal');
  const etag = etagOf(report, c);
  const known = c.req.header('if-none-match')?.split(/\s*,\s*/) ?? [];
  const isKnown = known.some((one) => one.replace(/^W\//, '') === etag);
  const answer = isKnown ? new Response(null, { status: 304 }) : await make(report, read.asked);
  if (answer.status >= 400) return answer;
  answer.headers.set('etag', etag);
  answer.headers.set('cache-control', 'private, no-cache');
  return answer;
}

/** Of what is counted, of what is asked for, and of whose figures they are. */
function etagOf({ report, version }: CountedReport, c: Context<StaffEnv>): string {
  const { periode, forvaltninger } = report;
  const said = [
    version,
    c.req.path,
    JSON.stringify({ periode, forvaltninger, whole: c.req.query() }),
  ];
  return `"${createHash('sha256').update(said.join('\n')).digest('base64url').slice(0, 27)}"`;
}

function download({ bytes, type }: MadeFile, name: string): Response {
  return new Response(bytes, {
    headers: {
      ...{ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
      ...describedBy(type),
    },
  });
}
