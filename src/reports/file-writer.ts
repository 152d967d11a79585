/**
 * Files with their names, for people with Excel or for another program. Fetched when one is asked for.
 */
import type { Day } from '../core/day.ts';
import { wholeYear } from '../core/period.ts';
import { csvNotes, forExcel, forMachines, toCsv, type Dialect } from './csv.ts';
import { writeRecords, type ExportOrder, type ExportPace } from './export-records.ts';
import { dayStamp, fileName, periodStamp } from './file-name.ts';
import { recordTable } from './record-table.ts';
import type { Row, Table } from './table.ts';

export type ForWhom = 'excel' | 'machines';

/** `text/csv`, UTF-8; the parts are joined as they are. */
export interface CsvFile {
  readonly name: string;
  readonly parts: readonly string[];
}

const dialects: Readonly<Record<ForWhom, Dialect>> = { excel: forExcel, machines: forMachines };

type RecordsOrder = Omit<ExportOrder, 'dialect'> & { readonly place: string; readonly day: Day };

/** Every record of a kind as it stands on a day, or null where it was stopped. `place`: "xã Phủ Thông". */
export async function recordsFile(
  { forWhom, ...order }: RecordsOrder & { readonly forWhom: ForWhom },
  pace: ExportPace,
): Promise<CsvFile | null> {
  const parts = await writeRecords({ ...order, dialect: dialects[forWhom] }, pace);
  return parts && { name: recordsName(order, 'csv'), parts };
}

/** The same as a table, for a workbook. */
export async function recordsTable(
  { kind, records, reference, personal }: RecordsOrder,
  pace: ExportPace,
): Promise<Table | null> {
  const rows: Row[] = [];
  for (let at = 0; at < records.length; at += PIECE) {
    if (pace.stopped()) return null;
    rows.push(...recordTable(kind, records.slice(at, at + PIECE), reference, { personal }).rows);
    await pace.pause(rows.length, records.length);
  }
  return { ...recordTable(kind, [], reference, { personal }), rows };
}

const PIECE = 50;

export function recordsName({ kind, place, day }: RecordsOrder, extension: string): string {
  return fileName(kind.label.many.vi, place, dayStamp(day), extension);
}

/** A table of a report, named after its period. For people its notes stand below it; programs want rows alone. */
export function tableFile(table: Table, forWhom: ForWhom, place: string, today: Day): CsvFile {
  const parts = [toCsv(table, dialects[forWhom])];
  if (forWhom === 'excel') parts.push(csvNotes(table, forExcel));
  return { name: tableFileName(table, place, today, 'csv'), parts };
}

export function tableFileName(table: Table, place: string, today: Day, extension: string): string {
  const stamp = periodStamp(table.period ?? wholeYear(Number(today.slice(0, 4))));
  return fileName(table.title.vi, place, stamp, extension);
}
