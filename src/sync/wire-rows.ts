/** Office rows as columns of each kind; distinct scope lists stand once in a dictionary of the answer. */
import { id as idSchema, type Id } from '../core/id.ts';
import type { OfficeRow, Review } from '../core/record.ts';
import type { Scope } from '../core/audience.ts';
import { packIds, packObjects, packSteps, unpackIds, unpackObjects, unpackSteps } from './columns.ts';
import type { Columns } from './columns.ts';
import type { WireAnswer } from './wire-schemas.ts';

type Packed = Pick<WireAnswer, 'scopes' | 'rows'>;
type Group = NonNullable<WireAnswer['rows']>[number];

/** `now`: the office's clock, from which the times are counted. */
export function packRows(rows: readonly OfficeRow[], now: number): Packed {
  if (rows.length === 0) return {};
  const places = new Map<string, number>();
  const scopes: Scope[][] = [];
  const byKind = new Map<string, OfficeRow[]>();
  for (const row of rows) {
    const key = row.scopes.join(' ');
    if (!places.has(key)) {
      places.set(key, scopes.length);
      scopes.push([...row.scopes]);
    }
    const members = byKind.get(row.kind);
    if (members) members.push(row);
    else byKind.set(row.kind, [row]);
  }
  const placeOf = (row: OfficeRow): number => places.get(row.scopes.join(' ')) ?? 0;
  return { scopes, rows: [...byKind].map(([kind, members]) => packKind(kind, members, placeOf, now)) };
}

function packKind(
  kind: string,
  rows: readonly OfficeRow[],
  placeOf: (row: OfficeRow) => number,
  now: number,
): Group {
  const places = rows.map(placeOf);
  const [place] = places;
  return {
    kind,
    ids: packIds(rows.map((r) => r.id)),
    seq: packSteps(
      rows.map((r) => r.seq),
      0,
    ),
    time: packSteps(
      rows.map((r) => r.time),
      now,
    ),
    scopes: place !== undefined && places.every((p) => p === place) ? place : places,
    ...(rows.every((r) => r.gone === 'no') ? {} : { gone: rows.map((r) => r.gone) }),
    ...(rows.every((r) => r.review.length === 0) ? {} : { review: rows.map((r) => [...r.review]) }),
    open: packObjects(rows.map((r) => r.open)) as Record<string, unknown[]>, // the wire's mutable twin of Columns
    ...(rows.every((r) => r.sealed === null) ? {} : { sealed: rows.map((r) => r.sealed) }),
  };
}

/** null where the columns do not fit one another. */
export function unpackRows(packed: Packed, now: number): readonly OfficeRow[] | null {
  const rows: OfficeRow[] = [];
  for (const group of packed.rows ?? []) {
    const found = unpackKind(group, (packed.scopes ?? []) as Scope[][], now); // scopes are judged by the office
    if (!found) return null;
    rows.push(...found);
  }
  return rows;
}

function unpackKind(group: Group, dictionary: readonly Scope[][], now: number): readonly OfficeRow[] | null {
  const ids = parseIds(group.ids);
  const count = ids?.length ?? 0;
  const places = typeof group.scopes === 'number' ? Array<number>(count).fill(group.scopes) : group.scopes;
  const columns = [group.seq, group.time, places, group.gone, group.review, group.sealed];
  if (!ids || columns.some((column) => column && column.length !== count)) return null;
  const seqs = unpackSteps(group.seq, 0);
  const times = unpackSteps(group.time, now);
  const bodies = unpackObjects(group.open as Columns, count); // out of JSON.parse, so its values are Json
  if (!bodies) return null;
  const rows: OfficeRow[] = [];
  for (const [i, id] of ids.entries()) {
    const scopes = dictionary[places[i] ?? -1];
    if (!scopes) return null;
    rows.push({
      id,
      kind: group.kind,
      seq: seqs[i] ?? 0,
      gone: group.gone?.[i] ?? 'no',
      time: times[i] ?? 0,
      review: (group.review?.[i] ?? []) as Review[], // a mark that this phone does not know still says "look again"
      scopes,
      open: bodies[i] ?? {},
      sealed: group.sealed?.[i] ?? null,
    });
  }
  return rows;
}

/** null where one is none. */
export function parseIds(text: string): Id[] | null {
  const ids = unpackIds(text);
  return ids.every((part): part is Id => idSchema.safeParse(part).success) ? ids : null;
}
