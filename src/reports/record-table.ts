import type { Field, Fields, Options } from '../core/field.ts';
import type { Json } from '../core/json.ts';
import type { Kind } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Cell, Coded, Column, ColumnType, Table } from './table.ts';

/** What a reference is called: its code (as offices write it) and its name; null where nobody knows it. */
export type Reference = (id: string) => (Coded & { readonly coded: boolean }) | null;

/** Every record of one kind as rows, every field as a column: what a commune hands in or keeps. */
export function recordTable(
  kind: Kind,
  records: readonly LiveRecord[],
  reference: Reference,
  options: { readonly personal: boolean },
): Table {
  const fields = Object.entries(kind.fields).filter(
    ([, field]) => options.personal || field.privacy === 'none',
  );
  const columns: Column[] = [
    { key: 'id', heading: { vi: 'Mã phiếu', en: 'Record id' }, type: 'text' },
    ...fields.map(([key, field]) => ({ key, heading: field.label, type: columnType(field) })),
    { key: 'changedAt', heading: { vi: 'Sửa lần cuối', en: 'Last changed' }, type: 'instant' },
  ];
  const rows = records.map((record) => ({
    level: 1,
    cells: [
      record.id,
      ...fields.map(([key, field]) => toCell(field, (record.body[key] ?? null) as Json, reference)), // bodies hold JSON
      record.time === 0 ? null : record.time,
    ],
  }));
  return { title: kind.label.many, columns, rows, notes: [] };
}

function columnType(field: Field): ColumnType {
  switch (field.type) {
    case 'count':
    case 'quantity':
    case 'percent': // kept as 0 to 100, so it is a plain number in a file
    case 'year':
      return 'number';
    case 'dong':
      return 'dong';
    case 'day':
      return 'day';
    case 'yesNo':
      return 'yesNo';
    case 'choice':
      return 'name';
    case 'choices':
      return 'names';
    case 'ref':
    case 'refs':
      return isCodedPlace(field.to) ? 'code' : 'names';
    case 'text':
    case 'note':
    case 'rows':
    case 'position':
    case 'value':
      return 'text';
    default:
      return field satisfies never;
  }
}

/** References that people know by a code as well as by a name. */
const isCodedPlace = (to: readonly string[] | null): boolean =>
  to !== null && to.every((kind) => CODED.includes(kind));
const CODED = ['commune', 'programmeNode'];

function toCell(field: Field, value: Json, reference: Reference): Cell {
  if (value === null) return null;
  switch (field.type) {
    case 'choice':
      return optionOf(field.options, scalar(value));
    case 'choices':
      return listOf(value).map((one) => optionOf(field.options, scalar(one)));
    case 'ref':
      return [referenceOf(scalar(value), reference)];
    case 'refs':
      return listOf(value).map((one) => referenceOf(scalar(one), reference));
    case 'rows':
      return rowsText(field.of, listOf(value), reference);
    case 'position':
    case 'value':
      return JSON.stringify(value);
    default:
      return typeof value === 'object' ? JSON.stringify(value) : value;
  }
}

function rowsText(of: Fields, rows: readonly Json[], reference: Reference): string {
  return rows.map((row) => rowText(of, row, reference)).join('; ');
}

function rowText(of: Fields, row: Json, reference: Reference): string {
  if (row === null || typeof row !== 'object' || Array.isArray(row)) return '';
  const values = row as Readonly<Record<string, Json>>; // neither list nor scalar
  const parts: string[] = [];
  for (const [name, field] of Object.entries(of)) {
    const value = values[name] ?? null;
    if (value === null) continue;
    const cell = toCell(field, value, reference);
    parts.push(`${field.label.vi}: ${cellText(cell)}`);
  }
  return parts.join(', ');
}

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const all = 'code' in cell ? [cell] : cell;
  return all.map((one) => one.name || one.code).join(', ');
}

function optionOf(options: Options, key: string): Coded {
  return { code: key, name: options[key]?.vi ?? key };
}

function referenceOf(id: string, reference: Reference): Coded {
  const found = reference(id);
  return found ? { code: found.coded ? found.code : id, name: found.name } : { code: id, name: '' };
}

const scalar = (value: Json): string => (value === null || typeof value === 'object' ? '' : String(value));
const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []); // isArray forgets readonly
