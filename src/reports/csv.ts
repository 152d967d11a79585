import type { Cell, Coded, Column, Row, Table } from './table.ts';

/** A way of writing CSV. */
export interface Dialect {
  readonly separator: string;
  readonly byteOrderMark: boolean;
  readonly heading: (column: Column) => string;
  readonly cell: (column: Column, cell: Exclude<Cell, null>) => string;
}

const LINE_END = '\r\n';

/**
 * For Excel with Vietnamese settings: UTF-8 with BOM, `;`, CRLF, no `sep=` line (with one, Excel ignores the BOM),
 * Vietnamese headings, dd/mm/yyyy, decimal comma. Codes carry their name and phones are spaced, so that no leading
 * zero is lost; text that Excel would run as a formula is neutralised, numbers below zero stay numbers.
 */
export const forExcel: Dialect = {
  separator: ';',
  byteOrderMark: true,
  heading: (column) => column.heading.vi,
  cell: (column, cell) => {
    switch (column.type) {
      case 'number':
      case 'dong':
        return decimalComma(Number(cell));
      case 'percent':
        return `${decimalComma(Math.round(Number(cell) * 10_000) / 100)}%`;
      case 'day':
        return dayMonthYear(asText(cell));
      case 'instant':
        return instantForPeople(Number(cell));
      case 'yesNo':
        return cell === true ? 'Có' : 'Không';
      case 'code':
        return harmless(codedIn(cell).map(codeWithName).join(', '));
      case 'key':
        return harmless(
          codedIn(cell)
            .map((one) => one.name)
            .join(', '),
        );
      case 'name':
      case 'names':
        return harmless(
          codedIn(cell)
            .map((one) => one.name || one.code)
            .join(', '),
        );
      case 'phone':
        return harmless(spacedPhone(asText(cell)));
      case 'text':
        return harmless(asText(cell));
      default:
        return column.type satisfies never;
    }
  },
};

/** For machines: RFC 4180, `,`, field names, ISO dates, bare codes, no BOM. */
export const forMachines: Dialect = {
  separator: ',',
  byteOrderMark: false,
  heading: (column) => column.key,
  cell: (column, cell) => {
    if (column.type === 'instant') return new Date(Number(cell)).toISOString();
    return typeof cell === 'object'
      ? codedIn(cell)
          .map((one) => one.code)
          .join('|')
      : String(cell);
  },
};

/** The whole file as text. Encode it as UTF-8; the byte order mark is in it where the dialect has one. */
export function toCsv(table: Pick<Table, 'columns' | 'rows'>, dialect: Dialect): string {
  return csvHead(table.columns, dialect) + csvRows(table.columns, table.rows, dialect);
}

/** The byte order mark and the line of headings: a long file is written piece by piece. */
export function csvHead(columns: readonly Column[], dialect: Dialect): string {
  return (dialect.byteOrderMark ? '\uFEFF' : '') + line(columns.map(dialect.heading), dialect);
}

/** What is said under a table, after an empty line; each line has as many cells as the others. */
export function csvNotes({ columns, notes }: Pick<Table, 'columns' | 'notes'>, dialect: Dialect): string {
  if (notes.length === 0) return '';
  const lines = ['', ...notes.map((note) => harmless(note.vi))];
  return lines
    .map((text) =>
      line(
        columns.map((_, at) => (at === 0 ? text : '')),
        dialect,
      ),
    )
    .join('');
}

export function csvRows(columns: readonly Column[], rows: readonly Row[], dialect: Dialect): string {
  let text = '';
  for (const row of rows) {
    const cells = columns.map((column, at) => {
      const cell = row.cells[at] ?? null;
      return cell === null ? '' : dialect.cell(column, cell);
    });
    text += line(cells, dialect);
  }
  return text;
}

const line = (cells: readonly string[], { separator }: Dialect): string =>
  cells.map((text) => quoted(text, separator)).join(separator) + LINE_END;

function quoted(text: string, separator: string): string {
  const plain = !text.includes(separator) && !/["\r\n]/.test(text) && text === text.trim();
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** An apostrophe in front of what Excel, LibreOffice or Google Sheets would take for a formula. */
function harmless(text: string): string {
  return /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function codedIn(cell: Exclude<Cell, null>): readonly Coded[] {
  if (typeof cell !== 'object') return [{ code: String(cell), name: '' }];
  return 'code' in cell ? [cell] : cell;
}

function codeWithName({ code, name }: Coded): string {
  return name === '' || name === code ? code : `${code} – ${name}`;
}

const asText = (cell: Exclude<Cell, null>): string => (typeof cell === 'object' ? '' : String(cell));

const decimalComma = (value: number): string => String(value).replace('.', ',');

function dayMonthYear(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date}/${month}/${year}`;
}

const VIET_NAM_MS = 7 * 3_600_000;

function instantForPeople(ms: number): string {
  const iso = new Date(ms + VIET_NAM_MS).toISOString();
  return `${dayMonthYear(iso.slice(0, 10))} ${iso.slice(11, 16)}`;
}

/** `0912 345 678`: with spaces it is no number to Excel. */
function spacedPhone(phone: string): string {
  const digits = phone.replaceAll(/[^\d+]/g, '');
  return digits.length === 10 ? `${digits.slice(0, 4)} ${digits.slice(4, 7)} ${digits.slice(7)}` : phone;
}
