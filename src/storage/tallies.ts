/**
 * How many records there are of a kind, year, place and state, and what their measures add up to: what the first
 * screen says of a book of 50,000 without reading it. Not a source of anything: it follows from the rows, changes
 * in the transaction that changes them, and a test adds everything up again. Reports read records.
 */
import { textOf, type AnyBody, type Kind } from '../core/kind.ts';
import type { Database } from './database.ts';

export interface Tally {
  readonly kind: string;
  /** The first field of the type: a demand's plan year, a project's year. */
  readonly year: number | null;
  readonly commune: string | null;
  readonly village: string | null;
  readonly status: string | null;
  /** Live records. */
  readonly records: number;
  /** By name of measure: the sum, and how many records said anything. */
  readonly sums: Readonly<Record<string, Sum>>;
}

export interface Sum {
  readonly sum: number;
  readonly said: number;
}

/** `key`: what it is of, as text; those of a kind lie together. */
export type StoredTally = Tally & { readonly key: string };

/** Of one record. null: a kind without measures is not counted. */
export function tallyOf(kind: Kind, body: AnyBody): Tally | null {
  const measures = Object.entries(kind.measures);
  if (measures.length === 0) return null;
  const yearField = Object.entries(kind.ownFields).find(([, { type }]) => type === 'year')?.[0];
  const year = yearField === undefined ? null : body[yearField];
  const sums: Record<string, Sum> = {};
  for (const [name, { of }] of measures) {
    const value = measured(() => of(body as Parameters<typeof of>[0])); // blanks filled in: it is a body
    if (value !== null) sums[name] = { sum: value, said: 1 };
  }
  return {
    kind: kind.name,
    year: typeof year === 'number' ? year : null,
    commune: textOf(body, 'commune'),
    village: textOf(body, 'village'),
    status: textOf(body, 'status'),
    records: 1,
    sums,
  };
}

/** null where a newer app wrote a shape that this kind does not foresee: bodies are checked loosely here. */
function measured(measure: () => number | null): number | null {
  try {
    const value: unknown = measure();
    return typeof value === 'number' ? value : null;
  } catch {
    return null;
  }
}

/** Takes records out of the tallies (`sign` -1) and puts others in, and writes what came of it. */
export async function changeTallies(
  { tallies }: Pick<Database, 'tallies'>,
  steps: readonly { readonly tally: Tally; readonly sign: 1 | -1 }[],
): Promise<void> {
  const keys = [...new Set(steps.map(({ tally }) => keyOf(tally)))];
  if (keys.length === 0) return;
  const here = await tallies.bulkGet(keys);
  const changed = new Map<string, StoredTally>();
  for (const [position, key] of keys.entries()) {
    const stored = here[position];
    if (stored) changed.set(key, stored);
  }
  for (const { tally, sign } of steps) {
    const key = keyOf(tally);
    changed.set(key, { ...added(changed.get(key) ?? { ...tally, records: 0, sums: {} }, tally, sign), key });
  }
  const empty: string[] = [];
  const filled: StoredTally[] = [];
  for (const tally of changed.values()) {
    if (tally.records === 0) empty.push(tally.key);
    else filled.push(tally);
  }
  if (filled.length > 0) await tallies.bulkPut(filled);
  if (empty.length > 0) await tallies.bulkDelete(empty);
}

export function readTallies({ tallies }: Pick<Database, 'tallies'>, kind: string): Promise<Tally[]> {
  return tallies.where('key').startsWith(`${kind} `).toArray();
}

function keyOf({ kind, year, commune, village, status }: Tally): string {
  return `${kind} ${JSON.stringify([year, commune, village, status])}`;
}

function added(to: Tally, { records, sums }: Tally, sign: 1 | -1): Tally {
  const next: Record<string, Sum> = { ...to.sums };
  for (const [name, { sum, said }] of Object.entries(sums)) {
    const known = next[name] ?? { sum: 0, said: 0 };
    const saying = known.said + sign * said;
    if (saying === 0) delete next[name];
    else next[name] = { sum: known.sum + sign * sum, said: saying };
  }
  return { ...to, records: to.records + sign * records, sums: next };
}
