/**
 * Tables as an Excel workbook, the officers' own file: codes are text cells, so that no leading zero is lost; money
 * and shares are numbers with a format, days are days; headings stay in sight. The head and foot are those of an
 * office paper (field.md §4.2). Fetched when one is asked for.
 */
import type {
  Cell as XlsxCell,
  CellObject,
  Row as XlsxRow,
  Sheet as XlsxFileSheet,
} from 'write-excel-file/universal';
import type { Cell, Coded, Column, Row, Table } from './table.ts';

export interface XlsxSheet {
  readonly table: Table;
  /** Who issues it, at the top left, line by line, and where and when at the right. Null: a bare table. */
  readonly head: { readonly office: readonly string[]; readonly placeAndDay: string } | null;
  /** "(Số liệu đến 31/08/2026)" */
  readonly subtitle: string | null;
  /** Who signs, from left to right. */
  readonly signs: readonly string[];
}

export interface XlsxPace {
  /** Called between pieces of work, so that a screen lives and shows how far it is. */
  pause(done: number, all: number): Promise<void>;
  stopped(): boolean;
}

/** Money is written in đồng: a person with Excel divides better than we round. */
const UNIT = 'Đơn vị tính: đồng';
const REPUBLIC = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const;
const FONT = { fontFamily: 'Times New Roman', fontSize: 12 } as const;
/** Rows made without a pause. */
const AT_ONCE = 500;
const LONGEST_NAME = 31;

/** Null where it was stopped. The blob's type is that of .xlsx files. */
export async function toXlsx(sheets: readonly XlsxSheet[], pace: XlsxPace): Promise<Blob | null> {
  const all = sheets.reduce((sum, { table }) => sum + table.rows.length, 0);
  const made: XlsxFileSheet<Blob>[] = [];
  const names = new Set<string>();
  let done = 0;
  for (const sheet of sheets) {
    const { columns, rows, notes } = sheet.table;
    const top = topOf(sheet);
    const data: XlsxRow[] = [...top];
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      for (const row of rows.slice(from, from + AT_ONCE)) data.push(lineOf(row, columns));
      done += Math.min(AT_ONCE, rows.length - from);
      await pace.pause(done, all);
      if (pace.stopped()) return null;
    }
    data.push(
      [],
      ...notes.map((note): XlsxRow => [{ value: note.vi, fontStyle: 'italic' }]),
      ...footOf(sheet),
    );
    made.push({
      data,
      sheet: nameOf(sheet.table.title.vi, names),
      columns: columns.map((column) => ({ width: widthOf(column, rows) })),
      stickyRowsCount: top.length,
      stickyColumnsCount: 1 + columns.findIndex(({ type }) => type === 'text' || type === 'name'),
      ...(columns.length > 6 ? { orientation: 'landscape' as const } : {}),
    });
  }
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  return writeExcelFile(made, FONT).toBlob();
}

/** Everything above the first row of figures. */
function topOf({ table, head, subtitle }: XlsxSheet): XlsxRow[] {
  const width = Math.max(2, table.columns.length);
  const left = Math.max(1, Math.floor(width / 2));
  const centred = { align: 'center' } as const;
  const rows: XlsxRow[] = [];
  if (head) {
    const lines = Math.max(head.office.length, 3);
    const right = [...REPUBLIC, head.placeAndDay];
    for (let at = 0; at < lines; at++) {
      const isPlace = at === 2;
      rows.push([
        ...spread({ value: head.office[at] ?? '', ...centred, ...(at < 2 ? BOLD : {}) }, left),
        ...spread(
          { value: right[at] ?? '', ...centred, ...(isPlace ? { fontStyle: 'italic' } : BOLD) },
          width - left,
        ),
      ]);
    }
    rows.push([]);
  }
  rows.push(
    spread({ value: table.title.vi.toLocaleUpperCase('vi'), ...centred, ...BOLD, fontSize: 14 }, width),
  );
  if (subtitle !== null) rows.push(spread({ value: subtitle, ...centred, fontStyle: 'italic' }, width));
  if (table.columns.some(({ type }) => type === 'dong'))
    rows.push(spread({ value: UNIT, align: 'right', fontStyle: 'italic' }, width));
  return [...rows, ...headingsOf(table.columns)];
}

/** One storey, or two where columns stand in groups: then the others reach over both. */
function headingsOf(columns: readonly Column[]): XlsxRow[] {
  const cell = {
    ...BOLD,
    ...BOXED,
    align: 'center',
    alignVertical: 'center',
    wrap: true,
    backgroundColor: '#E8EEE9',
  } as const;
  if (columns.every(({ group }) => group === undefined)) {
    return [columns.map(({ heading }) => ({ value: heading.vi, ...cell }))];
  }
  const upper: XlsxCell[] = [];
  for (let at = 0; at < columns.length;) {
    const { heading, group } = columns[at] as Column; // within the list
    const span = group === undefined ? 1 : spanOf(group.vi, columns.slice(at));
    if (group === undefined) upper.push({ value: heading.vi, ...cell, rowSpan: 2 });
    else upper.push(...spread({ value: group.vi, ...cell }, span));
    at += span;
  }
  return [
    upper,
    columns.map(({ heading, short = heading, group }) =>
      group === undefined ? null : { value: short.vi, ...cell },
    ),
  ];
}

