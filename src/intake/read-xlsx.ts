/** Sheets of an .xlsx file. Merged cells keep their value in the first one; hidden sheets come too. */
import { dayOfInstant } from '../core/day.ts';
import type { Cell, Sheet } from './cell.ts';

/** Throws where the file is broken. */
export async function readXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<readonly Sheet[]> {
  const { default: read } = await import('read-excel-file/universal');
  const sheets = await read(bytes.buffer, { trim: false });
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
}

/** What the package gives: dates at midnight UTC. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : dayCell(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'boolean' ? value : null;
}

function dayCell(value: Date): Cell {
  const [earliest, latest] = [Date.UTC(1900, 0, 1), Date.UTC(2100, 0, 1)];
  const ms = value.getTime();
  return ms < earliest || ms > latest ? null : { day: dayOfInstant(ms, 0) };
}
