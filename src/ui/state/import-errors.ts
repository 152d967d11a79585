/**
 * The rows that were not taken, as they stand in the file, each with what is wrong: to be mended in Excel.
 */
import type { Words } from '../../core/text.ts';
import { textOfCell } from '../../intake/cell.ts';
import type { OpenTable } from '../../intake/open-table.ts';
import type { Column } from '../../reports/table.ts';
import type { ReviewedRow } from './import-review.ts';

export async function errorFile(
  name: string,
  { table, rows }: OpenTable,
  wrong: readonly ReviewedRow[],
  errorHead: string,
): Promise<File> {
  const { forExcel, toCsv } = await import('../../reports/csv.ts');
  const columns = [
    ...table.columns.map(({ index, path }) =>
      textColumn(`c${index}`, path.join(' – ') || columnLetter(index)),
    ),
    textColumn('error', errorHead),
  ];
  const errors = new Map<number, Set<string>>();
  for (const { at, stops } of wrong) {
    const said = errors.get(at) ?? new Set();
    for (const { says } of stops) said.add(says.vi);
    errors.set(at, said);
  }
  const found = rows.filter(({ at }) => errors.has(at));
  const written = found.map(({ at, cells }) => ({
    cells: [
      ...table.columns.map(({ index }) => textOfCell(cells[index]) || null),
      [...(errors.get(at) ?? [])].join(' · '),
    ],
    level: 0,
  }));
  const text = toCsv({ columns, rows: written }, forExcel);
  return new File([text], `loi-${name.replace(/\.[^.]*$/u, '')}.csv`, { type: 'text/csv;charset=utf-8' });
}

/** As a spreadsheet calls it: A, B … AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

function textColumn(key: string, text: string): Column {
  const heading: Words = { vi: text, en: text };
  return { key, heading, type: 'text' };
}
