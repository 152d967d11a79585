/** Writes what was decided, within the transaction that it was decided in. */
import { needsAttention } from '../sync/decisions/attention.ts';
import type { Changes, Edit, Mark, Meta } from '../sync/shelf.ts';
import type { Database, StoredEdit } from './database.ts';
import { byId, getAll } from './get-all.ts';
import { putRows } from './put-rows.ts';
import type { RowIndex } from './row-index.ts';
import type { Looked } from './shelf-reads.ts';

export async function writeIn(
  database: Database,
  changes: Changes,
  metaBefore: Meta,
  here: Looked['here'],
  index: RowIndex,
): Promise<void> {
  const { meta, edits, drafts } = database;
  const { rows: put = [], dropRows: drop = [] } = changes;
  const others = [...put.map((row) => row.id), ...drop].filter((id) => !here.has(id));
  for (const row of await getAll(database.rows, others)) here.set(row.id, row);
  const writes: Promise<unknown>[] = [];
  if (changes.meta) writes.push(meta.put({ ...metaBefore, ...changes.meta, key: 'phone' }));
  if (put.length + drop.length > 0)
    writes.push(putRows(database, index, { put, drop, before: (id) => here.get(id) ?? undefined }));
  if (changes.edits?.length) writes.push(edits.bulkPut(changes.edits.map(storedEdit)));
  if (changes.dropEdits?.length) writes.push(edits.bulkDelete([...changes.dropEdits]));
  writes.push(writeMarks(database, changes));
  if (changes.dropDraft !== undefined) writes.push(drafts.delete(changes.dropDraft));
  await Promise.all(writes);
}

async function writeMarks({ marks }: Database, { clearMarks, setMarks }: Changes): Promise<void> {
  if (clearMarks === 'all') await marks.clear();
  else if (clearMarks?.length && (await marks.count()) > 0) await marks.bulkDelete([...clearMarks]);
  if (!setMarks?.length) return;
  const wanted = setMarks.map((mark) => mark.id);
  const there = byId<Mark>(await getAll(marks, wanted));
  await marks.bulkPut(setMarks.filter((mark) => !there.has(mark.id)));
}

function storedEdit(edit: Edit): StoredEdit {
  return {
    ...edit,
    ...(edit.state === 'settled' ? { settled: edit.commit } : {}),
    ...(needsAttention(edit) ? { needs: 1 } : {}),
  };
}
