/**
 * What differs between figures that were frozen and the same tables now: cell by cell, and the records written since
 * that stand under each.
 */
import { canonical, type Json } from '../core/json.ts';
import type { LiveRecord } from '../core/record.ts';
import type { FrozenCells, NamedTable, Periodic } from './freeze.ts';
import { cellsOf, tallyPeriodic } from './freeze.ts';
import { reportKinds } from './report-records.ts';
import type { ReportRecords } from './tally.ts';

export interface FrozenTable {
  /** Of a long table its parts are told apart by ":2", ":3" behind the name. */
  readonly name: string;
  readonly cells: FrozenCells;
}

export interface Difference {
  /** The table's name and what it is called. */
  readonly table: string;
  readonly title: string;
  /** What the row is called, from the tree's root down. */
  readonly row: string;
  readonly column: string;
  /** Of the column: how its values are written. */
  readonly type: string;
  /** Null: blank, or the row was not there. */
  readonly before: Json;
  readonly after: Json;
}

/** Rows are told apart by what they are of, not by where they stand; of a new or vanished row only its figures differ. */
export function differencesOf(
  frozen: readonly FrozenTable[],
  now: readonly NamedTable[],
): readonly Difference[] {
  return now.flatMap(({ name, table }) => {
    const parts = frozen.filter((one) => one.name.split(':')[0] === name);
    const [first] = parts;
    if (first === undefined) return [];
    const before = { ...first.cells, rows: parts.flatMap(({ cells }) => cells.rows) };
    return differencesIn(name, before, cellsOf(table));
  });
}

function differencesIn(table: string, before: FrozenCells, after: FrozenCells): readonly Difference[] {
  const [was, is] = [rowsByName(before), rowsByName(after)];
  const found: Difference[] = [];
  for (const [key, { said }] of new Map([...was, ...is])) {
    for (const { key: column, type, heading } of after.columns) {
      const [old, next] = [valueIn(was.get(key), column), valueIn(is.get(key), column)];
      if (same(old, next)) continue;
      if ((!was.has(key) || !is.has(key)) && !FIGURES.includes(type)) continue;
      found.push({
        table,
        title: after.title,
        row: said,
        column: heading,
        type,
        before: old,
        after: next,
      });
    }
  }
  return found;
}

const FIGURES: readonly string[] = ['dong', 'number', 'percent'];

interface NamedRow {
  readonly said: string;
  readonly values: ReadonlyMap<string, Json>;
}

const valueIn = (row: NamedRow | undefined, column: string): Json => row?.values.get(column) ?? null;

/** By the path of their first cells from the root; a path that comes twice is numbered. */
function rowsByName({ columns, rows }: FrozenCells): ReadonlyMap<string, NamedRow> {
  const found = new Map<string, NamedRow>();
  const path: { code: string; said: string }[] = [];
  for (const { level, cells } of rows) {
    path.length = Math.min(path.length, level);
    const lead = columns[0]?.key === 'code' ? cells.slice(0, 2) : cells.slice(0, 1);
    path.push({ code: codesOf(lead[0] ?? null) || namesOf(lead), said: namesOf(lead) });
    const code = path.map((one) => one.code).join('\n');
    let key = code;
    for (let times = 2; found.has(key); times++) key = `${code}\n#${times}`;
    const values = new Map(columns.map((column, at) => [column.key, cells[at] ?? null]));
    const said = path
      .slice(path.length > 1 ? 1 : 0)
      .map((one) => one.said)
      .join(' › ');
    found.set(key, { said, values });
  }
  return found;
}

/** What machines know it by; names may be corrected. */
function codesOf(cell: Json): string {
  if (cell === null || typeof cell !== 'object') return cell === null ? '' : String(cell);
  if (Array.isArray(cell)) return cell.map(codesOf).join(',');
  return String(Reflect.get(cell, 'code'));
}

function namesOf(cells: readonly Json[]): string {
  const name = (cell: Json): string => {
    if (cell === null) return '';
    if (typeof cell !== 'object') return String(cell);
    if (Array.isArray(cell)) return cell.map(name).join(', ');
    return String(Reflect.get(cell, 'name') || Reflect.get(cell, 'code'));
  };
  return cells.map(name).filter(Boolean).join(' – ');
}

function same(a: Json, b: Json): boolean {
  return a === b || canonical(bare(a)) === canonical(bare(b));
}

/** A place that got another name is the same place. */
const bare = (cell: Json): Json => (cell !== null && typeof cell === 'object' ? codesOf(cell) : cell);

/** More changed records than these are not looked at one by one. */
const MOST = 30;

/**
 * For each difference the changed records that stand under it: those without which its cell would be another. A
 * record that was deleted is put back for the question. Where none is found (it moved elsewhere), all that explain
 * nothing else.
 */
export function recordsUnder(
  periodic: Periodic,
  changed: readonly LiveRecord[],
  differences: readonly Difference[],
): readonly (readonly LiveRecord[])[] {
  if (changed.length > MOST) return differences.map(() => changed);
  const under: LiveRecord[][] = differences.map(() => []);
  const explained = new Set<string>();
  const now = tallyPeriodic(periodic)?.tables ?? [];
  const frozenNow = now.map(({ name, table }) => ({ name, cells: cellsOf(table) }));
  for (const record of changed) {
    const other = tallyPeriodic({ ...periodic, records: turned(periodic.records, record) })?.tables ?? [];
    const moved = new Set(differencesOf(frozenNow, other).map(placeOf));
    differences.forEach((difference, at) => {
      if (!moved.has(placeOf(difference))) return;
      under[at]?.push(record);
      explained.add(record.id);
    });
  }
  const rest = changed.filter(({ id }) => !explained.has(id));
  return under.map((records) => (records.length > 0 ? records : rest));
}

const placeOf = ({ table, row, column }: Difference): string => JSON.stringify([table, row, column]);

/** Without a record that is there; with one that is gone. */
function turned(records: ReportRecords, record: LiveRecord): ReportRecords {
  const isGone = record.gone !== 'no';
  const lists = Object.entries(records) as readonly [keyof ReportRecords, readonly LiveRecord[]][]; // its keys
  return Object.fromEntries(
    lists.map(([name, list]) => {
      const others = list.filter(({ id }) => id !== record.id);
      if (!isGone) return [name, others];
      return [
        name,
        reportKinds[name] === record.kind ? [...others, { ...record, gone: 'no' as const }] : list,
      ];
    }),
  ) as unknown as ReportRecords; // the same lists
}
