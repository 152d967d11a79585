/**
 * Every row of the file as it would be written: what the kind's own rules say, whether this person may write it there,
 * and what the book has already.
 */
import '../../kinds/asking.ts';
import type { Id } from '../../core/id.ts';
import { textOf, type AnyBody, type Kind } from '../../core/kind.ts';
import type { Words } from '../../core/text.ts';
import { totalsOf, type CheckedTotal } from '../../intake/check-totals.ts';
import type { Lookups } from '../../intake/lookups.ts';
import type { Mapping } from '../../intake/mapping.ts';
import type { OpenTable } from '../../intake/open-table.ts';
import { createRowReader, textMend, type Mends, type RowTrouble } from '../../intake/read-rows.ts';
import { rowKey, type Target } from '../../intake/targets.ts';
import { may } from '../../kinds/access.ts';
import { judgeAnswers } from '../../storage/judge.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import type { Turns } from './import-turns.ts';

export interface ReviewedRow {
  readonly key: string;
  /** Row of the sheet, from 0. */
  readonly at: number;
  readonly values: AnyBody;
  readonly stops: readonly RowTrouble[];
  readonly warnings: readonly RowTrouble[];
  /** The record that says the same already, in the book. */
  readonly stands: Entry | null;
  /** The row of this file (from 0) that says the same. */
  readonly sameAs: number | null;
}

/** A name that the lists do not know, or know several times: put right once for all its rows. */
export interface UnknownName {
  readonly mend: string;
  readonly field: string;
  readonly said: string;
  readonly rows: number;
  readonly options: readonly Id[];
}

export interface Review {
  readonly rows: readonly ReviewedRow[];
  readonly names: readonly UnknownName[];
  readonly totals: readonly CheckedTotal[];
  /** Rows that add up, head or sign. */
  readonly passedOver: number;
}

export interface ReviewOrder {
  readonly notebook: Notebook;
  readonly target: Target;
  readonly open: OpenTable;
  readonly mapping: Mapping;
  readonly lookups: Lookups;
  readonly mends: Mends;
}

/** Null where it was given up. */
export async function reviewRows(order: ReviewOrder, turns: Turns): Promise<Review | null> {
  const { notebook, target, open, mapping, lookups, mends } = order;
  const { kind } = target;
  const read = createRowReader({ target, table: open.table, mapping, lookups, mends });
  const rows: ReviewedRow[] = [];
  const seen = new Map<string, number>();
  for (const [index, sorted] of open.rows.entries()) {
    await turns.next(index, open.rows.length);
    if (turns.stopped()) return null;
    for (const row of read(sorted)) {
      const same = rowKey(target, row.values);
      const troubles = troublesOf(notebook, kind, row.values, row.troubles);
      rows.push({
        key: row.key,
        at: row.at,
        values: row.values,
        stops: troubles.filter(({ level }) => level === 'stop'),
        warnings: troubles.filter(({ level }) => level === 'warn'),
        stands: null,
        sameAs: same === null ? null : (seen.get(same) ?? null),
      });
      if (same !== null && !seen.has(same)) seen.set(same, row.at);
    }
  }
  const standing = await standingOnes(notebook, target, rows, turns);
  if (standing === null) return null;
  return {
    rows: rows.map((row) => {
      const same = rowKey(target, row.values);
      return same === null ? row : { ...row, stands: standing.get(same) ?? null };
    }),
    names: namesIn(kind, rows),
    totals: totalsOf(open.rows, target, mapping),
    passedOver: open.rows.filter(({ sort }) => sort !== 'data').length,
  };
}

const NOT_YOURS: Words = {
  vi: 'Bác không được ghi cho nơi này. Bỏ dòng, hoặc nhờ người của nơi đó.',
  en: 'You may not write for this place. Leave the row out, or ask somebody there.',
};

/** What reading found, then what the kind says; nothing is missing that was only not understood. */
function troublesOf(
  notebook: Notebook,
  kind: Kind,
  values: AnyBody,
  found: readonly RowTrouble[],
): readonly RowTrouble[] {
  const named = new Set(found.map(({ field }) => field));
  const ruled = judgeAnswers(notebook, kind, values)
    .filter(({ field, code }) => !(code === 'required' && named.has(field)))
    .map((trouble): RowTrouble => ({ ...trouble, said: null, options: [] }));
  const all = [...found, ...ruled];
  if (all.some(({ level }) => level === 'stop')) return all;
  const place = kind.place(values as Parameters<Kind['place']>[0]); // no rule stops it: it is a body of the kind
  const allowed = may(notebook.me.held, 'create', kind.name, {
    commune: place.commune ?? null,
    village: place.village ?? null,
  });
  if (allowed) return all;
  const field = 'commune' in kind.ownFields ? 'commune' : null;
  return [...all, { field, code: 'not-yours', level: 'stop', says: NOT_YOURS, said: null, options: [] }];
}

/** Names are chosen; everything else is put right in its row. */
function namesIn(kind: Kind, rows: readonly ReviewedRow[]): readonly UnknownName[] {
  const names = new Map<string, UnknownName>();
  for (const { stops } of rows) {
    for (const { field, said, options } of stops) {
      const type = field === null ? undefined : kind.fields[field]?.type;
      if (field === null || said === null || (type !== 'ref' && type !== 'refs' && type !== 'choice'))
        continue;
      const mend = textMend(field, said);
      const known = names.get(mend);
      names.set(mend, { mend, field, said, options, rows: (known?.rows ?? 0) + 1 });
    }
  }
  return [...names.values()].sort((a, b) => b.rows - a.rows);
}

/** By what rows are known again, read place by place: never the whole book at once. Null: given up. */
async function standingOnes(
  notebook: Notebook,
  target: Target,
  rows: readonly ReviewedRow[],
  turns: Turns,
): Promise<ReadonlyMap<string, Entry> | null> {
  const standing = new Map<string, Entry>();
  const { kind } = target;
  const field = ['village', 'villages', 'node', 'commune'].find((name) => name in kind.ownFields) ?? null;
  const ids = new Set(rows.flatMap(({ values }) => idsIn(field === null ? null : values[field])));
  const lists = field === null || ids.size === 0 ? [{}] : [...ids].map((id) => ({ where: { [field]: id } }));
  for (const [index, where] of lists.entries()) {
    await turns.next(index, lists.length);
    if (turns.stopped()) return null;
    for (const entry of await notebook.list({ kind: kind.name, ...where })) {
      const same = rowKey(target, entry.body);
      if (same !== null) standing.set(same, entry);
    }
  }
  return standing;
}

function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((id): id is string => typeof id === 'string');
  return typeof value === 'string' ? [value] : [];
}

/** What a row is called: its village, its trade, its amount – the first few answers. */
export function rowTitle(notebook: Notebook, kind: Kind, values: AnyBody): string {
  const body = { ...Object.fromEntries(Object.keys(kind.fields).map((name) => [name, null])), ...values };
  const title = kind.title(body as Parameters<Kind['title']>[0], notebook.nameOf); // blanks filled in just now
  const village = kind.name === 'village' ? '' : notebook.nameOf(textOf(values, 'village'));
  return [village, title].filter((part) => part !== '').join(' · ');
}
