import { toCsv } from '../report/csv.ts';
import { toPdf } from '../report/pdf.ts';
import { toXlsx } from '../report/xlsx.ts';
import type { Report } from '../statistics/report.ts';
import type { FileAsked, MadeFile } from './formats.ts';

/** What every file says of itself. */
export type FileFacts = {
  readonly kommune: string;
  /** The figures are made up. */
  readonly demo: boolean;
};

/** A report as a file; the same report gives the same figures in each. */
export async function makeFile({
  report,
  format,
  kun,
  kommune,
  demo,
  udgivet,
}: FileAsked & FileFacts): Promise<MadeFile> {
  const limited = kun === null ? {} : { forvaltninger: kun };
  const note = { demo, ...(udgivet === undefined ? {} : { udgivelse: udgivet }) };
  switch (format) {
    case 'pdf':
      return file(await toPdf(report, { ...note, kommune, ...limited }), 'application/pdf');
    case 'xlsx':
      return file(await toXlsx(report, note), XLSX);
    case 'csv':
      return file(Buffer.from(toCsv(report, note)), 'text/csv; charset=utf-8');
    case 'json':
      return file(Buffer.from(toJson(report, demo)), 'application/json');
  }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function toJson(report: Report, demo: boolean): string {
  const marked = demo ? { demodata: true, ...report } : report;
  return `${JSON.stringify(marked, null, 2)}\n`;
}

function file(bytes: Buffer, type: string): MadeFile {
  return { bytes: new Uint8Array(bytes), type };
}
