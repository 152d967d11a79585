/** The photos that are nowhere but on this phone, one at a time, and back. */
import type { Database } from './database.ts';
import type { WholePhoto } from './photo-file.ts';

const ONLY_HERE = ['draft', 'waiting', 'refused'] as const;

/** How many, and bytes of all. */
export async function sizeOfUnsent({ photos }: Database): Promise<{ count: number; bytes: number }> {
  const size = { count: 0, bytes: 0 };
  await photos
    .where('state')
    .anyOf(ONLY_HERE)
    .each((row) => {
      size.count += 1;
      size.bytes += row.size;
    });
  return size;
}

export async function idsOfUnsent({ photos }: Database): Promise<readonly string[]> {
  return photos.where('state').anyOf(ONLY_HERE).primaryKeys();
}

/** null: sent, or given up meanwhile. */
export async function readUnsent({ photos, photoBytes }: Database, id: string): Promise<WholePhoto | null> {
  const [row, kept] = await Promise.all([photos.get(id), photoBytes.get(id)]);
  const isOnlyHere = ONLY_HERE.some((state) => state === row?.state);
  return row && kept && isOnlyHere ? { row, bytes: kept.bytes } : null;
}

/** Waits again, to be sent under its own id. False: it is here, whatever became of it. */
export async function putUnsentBack(database: Database, { row, bytes }: WholePhoto): Promise<boolean> {
  const { photos, photoBytes } = database;
  return database.transaction('rw', [photos, photoBytes], async () => {
    if (await photos.get(row.id)) return false;
    await photoBytes.put({ id: row.id, bytes });
    await photos.put(row);
    return true;
  });
}
