/** Lines of the sync page: what waits, and what a person must look at. */
import { withBlanks } from '../core/record.ts';
import { isTroubled } from '../sync/decisions/attention.ts';
import { foldInto, type FindKind } from '../sync/decisions/fold.ts';
import type { Edit } from '../sync/shelf.ts';
import type { Database, StoredEdit } from './database.ts';
import { editOf, notedUpTo, unsentAfter } from './as-shelved.ts';
import type { Entries } from './entries.ts';
import type { OutboxItem } from './notebook-door.ts';
import { sayTitle, titleOf } from './titles.ts';

export interface OutboxReader {
  /** Not yet answered, in save order. */
  outbox(): Promise<readonly OutboxItem[]>;
  attention(): Promise<readonly OutboxItem[]>;
  /** Those of `attention`, without titles. */
  troubled(): Promise<readonly Edit[]>;
}

export function createOutboxReader(database: Database, find: FindKind, entries: Entries): OutboxReader {
  const { edits, rows } = database;

  async function troubled(): Promise<readonly Edit[]> {
    const candidates = await edits.where('needs').equals(1).toArray();
    if (candidates.length === 0) return [];
    const others = (
      await edits
        .where('record')
        .anyOf(candidates.map((e) => e.record))
        .toArray()
    ).map(editOf);
    return candidates
      .map(editOf)
      .filter((edit) =>
        isTroubled(
          edit,
          others.filter((other) => other.record === edit.record),
        ),
      )
      .sort((a, b) => a.order - b.order);
  }

  async function itemsOf(list: readonly (Edit | StoredEdit)[]): Promise<readonly OutboxItem[]> {
    const records = [...new Set(list.map((edit) => edit.record))];
    const found = (await rows.bulkGet(records)).filter((row) => row !== undefined);
    const titles = new Map((await entries.make(found)).map((entry) => [entry.id, entry.title]));
    return list.map(({ id, record, mutation, receipt }) => ({
      mutation: id,
      record,
      kind: mutation.kind,
      op: mutation.op,
      title: titles.get(record) || titleAlone(mutation),
      at: mutation.at,
      outcome: receipt?.outcome ?? null,
      reason: receipt?.reason ?? null,
      troubles: receipt?.troubles ?? [],
    }));
  }

  /** Of an edit whose record is not here (any more): what the edit itself says. */
  function titleAlone({ kind, op, open }: Edit['mutation']): string {
    const known = find(kind);
    if (!known || open === null) return '';
    const values = op === 'create' ? open : foldInto(known, {}, open);
    return titleOf(find, kind, withBlanks(known, values), entries.nameOf, sayTitle);
  }

  return {
    async outbox() {
      return itemsOf(await unsentAfter(database, await notedUpTo(database)).toArray());
    },
    async attention() {
      return itemsOf(await troubled());
    },
    troubled,
  };
}
