/** How a record came to be what it is: from the office where there is a network, else what this phone wrote. */
import { id as idSchema } from '../core/id.ts';
import { changesOf, type Op } from '../core/mutation.ts';
import type { JsonObject } from '../core/json.ts';
import type { NameOf } from '../core/kind.ts';
import type { Outcome } from '../core/outcome.ts';
import type { Seal } from '../seal/seal.ts';
import type { HistoryAnswer } from '../sync/history.ts';
import type { Database } from './database.ts';
import type { HistoryItem, Me, Notebook } from './notebook-door.ts';
import type { AskHistory } from './record-history.ts';

interface Written {
  readonly mutation: HistoryItem['mutation'];
  readonly op: Op;
  readonly person: string;
  /** As the office says it: people of other villages are not in this book. */
  readonly title: string;
  readonly at: number;
  readonly outcome: Outcome | null;
  readonly open: JsonObject | null;
  readonly sealed: string | null;
}

export function createHistoryReader(
  { edits }: Database,
  seal: Seal,
  nameOf: NameOf,
  me: () => Me,
  ask: AskHistory,
): Notebook['history'] {
  async function ownEdits(record: string): Promise<readonly Written[]> {
    const own = await edits.where('record').equals(record).toArray();
    return own
      .sort((a, b) => a.order - b.order)
      .map(({ id, mutation, receipt }) => ({
        mutation: id,
        op: mutation.op,
        person: me().person,
        title: me().title,
        at: receipt?.time ?? mutation.at,
        outcome: receipt?.outcome ?? null,
        open: mutation.open,
        sealed: mutation.sealed,
      }));
  }

  async function itemOf(written: Written): Promise<HistoryItem> {
    const { mutation, op, person, title, at, outcome, open, sealed } = written;
    const opened = sealed === null ? null : await seal.open(sealed);
    const by = person === me().person ? me().title : nameOf(person) || title;
    return { mutation, op, by, at, outcome, changes: changesIn(op, { ...open, ...opened }) };
  }

  return async (record) => {
    const [answer, own] = await Promise.all([ask(record), ownEdits(record)]);
    const told = (answer?.entries ?? []).flatMap(writtenOf);
    const known = new Set<string>(told.map((entry) => entry.mutation));
    const unsent = own.filter((edit) => !known.has(edit.mutation));
    const items = await Promise.all([...told, ...unsent].map(itemOf));
    return { items, complete: answer !== null };
  };
}

function writtenOf(entry: HistoryAnswer['entries'][number]): Written[] {
  const mutation = idSchema.safeParse(entry.mutation);
  if (!mutation.success) return [];
  return [{ ...entry, mutation: mutation.data, open: entry.open as JsonObject | null }]; // out of JSON
}

/** A create says values, an update pairs, a mend what it mends said. */
function changesIn(op: Op, values: JsonObject): HistoryItem['changes'] {
  const pairs = Object.entries(changesOf(values));
  const arePairs = op === 'update' || (op === 'mend' && pairs.length === Object.keys(values).length);
  return arePairs
    ? pairs.map(([field, [old, next]]) => ({ field, old, next }))
    : Object.entries(values).map(([field, next]) => ({ field, old: null, next }));
}
