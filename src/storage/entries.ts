/** Rows of the book as screens show them: opened, named, with where they are on their way. */
import type { Id } from '../core/id.ts';
import type { AnyBody, NameOf } from '../core/kind.ts';
import { withBlanks, type LiveRecord } from '../core/record.ts';
import type { Seal } from '../seal/seal.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import type { Entry, Transport } from './notebook-door.ts';
import { liveRecordOf, type References } from './references.ts';
import { sameKey } from './row-index.ts';
import { detailOf, sayTitle, titleOf } from './titles.ts';

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
      if (record) others.set(record.id, titleOf(find, record.kind, record.body, nameOf, sayTitle));
    }
  }

  /** The values that the kind calls the same, as the index has them. */
  function keyOf({ kind: name, visible }: StoredRow): string | null {
    const kind = visible?.gone === 'no' ? find(name) : null;
    return kind && visible ? sameKey(kind, withBlanks(kind, visible.open)) : null;
  }

  async function twinKeys(keys: readonly (string | null)[]): Promise<ReadonlySet<string>> {
    const own = keys.filter((key) => key !== null);
    const all =
      own.length > MANY || own.length === 0 ? own : await database.words.where('words').anyOf(own).keys();
    const [once, twice] = [new Set<string>(), new Set<string>()];
    for (const key of all.map(String)) (once.has(key) ? twice : once).add(key);
    return twice;
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
      const keys = shown.map(keyOf);
      const twins = await twinKeys(keys);
      return records.map((record, position): Entry => {
        const row = shown[position];
        const key = keys[position] ?? null;
        return {
          ...record,
          transport: row ? transportOf(row) : 'arrived',
          title: titleOf(find, record.kind, record.body, nameOf, sayTitle),
          detail: detailOf(find, record.kind, record.body, nameOf, sayTitle),
          maybeTwice: key !== null && twins.has(key),
        };
      });
    },
  };
}

function transportOf({ troubled, pending }: StoredRow): Transport {
  return troubled ? 'attention' : pending > 0 ? 'waiting' : 'arrived';
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
