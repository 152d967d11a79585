/** What a report of one place may see, read at one moment of the book. */
import { setImmediate } from 'node:timers/promises';
import type { Scope } from '../../core/audience.ts';
import type { Id } from '../../core/id.ts';
import type { NameOf } from '../../core/kind.ts';
import { withBlanks, type LiveRecord } from '../../core/record.ts';
import type { Seal } from '../../seal/seal.ts';
import type { ReadableRecord, Snapshot } from '../store/port.ts';
import type { Rules } from './rules.ts';

/** Records read in one go; between them others have their turn. */
const PAGE = 500;

/** Live records by kind; only those that the scopes let through. */
export async function readLive(
  snapshot: Snapshot,
  scopes: readonly Scope[],
  rules: Rules,
  seal: Seal,
): Promise<ReadonlyMap<string, readonly LiveRecord[]>> {
  const reads = snapshot.as(scopes);
  const live: LiveRecord[] = [];
  for (let last = ''; ;) {
    const ids = await reads.walk(scopes, last, PAGE);
    for (const row of await reads.rows(ids)) {
      const record = row.gone === 'no' ? await liveRecord(row, rules, seal) : null;
      if (record) live.push(record);
    }
    const end = ids.at(-1);
    if (end === undefined || ids.length < PAGE) break;
    last = end;
    await setImmediate();
  }
  return Map.groupBy(live, ({ kind }) => kind);
}

export async function liveRecord(row: ReadableRecord, rules: Rules, seal: Seal): Promise<LiveRecord | null> {
  const kind = rules.find(row.kind);
  if (!kind) return null;
  const personal = row.sealed === null ? {} : ((await seal.open(row.sealed)) ?? {});
  const { id, seq, gone, time, review, open } = row;
  const body = withBlanks(kind, { ...open, ...personal });
  return { id: id as Id, kind: row.kind, seq, gone, time, review, body }; // ids in the book were checked
}

/** Names of what lists hold: trades, villages, programmes. */
export function namesIn(live: ReadonlyMap<string, readonly LiveRecord[]>, rules: Rules): NameOf {
  const known = new Map<string, LiveRecord>();
  for (const records of live.values())
    for (const record of records)
      if (rules.find(record.kind)?.reference === true) known.set(record.id, record);
  const said = new Map<string, string>();
  const nameOf: NameOf = (id) => {
    const record = id === null ? undefined : known.get(id);
    const kind = record && rules.find(record.kind);
    if (!record || !kind) return '';
    const name = said.get(record.id);
    if (name !== undefined) return name;
    said.set(record.id, ''); // what points to itself gets no longer name for it
    const title = kind.title(record.body as Parameters<typeof kind.title>[0], nameOf); // blanks are filled in
    said.set(record.id, title);
    return title;
  };
  return nameOf;
}
