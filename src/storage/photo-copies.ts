/**
 * The second copy of photos that wait: a file each in the origin's private file system (hazard 8), beside the copy
 * of what is unsent. Of drafts there is none: one that was given up must not come back.
 */
import type { CopyFolder } from './copy-folder.ts';
import type { Database } from './database.ts';
import { packPhoto, unpackPhoto } from './photo-file.ts';
import { putUnsentBack, readUnsent } from './unsent-photos.ts';

export interface PhotoCopies {
  /** Copies what is not copied yet, and drops what is settled. */
  write(): Promise<void>;
  /** Puts back what the store lost; gives back how many. */
  restore(): Promise<number>;
}

/** `start`: what the names of these files begin with. */
export function createPhotoCopies(database: Database, folder: CopyFolder, start: string): PhotoCopies {
  const copied = async (): Promise<readonly string[]> =>
    (await folder.names()).filter((one) => one.startsWith(start)).map((one) => one.slice(start.length));

  return {
    async write() {
      const waiting = await database.photos.where('state').anyOf('waiting', 'refused').primaryKeys();
      const there = new Set(await copied());
      for (const id of there) if (!waiting.includes(id)) await folder.drop(start + id);
      for (const id of waiting) {
        const photo = there.has(id) ? null : await readUnsent(database, id);
        if (photo && !(await hasRoomFor(folder, start + id, await packPhoto(photo)))) return;
      }
    },
    async restore() {
      let restored = 0;
      for (const id of await copied()) {
        if (await database.photos.get(id)) continue;
        const content = await folder.readBytes(start + id);
        const photo = content && (await unpackPhoto(content));
        if (photo && (await putUnsentBack(database, photo))) restored += 1;
      }
      return restored;
    },
  };
}

/** A full phone needs its room for what is written next: it goes without second copies of photos. */
async function hasRoomFor(folder: CopyFolder, name: string, content: ArrayBuffer): Promise<boolean> {
  try {
    await folder.write(name, content);
    return true;
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'QuotaExceededError') return false;
    throw fault;
  }
}
