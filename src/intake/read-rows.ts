/** Rows of a table as records to be, one after the other: what a section or the row above says counts below it. */
import { parseDay, type Day } from '../core/day.ts';
import type { Field } from '../core/field.ts';
import type { Id } from '../core/id.ts';
import { textOf, type AnyBody, type Trouble } from '../core/kind.ts';
import { isBlank, textOfCell, type Cell } from './cell.ts';
import type { FoundTable } from './find-table.ts';
import type { LookContext, Lookups } from './lookups.ts';
import { severalPerRow, type ColumnUse, type Mapping } from './mapping.ts';
import { readValue } from './read-value.ts';
import { createSections } from './sections.ts';
import type { SortedRow } from './sort-rows.ts';
import type { Target } from './targets.ts';
import { tidyBody } from './tidy-body.ts';

/** `said`: the text of the cell that caused it. `options`: the records that it may mean. */
export interface RowTrouble extends Trouble {
  readonly said: string | null;
  readonly options: readonly Id[];
}

/** One record to be. `key`: row and column of the file, such as `12` or `12.5`: the same file gives the same again. */
export interface ReadRow {
  readonly key: string;
  /** Row of the sheet, from 0. */
  readonly at: number;
  readonly values: AnyBody;
  readonly troubles: readonly RowTrouble[];
}

/** What a person put right: for all cells that say the same, and in single rows by `key`. */
export interface Mends {
  /** By `textMend(field, text)`. */
  readonly texts: Readonly<Record<string, unknown>>;
  readonly rows: Readonly<Record<string, AnyBody>>;
}

export const NO_MENDS: Mends = { texts: {}, rows: {} };

export function textMend(field: string, text: string): string {
  return `${field}\n${text.toLowerCase()}`;
}

export interface RowReaderParts {
  readonly target: Target;
  readonly table: FoundTable;
  readonly mapping: Mapping;
  readonly lookups: Lookups;
  readonly mends: Mends;
}

