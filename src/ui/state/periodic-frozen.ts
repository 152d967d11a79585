/** What the frozen figures of a report say: are they as their hash says, and what has changed since. */
import { dayOfInstant } from '../../core/day.ts';
import { canonical, type Json } from '../../core/json.ts';
import { textOf } from '../../core/kind.ts';
import { differencesOf, recordsUnder, type Difference } from '../../reports/differences.ts';
import { tallyPeriodic, type FrozenCells } from '../../reports/freeze.ts';
import type { Column, Row, Table } from '../../reports/table.ts';
import type { Entry } from '../../storage/notebook-door.ts';
import type { FrozenSet, PeriodicBook } from './periodic.ts';

export interface Changed {
  readonly difference: Difference;
  /** Newest first. */
  readonly records: readonly Entry[];
}

/** Against the same question on the day when they were frozen, so that time alone changes nothing. */
export function changesSince({ parts, all }: PeriodicBook, set: FrozenSet): readonly Changed[] {
  const asked = { ...parts, today: dayOfInstant(Date.parse(set.takenAt)) };
  const tallied = tallyPeriodic(asked);
  const differences = differencesOf(set.tables, tallied?.tables ?? []);
  if (differences.length === 0) return [];
  const changed = all.filter(({ seq, transport }) => seq > set.seqAt || transport === 'waiting');
  const under = recordsUnder(asked, changed, differences);
  const known = new Map(changed.map((entry) => [entry.id, entry]));
  return differences.map((difference, at) => ({
    difference,
    records: (under[at] ?? []).flatMap(({ id }) => known.get(id) ?? []),
  }));
}

/** Names of the tables whose cells do not give their hash. */
export async function brokenIn({ tables }: FrozenSet): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const { name, hash, cells } of tables) {
    const text = canonical(cells as unknown as Json); // out of a record: plain data
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    if (hex !== hash) broken.push(name);
  }
  return broken;
}

/** A frozen table put together again, or null. */
export function tableIn({ tables }: FrozenSet, name: string): Table | null {
  const parts = tables
    .filter((one) => one.name.split(':')[0] === name)
    .sort((a, b) => partNumber(a.name) - partNumber(b.name));
  const [first] = parts;
  if (!first) return null;
  const { title, columns, notes } = first.cells;
  return {
    title: said(title),
    columns: columns.map(({ key, type, heading }) => ({
      key,
      type: type as Column['type'], // written by the same code
      heading: said(heading),
    })),
    rows: parts.flatMap(({ cells }) => cells.rows as readonly Row[]), // as above
    notes: notes.map(said),
  };
}

export const wordsCells = ({ tables }: FrozenSet): FrozenCells | null =>
  tables.find(({ name }) => name === 'words')?.cells ?? null;

const partNumber = (name: string): number => Number(name.split(':')[1] ?? 1);
const said = (vi: string) => ({ vi, en: vi });

export const statusOf = ({ report }: PeriodicBook): string => textOf(report.body, 'status') ?? 'draft';
