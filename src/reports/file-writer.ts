/**
 * CSV files with their names, for people with Excel or for another program. Fetched when one is asked for.
 */
import type { Day } from '../core/day.ts';
import type { Period } from '../core/period.ts';
import { forExcel, forMachines, toCsv, type Dialect } from './csv.ts';
import { writeRecords, type ExportOrder, type ExportPace } from './export-records.ts';
import { dayStamp, fileName, periodStamp } from './file-name.ts';
import type { Table } from './table.ts';

export type ForWhom = 'excel' | 'machines';

/** `text/csv`, UTF-8; the parts are joined as they are. */
export interface CsvFile {
  readonly name: string;
  readonly parts: readonly string[];
}

const dialects: Readonly<Record<ForWhom, Dialect>> = { excel: forExcel, machines: forMachines };

/** Every record of a kind as it stands on a day, or null where it was stopped. `place`: "xã Phủ Thông". */
export async function recordsFile(
  order: Omit<ExportOrder, 'dialect'> & {
    readonly forWhom: ForWhom;
    readonly place: string;
    readonly day: Day;
  },
  pace: ExportPace,
): Promise<CsvFile | null> {
  const { forWhom, place, day, ...rest } = order;
  const parts = await writeRecords({ ...rest, dialect: dialects[forWhom] }, pace);
  return parts && { name: fileName(rest.kind.label.many.vi, place, dayStamp(day), 'csv'), parts };
}

/** A table of a report, named after its period. */
export function tableFile(table: Table, forWhom: ForWhom, place: string, period: Period): CsvFile {
  return {
    name: fileName(table.title.vi, place, periodStamp(period), 'csv'),
    parts: [toCsv(table, dialects[forWhom])],
  };
}