/** How many of them stand under one group, from the first on. */
function spanOf(group: string, columns: readonly Column[]): number {
  const end = columns.findIndex((column) => column.group?.vi !== group);
  return end === -1 ? columns.length : end;
}

function footOf({ signs, table }: XlsxSheet): XlsxRow[] {
  if (signs.length === 0) return [];
  const span = Math.max(1, Math.floor(table.columns.length / signs.length));
  const lines = signs.map((sign) => sign.split('\n'));
  const deepest = Math.max(...lines.map((of) => of.length));
  const across = (cells: readonly CellObject[]): XlsxRow => cells.flatMap((cell) => spread(cell, span));
  return [
    [],
    ...Array.from({ length: deepest }, (_, row) =>
      across(lines.map((of) => ({ value: of[row] ?? '', align: 'center', ...BOLD }))),
    ),
    across(signs.map(() => ({ value: '(Ký, ghi rõ họ tên)', align: 'center', fontStyle: 'italic' }))),
  ];
}

const BOLD = { fontWeight: 'bold' } as const;
const BOXED = { borderStyle: 'thin', borderColor: '#777777' } as const;

/** A cell over so many columns: the ones it covers are there, and empty. */
function spread(cell: CellObject, columns: number): XlsxCell[] {
  return columns <= 1 ? [cell] : [{ ...cell, columnSpan: columns }, ...Array<null>(columns - 1).fill(null)];
}

function lineOf({ cells, level }: Row, columns: readonly Column[]): XlsxRow {
  let named = false;
  return columns.map((column, at): XlsxCell => {
    const cell = cellOf(column, cells[at] ?? null);
    const isName = !named && (column.type === 'text' || column.type === 'name');
    named ||= isName;
    return {
      ...cell,
      ...BOXED,
      ...(level === 0 ? BOLD : {}),
      ...(isName ? { wrap: true, ...(level > 1 ? { indent: level - 1 } : {}) } : {}),
    };
  });
}

/** Blank stays empty: it is not zero. */
function cellOf({ type }: Column, cell: Cell): CellObject {
  if (cell === null) return {};
  switch (type) {
    case 'dong':
      return { value: Number(cell), type: Number, format: '#,##0' };
    case 'number':
      return { value: Number(cell), type: Number, format: Number.isInteger(cell) ? '#,##0' : '#,##0.###' };
    case 'percent':
      return { value: Number(cell), type: Number, format: '0.0%' };
    case 'day':
      return { value: new Date(`${asText(cell)}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
    case 'instant':
      return { value: new Date(Number(cell) + VIET_NAM_MS), type: Date, format: 'dd/mm/yyyy hh:mm' };
    case 'yesNo':
      return text(cell === true ? 'Có' : 'Không');
    case 'code':
      return text(
        codedIn(cell)
          .map(({ code, name }) => (name === '' || name === code ? code : `${code} – ${name}`))
          .join(', '),
      );
    case 'key':
      return text(
        codedIn(cell)
          .map(({ name }) => name)
          .join(', '),
      );
    case 'name':
    case 'names':
      return text(
        codedIn(cell)
          .map(({ code, name }) => name || code)
          .join(', '),
      );
    case 'phone':
    case 'text':
      return text(asText(cell));
    default:
      return type satisfies never;
  }
}

/** A text cell runs no formula, whatever it begins with, and keeps its zeros. */
const text = (value: string): CellObject => (value === '' ? {} : { value, type: String, format: '@' });
const asText = (cell: Exclude<Cell, null>): string => (typeof cell === 'object' ? '' : String(cell));
const VIET_NAM_MS = 7 * 3_600_000;

function codedIn(cell: Exclude<Cell, null>): readonly Coded[] {
  if (typeof cell !== 'object') return [{ code: String(cell), name: '' }];
  return 'code' in cell ? [cell] : cell;
}

/** In letters: names need room, figures as much as they have. */
function widthOf({ type, heading, key }: Column, rows: readonly Row[]): number {
  if (type === 'dong') return 17;
  if (type === 'percent' || type === 'number' || type === 'yesNo')
    return Math.max(9, Math.min(14, heading.vi.length));
  if (type === 'day') return 12;
  if (type === 'instant') return 17;
  if (key === 'code') return 14;
  return rows.length === 0 ? 20 : 34;
}

/** Excel's own rules: at most 31 letters, none of \ / ? * [ ] :, and each name once. */
function nameOf(title: string, taken: Set<string>): string {
  const plain = title.replaceAll(/[\\/?*[\]:]/gu, ' ').trim() || 'Bảng';
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` (${number})`;
    const name = `${plain.slice(0, LONGEST_NAME - end.length).trim()}${end}`;
    if (!taken.has(name.toLocaleLowerCase('vi'))) {
      taken.add(name.toLocaleLowerCase('vi'));
      return name;
    }
  }
}
