/** Rows of the book as screens show them: opened, named, with where they are on their way. */
import type { Id } from '../core/id.ts';
import type { AnyBody, NameOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import type { Entry, Transport } from './notebook-door.ts';
import { liveRecordOf, type References } from './references.ts';
import { detailOf, titleOf } from './titles.ts';

export interface Entries {
  /** In the order of the rows; what is not to be seen is left out. */
  make(rows: readonly StoredRow[]): Promise<readonly Entry[]>;
  /** Names of references, and of other records once a list has shown them. */
  readonly nameOf: NameOf;
}

/** Above it duplicates are looked for among the listed records only: a list that long is the whole of a kind. */
const MANY = 300;
const MOST_NAMES = 5_000;

export function createEntries(
  database: Database,
  find: FindKind,
  seal: Seal,
  references: References,
): Entries {
  const others = new Map<string, string>();
  const nameOf: NameOf = (id) => references.nameOf(id) || (id === null ? '' : (others.get(id) ?? ''));

  /** Names of records that these point to and that are no references: a payment's project, a comment's record. */
  async function learnNames(records: readonly LiveRecord[]): Promise<void> {
    const ids = new Set<string>();
    for (const { kind, body } of records) {
      for (const id of pointersOf(find, kind, body)) if (references.find(id) === null) ids.add(id);
    }
    if (ids.size === 0) return;
    if (others.size > MOST_NAMES) others.clear();
    for (const row of await database.rows.bulkGet([...ids])) {
      const record = row && (await liveRecordOf(seal, find, row));
      if (record) others.set(record.id, titleOf(find, record.kind, record.body, nameOf));
    }
  }

  async function twinKeys(rows: readonly StoredRow[]): Promise<ReadonlySet<string>> {
    const keys = rows.flatMap((row) => keyOf(row) ?? []);
    if (keys.length === 0) return new Set();
    const all = rows.length > MANY ? rows : await database.rows.where('words').anyOf(keys).toArray();
    const counts = new Map<string, number>();
    for (const row of all) {
      const key = keyOf(row);
      if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return new Set([...counts].flatMap(([key, count]) => (count > 1 ? [key] : [])));
  }

  return {
    nameOf,
    async make(rows) {
      const records: LiveRecord[] = [];
      const shown: StoredRow[] = [];
      for (const row of rows) {
        const record = await liveRecordOf(seal, find, row);
        if (!record) continue;
        records.push(record);
        shown.push(row);
      }
      await learnNames(records);
      const twins = await twinKeys(shown);
      return records.map((record, position): Entry => {
        const row = shown[position];
        const key = row && keyOf(row);
        return {
          ...record,
          transport: row ? transportOf(row) : 'arrived',
          title: titleOf(find, record.kind, record.body, nameOf),
          detail: detailOf(find, record.kind, record.body, nameOf),
          maybeTwice: key !== undefined && twins.has(key),
        };
      });
    },
  };
}

function transportOf({ troubled, pending }: StoredRow): Transport {
  return troubled ? 'attention' : pending > 0 ? 'waiting' : 'arrived';
}

/** The values that the kind calls the same, as the index has them. */
function keyOf({ words }: StoredRow): string | undefined {
  return words.find((word) => word.startsWith('='));
}

function pointersOf(find: FindKind, kind: string, body: AnyBody): readonly string[] {
  const ids: string[] = [];
  for (const [name, field] of Object.entries(find(kind)?.fields ?? {})) {
    const value = body[name];
    if (field.type === 'ref' && typeof value === 'string') ids.push(value);
    if (field.type === 'refs' && Array.isArray(value)) ids.push(...(value as readonly Id[])); // a list of ids by its schema
  }
  return ids;
}