/** Rows go in in their order; none, one or several records come out of each. */
export function createRowReader(parts: RowReaderParts): (row: SortedRow) => readonly ReadRow[] {
  const { target, table, mapping, lookups, mends } = parts;
  const { kind } = target;
  const uses = Object.entries(mapping.columns).map(([index, use]) => ({ index: Number(index), use }));
  const plain = uses.filter(({ use }) => use.as === 'field' && !isSeveral(use)).sort(inReadingOrder);
  const several = uses.filter(({ use }) => use.as === 'field' && isSeveral(use));
  const notes = uses.filter(({ use }) => use.as === 'note');
  const heads = new Map(table.columns.map(({ index, path }) => [index, path.at(-1) ?? '']));
  const sections = createSections(table.numbering, lookups);
  let above = new Map<string, Cell>();

  function isSeveral(use: ColumnUse): boolean {
    return use.as === 'field' && severalPerRow[kind.name]?.includes(use.field) === true;
  }

  function fixedText(name: string): string | null {
    return textOf(mapping.fixed, name);
  }

  function contextOf(values: AnyBody): LookContext {
    const year =
      values['year'] ??
      values['planYear'] ??
      mapping.fixed['year'] ??
      mapping.fixed['planYear'] ??
      table.year;
    const written = ['payDate', 'decisionDate', 'startDate']
      .map((name) => parseDay(values[name]))
      .find((day) => day !== null);
    const known = typeof year === 'number' ? year : null;
    return {
      commune: textOf(values, 'commune') ?? sections.nearest('commune') ?? fixedText('commune'),
      day: written ?? middleOf(known),
      year: known,
      nodeAbove: sections.nearest('node'),
    };
  }

  function readCell(
    name: string,
    field: Field,
    cell: Cell,
    values: AnyBody,
  ): { value: unknown; trouble: RowTrouble | null } {
    const text = textOfCell(cell);
    const mend = textMend(name, text);
    if (Object.hasOwn(mends.texts, mend)) {
      const value = mends.texts[mend];
      return { value: field.type === 'refs' && value !== null ? [value] : value, trouble: null };
    }
    const read = readValue(field, cell, { unit: mapping.unit, lookups, look: contextOf(values) });
    if ('value' in read) return { value: read.value, trouble: null };
    const trouble = {
      field: name,
      code: 'unreadable',
      level: 'stop',
      says: read.problem,
      said: text,
      options: read.options ?? [],
    } as const;
    return { value: null, trouble };
  }

  /** What was written once for several rows: merged cells keep their text in the first. */
  function filled(name: string, field: Field, cell: Cell): Cell {
    if (field.type !== 'ref' || !CARRIED.has(name)) return cell;
    if (isBlank(cell)) return above.get(name) ?? null;
    above.set(name, cell);
    return cell;
  }

  function readPlain(row: SortedRow): { values: Record<string, unknown>; troubles: RowTrouble[] } {
    const values: Record<string, unknown> = {};
    const troubles: RowTrouble[] = [];
    for (const { index, use } of plain) {
      const field = use.as === 'field' ? kind.fields[use.field] : undefined;
      if (use.as !== 'field' || !field) continue;
      const cell = filled(use.field, field, row.cells[index] ?? null);
      if (field.type === 'rows') values[use.field] = textOfCell(cell) || null;
      else {
        const read = readCell(use.field, field, cell, values);
        if (read.value !== null) values[use.field] = read.value;
        if (read.trouble) troubles.push(read.trouble);
      }
    }
    const lines = notes.map(({ index }) => [heads.get(index) ?? '', textOfCell(row.cells[index])] as const);
    const kept = lines.filter(([, text]) => text !== '').map(([head, text]) => `${head}: ${text}`);
    if (kept.length > 0)
      values['note'] = [textOf(values, 'note'), ...kept]
        .filter((line) => line !== null)
        .join('\n')
        .slice(0, 5_000);
    for (const name of ['commune', 'village', 'node'] as const) {
      const said = sections.nearest(name);
      if (
        said !== null &&
        name in kind.ownFields &&
        (values[name] ?? null) === null &&
        !troubles.some(({ field }) => field === name)
      )
        values[name] = said;
    }
    return { values, troubles };
  }

  function finish(key: string, row: SortedRow, values: AnyBody, troubles: readonly RowTrouble[]): ReadRow {
    const mended = mends.rows[key] ?? {};
    const left = troubles.filter(({ field }) => field === null || !Object.hasOwn(mended, field));
    const fixed = Object.fromEntries(
      Object.entries(mapping.fixed).filter(
        ([name]) => (values[name] ?? null) === null && !left.some(({ field }) => field === name),
      ),
    );
    const tidy = tidyBody(kind, { ...fixed, ...values, ...mended }, left, lookups);
    return { key, at: row.at, values: tidy.values, troubles: tidy.troubles };
  }

  return (row) => {
    if (row.sort === 'section' || row.sort === 'sum') {
      above = new Map();
      sections.open(row, contextOf({}));
    }
    if (row.sort === 'total') above = new Map();
    if (row.sort !== 'data') return [];
    const { values, troubles } = readPlain(row);
    const key = String(row.at + 1);
    if (several.length === 0) return [finish(key, row, values, troubles)];
    if (kind.name === 'productionProject') {
      const sources = sourcesOf(row, values);
      const more = sources.troubles;
      return [
        finish(key, row, sources.rows.length > 0 ? { ...values, sources: sources.rows } : values, [
          ...troubles,
          ...more,
        ]),
      ];
    }
    return several.flatMap(({ index, use }): readonly ReadRow[] => {
      const field = use.as === 'field' ? kind.fields[use.field] : undefined;
      if (use.as !== 'field' || !field) return [];
      const own = several.length > 1 ? `${key}.${index + 1}` : key;
      const read = readCell(use.field, field, row.cells[index] ?? null, values);
      const isNothing = (read.value === null || read.value === 0) && read.trouble === null;
      // Where several columns may hold money, a blank says that there is none of that sort.
      if (isNothing && (several.length > 1 || troubles.length === 0) && !Object.hasOwn(mends.rows, own))
        return [];
      const all = read.trouble ? [...troubles, read.trouble] : troubles;
      return [finish(own, row, { ...use.also, ...values, [use.field]: read.value }, all)];
    });
  };

  function sourcesOf(row: SortedRow, values: AnyBody): { rows: readonly AnyBody[]; troubles: RowTrouble[] } {
    const troubles: RowTrouble[] = [];
    const field = kind.fields['totalCost'];
    const rows = several.flatMap(({ index, use }, at) => {
      if (use.as !== 'field' || !field) return [];
      const read = readCell('sources', field, row.cells[index] ?? null, values);
      if (read.trouble) troubles.push(read.trouble);
      if (read.value === null || read.value === 0) return [];
      return [{ id: `s${at + 1}`, source: use.also['source'] ?? 'khac', amount: read.value }];
    });
    return { rows, troubles };
  }
}

/** Columns whose cells are often merged over the rows that they belong to. */
const CARRIED: ReadonlySet<string> = new Set(['commune', 'village', 'node']);

/** Years and days first, then the commune: a name is looked for in its time and place. */
const ORDER = ['year', 'planYear', 'payDate', 'decisionDate', 'startDate', 'commune'];

function inReadingOrder(a: { use: ColumnUse }, b: { use: ColumnUse }): number {
  const place = ({ use }: { use: ColumnUse }): number => {
    const found = use.as === 'field' ? ORDER.indexOf(use.field) : -1;
    return found < 0 ? ORDER.length : found;
  };
  return place(a) - place(b);
}

/** Old names held until the middle of 2025; of a later year nobody knows which were meant. */
function middleOf(year: number | null): Day | null {
  return year !== null && year < 2025 ? parseDay(`${year}-06-30`) : null;
}
