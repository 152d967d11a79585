/**
 * Words and tallies follow from the rows by what a kind says of itself: which fields are searched, what its measures
 * add up. A release that says otherwise makes them anew for the rows of that kind, in the background.
 */
import { Dexie } from 'dexie';
import type { Field } from '../core/field.ts';
import type { Id } from '../core/id.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Kind } from '../core/kind.ts';
import type { ShelvedRow } from '../sync/shelf.ts';
import { rowOf } from './as-shelved.ts';
import type { Database, StoredRow } from './database.ts';
import { LATE_AT_ONCE } from './late-words.ts';
import type { RowIndex } from './row-index.ts';
import { withStore } from './store-fault.ts';
import { changeTallies, type Tally } from './tallies.ts';

/** By kind, what its index was made by (`printOf`). */
export interface IndexPrints {
  readonly [kind: string]: string;
}

/**
 * Makes anew what another release made otherwise; gives back the kinds. A book without rows has nothing to make. A
 * kind that was interrupted begins again.
 */
export async function renewIndex(
  database: Database,
  index: RowIndex,
  kinds: readonly Kind[],
  stopped: () => boolean = () => false,
): Promise<readonly string[]> {
  const known = await readPrints(database);
  const now = Object.fromEntries(kinds.map((kind) => [kind.name, printOf(kind, index)]));
  const changed = kinds.map(({ name }) => name).filter((name) => known[name] !== now[name]);
  if (changed.length === 0) return [];
  if ((await database.rows.count()) === 0) {
    await database.meta.put({ key: 'index', prints: now });
    return [];
  }
  const renewed: string[] = [];
  for (const name of changed) {
    if (stopped()) break;
    const ids = await withStore(database, () => rowsOf(database, name).primaryKeys());
    for (let from = 0; from < ids.length && !stopped(); from += LATE_AT_ONCE)
      await withStore(database, () => renewWords(database, index, ids.slice(from, from + LATE_AT_ONCE)));
    if (stopped()) break;
    await withStore(database, () => renewTallies(database, index, name, now[name] ?? ''));
    renewed.push(name);
  }
  return renewed;
}

async function readPrints(database: Database): Promise<IndexPrints> {
  const kept = await database.meta.get('index');
  return kept?.key === 'index' ? kept.prints : {};
}

/** Live ones, newest first. */
function rowsOf({ rows }: Database, kind: string) {
  return rows.where('[list+order]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]);
}

function renewWords(database: Database, index: RowIndex, ids: readonly string[]): Promise<void> {
  const { rows, words } = database;
  return database.transaction('rw', [rows, words], async () => {
    const found = (await rows.bulkGet([...ids])).filter((row) => row !== undefined);
    const made = found.map((row) => ({ row, own: index.words(row) }));
    const full = made.filter(({ own }) => own.length > 0);
    const old = found.flatMap(({ wordsAt, id }): [number, Id][] =>
      wordsAt === undefined ? [] : [[wordsAt, id]],
    );
    await words.bulkDelete(old);
    await words.bulkPut(
      full.map(({ row, own }) => ({
        order: row.wordsAt ?? row.order,
        id: row.id,
        kind: row.kind,
        words: own,
      })),
    );
    const first = full.filter(({ row }) => row.wordsAt === undefined);
    await rows.bulkPut(first.map(({ row }): StoredRow => ({ ...row, wordsAt: row.order })));
  });
}

/** In one transaction: what is written meanwhile is counted once. A phone with 50,000 rows of a kind needs seconds. */
function renewTallies(database: Database, index: RowIndex, kind: string, print: string): Promise<void> {
  const { rows, tallies, meta } = database;
  return database.transaction('rw', [rows, tallies, meta], async () => {
    const steps: { tally: Tally; sign: 1 }[] = [];
    await rowsOf(database, kind).each((row) => {
      const tally = index.tally(rowOf(row));
      if (tally) steps.push({ tally, sign: 1 });
    });
    await tallies.where('key').startsWith(`${kind} `).delete();
    await changeTallies(database, steps);
    await meta.put({ key: 'index', prints: { ...(await readPrints(database)), [kind]: print } });
  });
}

/**
 * What comes out of the index for some made-up records of the kind: it is another text when a measure counts
 * otherwise or other fields are searched, and the same in every build that does not.
 */
export function printOf(kind: Kind, index: RowIndex): string {
  const told = Array.from({ length: PROBES }, (_, nth) => {
    const row = probe(kind, nth);
    return [index.words(row), index.tally(row)];
  });
  return hashOf(JSON.stringify(told));
}

/** Enough that each field is blank in one of them, and has two of its choices in others. */
const PROBES = 6;

function probe(kind: Kind, nth: number): ShelvedRow {
  const open: Record<string, Json> = {};
  for (const [position, [name, field]] of Object.entries(kind.fields).entries()) {
    const value = valueFor(field, nth, position);
    if (field.privacy === 'none' && value !== null) open[name] = value;
  }
  const visible = { gone: 'no', time: 0, open, sealed: [] } as const;
  return { id: 'probe' as Id, kind: kind.name, base: null, visible, pending: 0, troubled: false }; // an id's letters
}

/** Numbers that differ from field to field, so that no two sums of them are alike by chance. */
function valueFor(field: Field, nth: number, position: number): Json {
  if ((nth + position) % 5 === 4) return null;
  const number = (position + 1) * 1_009 + nth * 9_973;
  switch (field.type) {
    case 'count':
    case 'dong':
    case 'quantity':
      return number;
    case 'percent':
      return number % 101;
    case 'year':
      return 2_020 + (nth % 10);
    case 'day':
      return `20${20 + (nth % 10)}-0${1 + (position % 9)}-1${nth % 9}`;
    case 'yesNo':
      return nth % 2 === 0;
    case 'choice':
      return optionOf(field.options, nth);
    case 'choices':
      return [optionOf(field.options, nth)];
    case 'ref':
      return `ref${position}`;
    case 'refs':
      return [`ref${position}`, `ref${position}.${nth}`];
    case 'rows':
      return [0, 1].map((line): JsonObject => rowFor(field.of, nth + line));
    case 'text':
    case 'note':
      return `chữ${position} nghĩa${nth}`;
    case 'position':
      return { lat: 21, lon: 106, accuracy: 9 };
    case 'value':
      return number;
    default:
      return field satisfies never;
  }
}

function rowFor(fields: Readonly<Record<string, Field>>, nth: number): JsonObject {
  const values = Object.entries(fields).map(([name, field], position) => [
    name,
    valueFor(field, nth, position),
  ]);
  return { id: `row${nth}`, ...Object.fromEntries(values) } as JsonObject; // values of fields are JSON
}

function optionOf(options: Readonly<Record<string, unknown>>, nth: number): string | null {
  const names = Object.keys(options);
  return names[nth % Math.max(1, names.length)] ?? null;
}

/** 64 bits of FNV-1a in two halves: nobody here wants to deceive. */
function hashOf(text: string): string {
  let [one, other] = [0x811c_9dc5, 0x9e37_79b9];
  for (let at = 0; at < text.length; at += 1) {
    one = Math.imul(one ^ text.charCodeAt(at), 0x0100_0193);
    other = Math.imul(other ^ one ^ at, 0x85eb_ca6b);
  }
  return (one >>> 0).toString(36) + (other >>> 0).toString(36);
}
